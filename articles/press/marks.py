"""Puts attribution marks on the blocks a reader's app gets. A mark carries only `ref`, the place of
the source in the disclosure; nothing internal is printed."""

from collections.abc import Iterator, Sequence
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
    """The same blocks, their spans split where an attributed passage begins and ends: each passage
    is marked once, across blocks where it runs on. Marks that an editor's tool left in the text
    itself are dropped: they name nothing a reader may know."""
    texts = list(_with_spans(blocks))
    for block in texts:
        block["spans"] = [_without_tokens(span) for span in block["spans"]]
    whole, starts = _joined(texts)
    for passage in passages:
        found = find_quote(whole, passage.exact, passage.prefix, passage.suffix)
        if found is None:
            continue
        mark = {"type": "attribution", "ref": passage.ref}
        for block, start in zip(texts, starts, strict=True):
            first, last = found.start - start, found.end - start
            block["spans"] = _marked(block["spans"], max(0, first), max(0, last), mark)
    return blocks


def _with_spans(of: Any) -> Iterator[dict[str, Any]]:
    """Everything that holds running text: blocks, items of lists, cells of tables."""
    if isinstance(of, list):
        for one in of:
            yield from _with_spans(one)
    elif isinstance(of, dict):
        if "spans" in of:
            yield of
        for name, inner in of.items():
            if name != "spans":
                yield from _with_spans(inner)


def _joined(texts: list[dict[str, Any]]) -> tuple[str, list[int]]:
    """The text of all blocks, apart by an empty line, and where each begins in it."""
    whole, starts = "", []
    for block in texts:
        starts.append(len(whole))
        whole += "".join(span["text"] for span in block["spans"]) + "\n\n"
    return whole, starts


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
