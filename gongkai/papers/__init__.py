"""The documents as papers: Word on a letter paper, a web page for an editor, an Excel sheet.

What they say is Markdown already; nothing here changes, adds or leaves out a word of it.
"""
