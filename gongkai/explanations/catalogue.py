"""All explanations, in the order in which a person meets the problems."""

from gongkai.diagnostics import did_you_mean
from gongkai.explanations import fields, files, lists, plan, progress, records, texts
from gongkai.explanations.explanation import Chapter, Explanation

CHAPTERS: tuple[Chapter, ...] = (
    files.CHAPTER,
    files.SYNTAX_CHAPTER,
    fields.CHAPTER,
    records.CHAPTER,
    lists.CHAPTER,
    plan.CHAPTER,
    plan.UNITS_CHAPTER,
    texts.CHAPTER,
    progress.CHAPTER,
)


def explanations() -> tuple[Explanation, ...]:
    """Return every explanation."""
    return tuple(each for chapter in CHAPTERS for each in chapter.explanations)


def explanation(code: str) -> Explanation | None:
    """Return the explanation of a code, if there is such a code."""
    return next((each for each in explanations() if each.code == code), None)


def nearest_code(word: str) -> str:
    """Return 「，是不是“…”？」 for a code that does not exist, or an empty text."""
    return did_you_mean(word, [each.code for each in explanations()])


def page(each: Explanation) -> str:
    """Return an explanation as a person reads it at a terminal."""
    return "\n".join(
        (
            f"{each.code}（{each.severity.word}）：{each.title}",
            "",
            f"为什么：{each.why}",
            f"怎么改：{each.mend}",
            "",
            "错的写法：",
            *_indented(each.wrong.shown),
            "",
            "对的写法：",
            *_indented(each.right.shown),
            "",
        )
    )


def contents() -> str:
    """Return the list of all codes, each with its severity and what it says."""
    width = max(len(each.code) for each in explanations())
    lines: list[str] = []
    for chapter in CHAPTERS:
        lines += [chapter.title, ""]
        lines += [
            f"  {each.code:<{width}}  {each.severity.word}  {each.title}"
            for each in chapter.explanations
        ]
        lines.append("")
    return "\n".join([*lines, "查看其中一条：gongkai explain 代码", ""])


def _indented(text: str) -> list[str]:
    return [f"    {line}".rstrip() for line in text.split("\n")]
