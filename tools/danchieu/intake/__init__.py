"""Import: a document becomes the draft of a page; the fact files become pages of front matter."""

from danchieu.intake.draft import Draft, draft
from danchieu.intake.writing import Report, add, show

__all__ = ["Draft", "Report", "add", "draft", "show"]
