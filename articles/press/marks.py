"""Puts attribution marks on the blocks a reader's app gets. A mark carries only `ref`, the place of
the source in the disclosure; nothing internal is printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from articles.text.passages import find_quote


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that rest on a source readers are told of; `ref`: its place in the disclosure."""

    ref: int
    exact: str
    prefix: str = ""
    suffix: str = ""


def mark_attributions(
    blocks: list[dict[str, Any]], passages: Sequence[Passage]
) -> list[dict[str, Any]]:
    """The same blocks, their spans split where an attributed passage begins and ends. Marks that an
    editor's tool left in the text itself are dropped: they name nothing a reader may know."""
    for block in blocks:
        spans = [_without_tokens(span) for span in block.get("spans", [])]
        for passage in passages:
            whole = "".join(span["text"] for span in spans)
            found = find_quote(whole, passage.exact, passage.prefix, passage.suffix)
            if found:
                mark = {"type": "attribution", "ref": passage.ref}
                spans = _marked(spans, found.start, found.end, mark)
        if "spans" in block:
            block["spans"] = spans
    return blocks


def _without_tokens(span: dict[str, Any]) -> dict[str, Any]:
    marks = [mark for mark in span.get("marks", []) if mark["type"] != "attribution"]
    return {**span, "marks": marks}


def _marked(
    spans: list[dict[str, Any]], start: int, end: int, mark: dict[str, Any]
) -> list[dict[str, Any]]:
    result = []
    at = 0
    for span in spans:
        text = span["text"]
        cuts = sorted({0, len(text), *(c - at for c in (start, end) if 0 < c - at < len(text))})
        for left, right in pairwise(cuts):
            inside = start <= at + left and at + right <= end
            marks = [*span["marks"], mark] if inside else span["marks"]
            result.append({**span, "text": text[left:right], "marks": marks})
        at += len(text)
    return result
