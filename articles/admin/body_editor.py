"""The editor of a story's body: django-prose-editor with this paper's own blocks and marks.

What it may write is what articles.text.html.sanitise keeps; the server cleans again on every save,
so a node that one of them does not know is lost there and not on the page."""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext
from django_prose_editor.config import expand_extensions
from django_prose_editor.widgets import AdminProseEditorWidget

from articles.text.bidi import direction
from articles.text.languages import pack

_MODULES = ("nodes", "marks", "direction", "pasting", "typing", "toolbar")

_EXTENSIONS: dict[str, Any] = {
    "Bold": True,
    "Italic": True,
    "Heading": {"levels": [2, 3]},
    "Quotation": True,
    "Speaker": True,
    "Verse": True,
    "BulletList": True,
    "OrderedList": {"enableListAttributes": False},
    "ListItem": True,
    "HardBreak": True,
    "HorizontalRule": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto", "tel"]},
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "PullQuote": True,
    "PictureFigure": True,
    "Gallery": True,
    "EmbedFigure": True,
    "FigureCaption": True,
    "Attribution": True,
    "Isolation": True,
    "WritingDirection": True,
}


class BodyEditor(AdminProseEditorWidget):
    """`may_attribute`: whether to offer the button that ties a passage to an agreement."""

    def __init__(self, *, language: str, may_attribute: bool = False) -> None:
        super().__init__(preset="configurable")
        self.language = language
        self.may_attribute = may_attribute

    def get_config(self) -> dict[str, Any]:
        toolbar = {
            "labels": _labels(),
            "language": self.language,
            "mayAttribute": self.may_attribute,
        }
        return {
            "extensions": expand_extensions(
                {
                    **_EXTENSIONS,
                    "Menu": {"defaultItems": False, "groups": _groups()},
                    "NoSpellCheck": False,
                    "Toolbar": toolbar,
                    "Typing": {
                        "language": self.language,
                        "isRightToLeft": direction(self.language) == "rtl",
                        "perMinute": pack(self.language).words_a_minute,
                        "words": gettext("Words"),
                        "minutes": gettext("Minutes to read"),
                    },
                    "Pasting": {
                        "address": reverse("admin:articles_article_paste"),
                        "failed": gettext("The server did not answer: only plain text was pasted."),
                    },
                }
            ),
            "js_modules": [static(f"articles/admin/editor/{name}.js") for name in _MODULES],
        }


def _groups() -> list[dict[str, str]]:
    names = ("text", "blocks", "inserts", "language", "sources", "notes", "history")
    return [{"group": name} for name in names]


def _labels() -> dict[str, str]:
    """What the editor's buttons and questions say, in the language of the screen."""
    return {
        "bold": gettext("Strong"),
        "italic": gettext("Emphasis"),
        "link": gettext("Link"),
        "unlink": gettext("Remove the link"),
        "paragraph": gettext("Paragraph"),
        "headingSign": gettext("H"),
        "heading2": gettext("Heading"),
        "heading3": gettext("Smaller heading"),
        "bulletList": gettext("List"),
        "orderedList": gettext("Numbered list"),
        "blockquote": gettext("Quotation"),
        "pullQuote": gettext("Pull quote"),
        "speaker": gettext("Who said it"),
        "verse": gettext("Verse"),
        "picture": gettext("Picture"),
        "gallery": gettext("Gallery"),
        "embed": gettext("Embed"),
        "table": gettext("Table"),
        "row": gettext("Add a row"),
        "column": gettext("Add a column"),
        "removeTable": gettext("Remove the table"),
        "rule": gettext("Dividing line"),
        "rtl": gettext("Paragraph from right to left"),
        "ltr": gettext("Paragraph from left to right"),
        "isolate": gettext("Keep a phrase in its own direction"),
        "attribute": gettext("Attribute the passage to a source"),
        "unattribute": gettext("Remove the attribution"),
        "note": gettext("A note for colleagues"),
        "undo": gettext("Undo"),
        "redo": gettext("Redo"),
        "address": gettext("Address"),
        "caption": gettext("Caption"),
        "insert": gettext("Insert"),
    }
