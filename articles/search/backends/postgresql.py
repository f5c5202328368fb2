"""Words in a column `vector` of each table of words, as a tsvector we write ourselves.

Stems stand at their places with a weight: A headline, B lead, C body, D another reading at the
same place. Words as written (=) and beginnings (~) are lexemes without a place."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connections
from django.db.models import Model, QuerySet
from django.db.models.expressions import RawSQL

from articles.search import expressions
from articles.search.documents import Document
from articles.search.expressions import All, Expression, Without, Words

_WEIGHTS = {"head": "A", "lead": "B", "body": "C", "alternates": "D"}
_SIGNS = {"spelled": "=", "begins": "~"}
_GAP = 8  # places between two fields, so that no phrase reaches over
_LAST_PLACE = 16_383


def write(model: type[Model], documents: Iterable[tuple[int, Document]], *, using: str) -> None:
    """Keeps the words of rows that are there and have none yet."""
    rows = [(key, vector(document)) for key, document in documents]
    if not rows:
        return
    table, key = model._meta.db_table, model._meta.pk
    column = key.column if key else ""
    values = ", ".join(["(%s::bigint, %s::tsvector)"] * len(rows))
    with connections[using].cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} SET vector = given.vector FROM (VALUES {values}) "
            f"AS given (key, vector) WHERE {table}.{column} = given.key",
            [value for row in rows for value in row],
        )


def answering(
    rows: QuerySet[Any], model: type[Model], asked: Expression, *, below: int | None
) -> QuerySet[Any]:
    """Of `rows`, which are joined to `model`, those that answer; by key, the highest first, and
    only keys less than `below`."""
    table, key = model._meta.db_table, model._meta.pk
    column = key.column if key else ""
    where, params = [f'"{table}"."vector" @@ %s::tsquery'], [written(asked)]
    if below is not None:
        where.append(f'"{table}"."{column}" < %s')
        params.append(below)  # type: ignore[arg-type]
    return rows.extra(where=where, params=params, order_by=[f"-{table}.{column}"])


def keys(model: type[Model], asked: Expression) -> RawSQL:
    """The keys of the rows that answer, as a subquery."""
    table, key = model._meta.db_table, model._meta.pk
    column = key.column if key else ""
    sql = f"SELECT found.{column} FROM {table} AS found WHERE found.vector @@ %s::tsquery"
    return RawSQL(sql, (written(asked),))


def vector(document: Document) -> str:
    """The literal of a tsvector."""
    places: dict[str, list[str]] = {}
    for lexeme, place, weight in _placed(document):
        places.setdefault(lexeme, []).append(f"{min(place, _LAST_PLACE)}{weight}")
    literal = [f"{_quoted(lexeme)}:{','.join(at)}" for lexeme, at in places.items()]
    literal += [_quoted(f"={word}") for word in document.spelled]
    literal += [_quoted(f"~{word}") for word in document.begins]
    return " ".join(literal)


def written(asked: Expression) -> str:
    """The literal of a tsquery; every word is quoted, so that none is an operator."""
    match asked:
        case Words(stems, fields, prefix):
            return f"({_words(stems, fields, prefix)})"
        case All(parts):
            return f"({' & '.join(written(part) for part in parts)})"
        case expressions.Any(parts):
            return f"({' | '.join(written(part) for part in parts)})"
        case Without(wanted, unwanted):
            return f"({written(wanted)} & !{written(unwanted)})"


def _words(stems: tuple[str, ...], fields: tuple[str, ...], prefix: bool) -> str:
    if sign := _SIGNS.get(fields[0]):
        return " & ".join(f"{_quoted(sign + stem)}{':*' if prefix else ''}" for stem in stems)
    weights = "".join(_WEIGHTS[field] for field in fields)
    first, *others = stems
    following = "ABC" if fields == ("alternates",) else weights
    return " <-> ".join(
        [f"{_quoted(first)}:{weights}", *(f"{_quoted(stem)}:{following}" for stem in others)]
    )


def _placed(document: Document) -> Iterator[tuple[str, int, str]]:
    place = 0
    for words, weight in zip(document.fields, "ABC", strict=True):
        for word in words:
            place += 1
            yield word.primary, place, weight
            for stem in word.alternates:
                yield stem, place, "D"
        place += _GAP


def _quoted(lexeme: str) -> str:
    doubled = lexeme.replace("\\", "\\\\").replace("'", "''")
    return f"'{doubled}'"
