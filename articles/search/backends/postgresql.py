"""Words in a column `vector` of each table of words, as a tsvector we write ourselves.

Stems stand at their places with a weight: A headline, B lead, C body; another reading of a word
(+) stands at the same place. The rest are lexemes without a place: stems of the headline (#), of
headline or lead (^), words as written (=), beginnings (~) and which words are neighbours (&).

The index alone answers for a lexeme without weight and without neighbour. For a phrase it knows
which rows may have it, and these are read themselves, the newest first and no more than a page
asks for: a long story's vector takes as long to read as a hundred entries of the index."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from typing import Any, Literal
from zlib import crc32

from django.db import connections
from django.db.models import Model
from django.db.models.expressions import RawSQL

from articles.models import PrintedWords
from articles.search import expressions
from articles.search.documents import Document
from articles.search.expressions import All, Expression, Without, Words
from articles.search.statements import Gate, Part, Window

_SIGNS = {
    ("head",): "#",
    ("head", "lead"): "^",
    ("head", "lead", "body"): "",
    ("alternates",): "+",
    ("spelled",): "=",
    ("begins",): "~",
}
_WEIGHTS = {("head",): ":A", ("head", "lead"): ":AB"}
_GAP = 8  # places between two fields, so that no phrase reaches over

_TABLE = PrintedWords._meta.db_table

# What more rows have than are counted is looked for among so many of the newest first.
_WALKED = 200

# The planner does not know what it costs to read a vector: to it the whole table is a trifle.
BEFORE = "SET LOCAL enable_seqscan = off; SET LOCAL jit = off; "


def write(model: type[Model], documents: Iterable[tuple[int, Document]], *, using: str) -> None:
    """Keeps the words of rows that are there and have none yet."""
    rows = [(key, document.written(vector)) for key, document in documents]
    if not rows:
        return
    table, column = _named(model)
    values = ", ".join(["(%s::bigint, %s::tsvector)"] * len(rows))
    with connections[using].cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} SET vector = given.vector FROM (VALUES {values}) "
            f"AS given (key, vector) WHERE {table}.{column} = given.key",
            [value for row in rows for value in row],
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
    within `window` and are let through; nothing, and no work, where `only` is false. Where `often`
    is true they are looked for among the newest first."""
    if often and _in_text(asked):
        newest = f"{name}_newest"
        enough = f"(SELECT COUNT(*) FROM {newest}) >= {most}"
        first = _walked(newest, gate, asked, window=window, most=most, only=only)
        sorted_ = _sorted(
            name, gate, asked, window=window, most=most, only=f"{only} AND NOT {enough}"
        )
        either = f"SELECT * FROM {newest} WHERE {enough} UNION ALL ({sorted_.sql})"
        return [first, Part(name, either, sorted_.values)]
    return [_sorted(name, gate, asked, window=window, most=most, only=only)]


def counting(gate: Gate, asked: Expression, window: Window, *, most: int) -> tuple[str, list[Any]]:
    """A statement: how many answer, no more than `most`."""
    passes, values = _passes(gate, asked)
    sql = (
        f"SELECT COUNT(*) FROM (SELECT 1 FROM {_TABLE} AS hit "
        f"WHERE hit.vector @@ %s::tsquery AND place + 0 >= %s AND place + 0 < %s "
        f"AND {passes} LIMIT {most}) AS few"
    )
    return sql, [written(asked, "may"), *window, *values]


def _sorted(
    name: str,
    gate: Gate,
    asked: Expression,
    *,
    window: Window,
    most: int,
    only: str,
) -> Part:
    """All that the index knows, sorted; then the gate, which is asked for a page's rows alone."""
    passes, values = _passes(gate, asked)
    # The sum keeps the planner from walking the whole table by place, reading every vector.
    sql = (
        "SELECT hit.place, hit.publication_id "
        "FROM (SELECT place + 0 AS place, publication_id, vector "
        f"FROM {_TABLE} WHERE vector @@ %s::tsquery AND place + 0 >= %s AND place + 0 < %s "
        f"ORDER BY 1 DESC OFFSET 0) AS hit WHERE {only} AND {passes} ORDER BY 1 DESC LIMIT {most}"
    )
    return Part(name, sql, [written(asked, "may"), *window, *values])


def _walked(
    name: str,
    gate: Gate,
    asked: Expression,
    *,
    window: Window,
    most: int,
    only: str,
) -> Part:
    """Those among the newest rows alone, each of which is read."""
    passes, values = _passes(gate, asked)
    sql = (
        "SELECT hit.place, hit.publication_id FROM (SELECT place, publication_id, vector "
        f"FROM {_TABLE} WHERE place >= %s AND place < %s ORDER BY 1 DESC LIMIT {_WALKED}) AS hit "
        f"WHERE {only} AND hit.vector @@ %s::tsquery AND {passes} ORDER BY 1 DESC LIMIT {most}"
    )
    return Part(name, sql, [*window, written(asked), *values])


