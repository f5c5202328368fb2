"""In which of many months or years something was printed, without reading all that was."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise

from django.db import connections
from django.db.models.expressions import RawSQL

from articles.models.publication import PublicationQuerySet

_END = datetime.max.replace(tzinfo=UTC)


def begun_in(stories: PublicationQuerySet, moments: Sequence[datetime]) -> list[datetime]:
    """Of these moments, ascending, those from which on and before the next one of `stories` first
    appeared; nothing ends what the last one begins. 1 query: a look into the index for each."""
    if not moments:
        return []
    moment, _key = stories.ordered_by
    start, end = RawSQL("period.start", ()), RawSQL("period.following", ())
    one = stories.order_by().filter(**{f"{moment}__gte": start, f"{moment}__lt": end})
    sql, values = one.values("pk")[:1].query.get_compiler(stories.db).as_sql()
    connection = connections[stories.db]
    periods = [
        (number, *map(connection.ops.adapt_datetimefield_value, period))
        for number, period in enumerate(pairwise([*moments, _END]))
    ]
    rows = ", ".join(["(%s, %s, %s)"] * len(periods))
    # The offset keeps PostgreSQL from joining all stories to the periods.
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH period (number, start, following) AS (VALUES {rows}) "
            f"SELECT number FROM period WHERE EXISTS ({sql} OFFSET 0) ORDER BY number",
            [*(value for period in periods for value in period), *values],
        )
        return [moments[number] for (number,) in cursor.fetchall()]
