"""Comments in a document's Markdown that say what Markdown has no sign for.

``<!-- 样式：版记 -->`` names the style of the next paragraph, heading or table;
``<!-- 换页 -->`` begins a page; ``<!-- 合并：第2列 -->`` joins the blank cells of that column of
the next table to the cell above. Readers of Markdown show none of them; papers obey them.
"""

import re

MARKER = re.compile(r"<!--[ \t]*(样式|合并|换页)(?:[：:][ \t]*([^\s>-][^>\n]*?))?[ \t]*-->")
"""A marker: its word, and its value if it has one."""

_LINE = re.compile(rf"^[ \t]*{MARKER.pattern}[ \t]*\n", re.MULTILINE)


def without_markers(markdown: str) -> str:
    """Return the Markdown as a person reads it, without the comments that are for papers."""
    return _LINE.sub("", markdown)
