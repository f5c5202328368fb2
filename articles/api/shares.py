"""POST articles/{id}/shares/"""

import re
from typing import Any

from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from articles import shares
from articles.api.cards import ShareCount
from articles.api.documentation import PROBLEM
from articles.api.languages import choose
from articles.api.problems import Problem
from articles.api.questions import OneOf, Query, read_body
from articles.api.reading import ReadersView, iso
from articles.models import Channel, Publication
from articles.reading.shown import share_total

_KEY = re.compile(r"[\x21-\x7e]{1,200}")


class Intent(serializers.Serializer[Any]):
    channel = OneOf(choices=Channel.values)


class SharesSoFar(ShareCount):
    total = serializers.IntegerField(
        allow_null=True, help_text="As of the last count; null where counts are switched off."
    )


class Shares(ReadersView):
    """Counts that a reader of an app chose a channel. It is told of an intent, once; whether it was
    new is nobody's business, so the answer is always the same."""

    throttle_scope = "share"

    @extend_schema(
        request=Intent,
        parameters=[
            Query,
            OpenApiParameter(
                "Idempotency-Key",
                str,
                OpenApiParameter.HEADER,
                description="Any text of 1 to 200 visible ASCII characters; a retry with the same "
                "one on the same day is counted once.",
            ),
        ],
        responses={202: SharesSoFar, **PROBLEM},
    )
    def post(self, request: Any, id: int) -> Response:
        if shares.is_cross_site(request.headers):
            raise Problem("cross_site")
        key = request.headers.get("Idempotency-Key", "")
        if key and not _KEY.fullmatch(key):
            raise Problem("bad_idempotency_key")
        intent = read_body(Intent, request)
        now = timezone.now()
        publication = self._shared(request, id, now)
        shares.record(
            article_id=id,
            channel=intent["channel"],
            language=publication.language,
            address=request.META.get("REMOTE_ADDR", ""),
            agent=request.headers.get("User-Agent", ""),
            purpose=request.headers.get("Sec-Purpose", ""),
            idempotency_key=key,
            at=now,
        )
        counted = {
            "total": share_total(publication),
            "as_of": iso(publication.shares_as_of),
            "basis": "site_intents",
        }
        return Response(counted, status=202, headers={"Cache-Control": "no-store"})

    def _shared(self, request: Any, id: int, now: Any) -> Any:
        public = Publication.objects.public(at=now).filter(article_id=id, shares_enabled=True)
        printed = {one.language: one for one in public.for_card().prefetch_related(None)}
        language = choose(request, self.asked.get("lang"), printed)
        if language is None:
            raise Problem("not_found")
        return printed[language]
