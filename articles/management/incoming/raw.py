"""A raw story: one file of plain text, as a reporter's telephone sends it."""

from articles.management.incoming.story import Incoming, decoded, digest_of, without_nul
from articles.text.html import from_plain
from articles.text.raw_story import read_raw


def read(content: bytes, language: str) -> Incoming:
    """Every word stays; a share label at the end goes; no headline is made up."""
    text = without_nul("file", decoded(content))
    story = read_raw(text)
    return Incoming(
        language=language,
        texts={language: {"body": from_plain("\n".join(story.paragraphs))}},
        uri=digest_of(language, "", text),
        remarks=[f"left out at the end: {dropped}" for dropped in story.dropped],
    )