def _passes(gate: Gate, asked: Expression) -> tuple[str, list[Any]]:
    """A condition on the row `hit` of words: its publication is let through, and it has the
    phrases that are asked for."""
    # The offset keeps the planner from joining: a page's rows are looked up one by one.
    is_public = f"EXISTS ({gate.sql} OFFSET 0)"
    if not _has_phrase(asked):
        return is_public, gate.values
    return f"hit.vector @@ %s::tsquery AND {is_public}", [written(asked), *gate.values]


def keys(model: type[Model], asked: Expression) -> RawSQL:
    """The keys of the rows that answer, as a subquery."""
    table, column = _named(model)
    sql = f"SELECT hit.{column} FROM {table} AS hit WHERE hit.vector @@ %s::tsquery"
    if not _has_phrase(asked):
        return RawSQL(sql, (written(asked),))
    return RawSQL(f"{sql} AND hit.vector @@ %s::tsquery", (written(asked, "may"), written(asked)))


def vector(document: Document) -> str:
    """The literal of a tsvector."""
    literal = [f"{_quoted(lexeme)}:{','.join(at)}" for lexeme, at in _placed(document).items()]
    head, lead, body = ([word.primary for word in words] for words in document.fields)
    lexemes = [
        *(f"#{stem}" for stem in head),
        *(f"^{stem}" for stem in (*head, *lead)),
        *(f"={word}" for word in document.spelled),
        *(f"~{word}" for word in document.begins),
    ]
    for words in (head, lead, body):
        lexemes += _neighbours(words)
    return " ".join([*literal, *map(_quoted, dict.fromkeys(lexemes))])


def written(asked: Expression, phrases: Literal["exact", "may", "must"] = "exact") -> str:
    """The literal of a tsquery; every word is quoted, so that none is an operator. Of phrases it
    may ask what every row that has one answers ("may"), or only what has it for certain ("must"),
    which is none. Without anything to ask it is empty."""
    match asked:
        case Words():
            return _words(asked, phrases)
        case All(parts):
            found = [written(part, phrases) for part in parts]
            return f"({' & '.join(found)})" if all(found) else ""
        case expressions.Any(parts):
            found = [one for part in parts if (one := written(part, phrases))]
            return f"({' | '.join(found)})" if found else ""
        case Without(wanted, unwanted):
            other: Any = {"may": "must", "must": "may"}.get(phrases, phrases)
            found = [written(wanted, phrases), f"!{written(unwanted, other)}"]
            return f"({' & '.join(one for one in found if one != '!')})" if found[0] else ""


def _words(asked: Words, phrases: str) -> str:
    first, *others = asked.stems
    if asked.fields in (("spelled",), ("begins",)):
        end = ":*" if asked.prefix else ""
        return " & ".join(f"{_quoted(_SIGNS[asked.fields] + stem)}{end}" for stem in asked.stems)
    sign = _SIGNS[asked.fields]
    if not others:
        return _quoted(sign + first)
    is_read_otherwise = asked.fields == ("alternates",)
    if phrases == "exact":
        lexemes = [f"+{first}" if is_read_otherwise else first, *others]
        weight = _WEIGHTS.get(asked.fields, "")
        return f"({' <-> '.join(f'{_quoted(lexeme)}{weight}' for lexeme in lexemes)})"
    if phrases == "must":
        return ""
    follow = "" if is_read_otherwise else sign
    side_by_side = others if is_read_otherwise else asked.stems
    lexemes = [sign + first, *(follow + stem for stem in others)]
    lexemes += _neighbours(side_by_side)
    return f"({' & '.join(map(_quoted, lexemes))})"


def _has_phrase(asked: Expression) -> bool:
    return written(asked) != written(asked, "may")


def _in_text(asked: Expression) -> bool:
    """Whether what answers may stand in the text, where a word can be in every story."""
    match asked:
        case Words(fields=fields):
            return fields not in _WEIGHTS
        case Without(wanted, _):
            return _in_text(wanted)
        case All(parts) | expressions.Any(parts):
            return all(map(_in_text, parts))


def _placed(document: Document) -> dict[str, list[str]]:
    """Each lexeme with the places where it stands."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    place = 0
    for words, weight in zip(document.fields, ("A", "B", "C"), strict=True):
        for word in words:
            place += 1
            found[word.primary].append(f"{place}{weight}")
            for stem in word.alternates:
                found[f"+{stem}"].append(f"{place}")
        place += _GAP
    return found


def _neighbours(words: Iterable[str]) -> list[str]:
    """For each word and the next, one of a million lexemes: as many as there are rows of words
    would be more than the index can hold, and the few rows that have it by chance are read and left
    out."""
    two = pairwise([word.encode() for word in words])
    return [f"&{crc32(second, crc32(first + b' ')) & 0xFFFFF:05x}" for first, second in two]


def _named(model: type[Model]) -> tuple[str, str]:
    """Its table, and the column of its key."""
    key = model._meta.pk
    return model._meta.db_table, (key.column if key else None) or ""


def _quoted(lexeme: str) -> str:
    if "'" in lexeme or "\\" in lexeme:
        lexeme = lexeme.replace("\\", "\\\\").replace("'", "''")
    return f"'{lexeme}'"
