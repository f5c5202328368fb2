"""Words in an FTS5 table beside each table of words: `<table>_index`, its rowid the row's key.

FTS5 keeps one list for a word, whichever columns have it: to ask for those that have it in the
headline is to read all who have it. So stems of the headline, and of headline or lead, stand in
`begins` once more, behind a sign, and have lists of their own."""

from collections.abc import Iterable
from typing import Any

from django.db import connections
from django.db.models import Model
from django.db.models.expressions import RawSQL

from articles.models import PrintedWords
from articles.search import expressions
from articles.search.documents import FOLLOWING, Document, Word
from articles.search.expressions import HEAD, LEAD, All, Expression, Without, Words
from articles.search.statements import Gate, Part, Window

_TABLE = PrintedWords._meta.db_table
_INDEX = f"{_TABLE}_index"

BEFORE = ""

_SIGNS = {HEAD: ".", LEAD: ".."}  # no word begins so

# Stands between words that do not follow each other; no word is written so.
_GAP = "."


def write(model: type[Model], documents: Iterable[tuple[int, Document]], *, using: str) -> None:
    """Keeps the words of rows that are there and have none yet."""
    rows: list[Any] = [(key, *document.written(_columns)) for key, document in documents]
    with connections[using].cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {model._meta.db_table}_index "
            "(rowid, head, lead, body, alternates, spelled, begins) "
            "VALUES (%s, %s, %s, %s, %s, %s, %s)",
            rows,
        )


def answering(
    name: str,
    gate: Gate,
    asked: Expression,
    *,
    window: Window,
    most: int,
    only: str = "TRUE",
    often: bool = False,
) -> list[Part]:
    """Parts of a statement, the last of them `name`: place and key of the `most` newest that answer
    within `window` and are let through; nothing where `only` is false."""
    rows, values = _rows(gate, asked, window)
    # A limit is looked at once; a condition would be asked of every row that has the words.
    end = f"ORDER BY {_INDEX}.rowid DESC LIMIT CASE WHEN {only} THEN {most} ELSE 0 END"
    return [Part(name, f"SELECT hit.place, hit.publication_id {rows} {end}", values)]


def counting(gate: Gate, asked: Expression, window: Window, *, most: int) -> tuple[str, list[Any]]:
    """A statement: how many answer, no more than `most`."""
    rows, values = _rows(gate, asked, window)
    return f"SELECT COUNT(*) FROM (SELECT 1 {rows} LIMIT {most})", values


def _rows(gate: Gate, asked: Expression, window: Window) -> tuple[str, list[Any]]:
    # The plus keeps SQLite from asking the index anew for every row.
    sql = (
        f"FROM {_INDEX} JOIN {_TABLE} AS hit ON hit.place = +{_INDEX}.rowid "
        f"WHERE {_INDEX} MATCH %s AND {_INDEX}.rowid >= %s AND {_INDEX}.rowid < %s "
        f"AND EXISTS ({gate.sql})"
    )
    return sql, [written(asked), *window, *gate.values]


def keys(model: type[Model], asked: Expression) -> RawSQL:
    """The keys of the rows that answer, as a subquery."""
    index = f"{model._meta.db_table}_index"
    return RawSQL(f'SELECT rowid FROM {index} WHERE "{index}" MATCH %s', (written(asked),))


def written(asked: Expression) -> str:
    """The query language of FTS5; every word is quoted, so that none is an operator."""
    match asked:
        case Words(stems, fields, prefix):
            signed = [_quoted(f"{_SIGNS[fields]}{stem}") for stem in stems if fields in _SIGNS]
            if len(signed) == 1:
                return signed[0]
            columns, end = " ".join(fields), " *" if prefix else ""
            phrase = f"({{{columns}}} : {_quoted(' '.join(stems))}{end})"
            return f"({' AND '.join([*signed, phrase])})" if signed else phrase
        case All(parts):
            return f"({' AND '.join(written(part) for part in parts)})"
        case expressions.Any(parts):
            return f"({' OR '.join(written(part) for part in parts)})"
        case Without(wanted, unwanted):
            return f"({written(wanted)} NOT {written(unwanted)})"


def _columns(document: Document) -> list[str]:
    return [
        *(" ".join(word.primary for word in words) for words in document.fields),
        f" {_GAP} ".join(_otherwise(document)),
        " ".join(document.spelled),
        " ".join([*document.begins, *_signed(document)]),
    ]


def _signed(document: Document) -> Iterable[str]:
    for fields, sign in _SIGNS.items():
        words: Any = (word for name in fields for word in getattr(document, name))
        yield from dict.fromkeys(f"{sign}{word.primary}" for word in words)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _otherwise(document: Document) -> Iterable[str]:
    """Every other reading of a word with the words that follow it, for phrases to go on in."""
    for words in document.fields:
        for place, word in enumerate(words):
            if word.alternates:
                rest: Any = words[place + 1 : place + 1 + FOLLOWING]
                yield from (_line(stem, rest) for stem in word.alternates)


def _line(stem: str, following: Iterable[Word]) -> str:
    return " ".join([stem, *(word.primary for word in following)])
