"""GET changes/: what was published, updated, corrected, withdrawn, retracted and restored, in the
order in which it was written."""

import re
from itertools import takewhile
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers

from articles.api.documentation import PROBLEM
from articles.api.problems import Problem
from articles.api.questions import PagedQuery
from articles.api.reading import ReadersView
from articles.models import Change, Epoch

_CURSOR = re.compile(r"([0-9a-f]{8})\.(0|[1-9][0-9]{0,17})", re.ASCII)


@extend_schema_field(OpenApiTypes.STR)
class Place(serializers.Field[Any, Any, Any, Any]):
    def to_internal_value(self, data: Any) -> tuple[str, int]:
        if not (found := _CURSOR.fullmatch(str(data))):
            raise serializers.ValidationError(
                _("Take the cursor from the answer before."), code="bad_cursor"
            )
        return found[1], int(found[2])


class ChangesQuery(PagedQuery):
    cursor = Place(  # type: ignore[assignment]
        required=False, help_text="From the answer before; without it, from the start."
    )


class ChangeEntry(serializers.Serializer[Any]):
    sequence = serializers.IntegerField()
    uuid = serializers.UUIDField()
    id = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=Change.Kind.choices)
    languages = serializers.ListField(child=serializers.CharField())
    at = serializers.DateTimeField()
    notice = serializers.DictField(
        child=serializers.CharField(),
        required=False,
        help_text="What readers are told of a withdrawal or retraction, by language.",
    )


class Changes(serializers.Serializer[Any]):
    cursor = serializers.CharField(help_text="Ask again with it, also when there was nothing.")
    results = ChangeEntry(many=True)


class ChangeList(ReadersView):
    """The oldest first, 2 queries. Clients that follow it forget what was taken back. 410: the
    paper was brought back from a backup, and what came after it has to be read from the start."""

    query = ChangesQuery

    @extend_schema(
        operation_id="changes_list",
        parameters=[ChangesQuery],
        responses={200: Changes, **PROBLEM},
    )
    def get(self, request: Any) -> HttpResponse:
        epoch = Epoch.objects.name_of_now()
        told, after = self.asked.get("cursor", (epoch, 0))
        if told != epoch:
            raise Problem("begun_anew")
        found = Change.objects.filter(sequence__gt=after).order_by("sequence")
        now = timezone.now()
        # Another machine's clock may be ahead: what comes after such a row waits with it.
        rows = list(takewhile(lambda row: row.at <= now, found[: self.asked["page_size"]]))
        cursor = f"{epoch}.{rows[-1].sequence if rows else after}"
        results = [
            {
                "sequence": row.sequence,
                "uuid": row.uuid,
                "id": row.article_id,
                "kind": row.kind,
                "languages": row.languages,
                "at": timezone.localtime(row.at),
                **({"notice": row.notice} if row.notice else {}),
            }
            for row in rows
        ]
        return self.fresh((cursor, len(rows)), lambda: {"cursor": cursor, "results": results})
