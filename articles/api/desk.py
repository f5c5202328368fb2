"""GET desk/queue/ · GET desk/articles/{id}/: the editors' client. It sees the working copy and what
stands against each move; of sources, agreements and notes it sees nothing."""

from typing import Any

from django.conf import settings
from django.http import Http404
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from articles import workflow
from articles.api import pagination
from articles.api.documentation import PROBLEM
from articles.api.permissions import ByToken, OnTheDesk
from articles.api.questions import OneOf, PagedQuery, Query
from articles.api.reading import AskedView, iso
from articles.models import Article, Status
from articles.models.story_fields import TEXT_FIELDS
from articles.reading import keyset
from articles.workflow import MOVES, Reason, signoffs

IN_PROGRESS = [Status.DRAFT, Status.IN_REVIEW, Status.APPROVED, Status.SCHEDULED]


class DeskView(AskedView):
    """Never kept by a cache."""

    authentication_classes = (ByToken,)
    permission_classes = (OnTheDesk,)
    throttle_scope = "desk"

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        response.setdefault("Content-Language", getattr(self, "language", settings.LANGUAGE_CODE))
        patch_vary_headers(response, ["Authorization", "Accept-Language"])
        return response


class ReasonEntry(serializers.Serializer[Any]):
    code = serializers.CharField()
    message = serializers.CharField(help_text="In the language of the answer.")
    field = serializers.CharField(help_text="The field that puts it right, or nothing.")
    is_advice = serializers.BooleanField()


class MoveEntry(serializers.Serializer[Any]):
    name = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]


class CheckEntry(serializers.Serializer[Any]):
    code = serializers.CharField(help_text="What «checklist» of a sign-off sends back.")
    sentence = serializers.CharField()


class NeedEntry(serializers.Serializer[Any]):
    kind = serializers.CharField()
    language = serializers.CharField()
    is_given = serializers.BooleanField()
    checklist = CheckEntry(many=True)


class StoryEntry(serializers.Serializer[Any]):
    """A story as the desk lists it."""

    id = serializers.IntegerField()
    uuid = serializers.UUIDField()
    version = serializers.IntegerField()
    status = serializers.ChoiceField(choices=Status.values)
    source_language = serializers.CharField()
    headline = serializers.SerializerMethodField()
    section = serializers.SerializerMethodField()
    genre = serializers.CharField()
    urgency = serializers.IntegerField()
    legal_hold = serializers.BooleanField()
    publish_at = serializers.SerializerMethodField()
    embargoed_until = serializers.SerializerMethodField()
    changed_at = serializers.SerializerMethodField()

    def get_headline(self, article: Article) -> str:
        return article.text("headline", article.source_language)

    def get_section(self, article: Article) -> str | None:
        return article.section.slug if article.section else None

    def get_publish_at(self, article: Article) -> str | None:
        return iso(article.publish_at)

    def get_embargoed_until(self, article: Article) -> str | None:
        return iso(article.embargoed_until)

    def get_changed_at(self, article: Article) -> str | None:
        return iso(article.changed_at)


class StoryDetail(StoryEntry):
    """The working copy, the moves of this account, the sign-offs and what printing still needs."""

    texts = serializers.SerializerMethodField()
    moves = serializers.SerializerMethodField()
    sign_offs = serializers.SerializerMethodField()
    printing_needs = serializers.SerializerMethodField()

    def get_texts(self, article: Article) -> dict[str, dict[str, str]]:
        return {
            code: {name: article.text(name, code) for name in TEXT_FIELDS}
            for code in settings.LANGUAGE_CODES
        }

    def get_moves(self, article: Article) -> MoveEntry(many=True):  # type: ignore[valid-type]
        return [
            {"name": name, "label": str(MOVES[name].label)}
            for name in workflow.allowed_moves(article, self.context["user"])
            if MOVES[name].is_pressed
        ]

    def get_sign_offs(self, article: Article) -> NeedEntry(many=True):  # type: ignore[valid-type]
        facts = workflow.Facts(article)
        held = signoffs.holding(facts)
        needs = signoffs.all_needed(facts)
        return [
            {
                "kind": str(need.kind),
                "language": need.language,
                "is_given": need in held,
                "checklist": [
                    {"code": code, "sentence": str(sentence)}
                    for code, sentence in workflow.checklist(need.kind).items()
                ],
            }
            for need in needs
        ]

    def get_printing_needs(self, article: Article) -> ReasonEntry(many=True):  # type: ignore[valid-type]
        return told(workflow.what_printing_needs(workflow.Facts(article), at=self.context["now"]))


class QueueQuery(PagedQuery):
    status = OneOf(choices=Status.values, required=False, help_text="Without it: in progress.")


class QueuePage(serializers.Serializer[Any]):
    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)
    results = StoryEntry(many=True)


class Queue(DeskView):
    """Stories in one state, or all that are on their way, the last changed first: those that the
    account may see."""

    query = QueueQuery

    @extend_schema(
        operation_id="desk_queue", parameters=[QueueQuery], responses={200: QueuePage, **PROBLEM}
    )
    def get(self, request: Any) -> Response:
        states = [self.asked["status"]] if "status" in self.asked else IN_PROGRESS
        page = keyset.page(
            Article.objects.seen_by(request.user).filter(status__in=states).for_list(),
            self.asked.get("cursor"),
            size=self.asked["page_size"],
            by="changed_at",
        )
        answer = {
            "next": pagination.link(request, page.next),
            "previous": pagination.link(request, page.previous),
            "results": StoryEntry(page.rows, many=True).data,
        }
        return Response(answer)


class Story(DeskView):
    @extend_schema(
        operation_id="desk_article", parameters=[Query], responses={200: StoryDetail, **PROBLEM}
    )
    def get(self, request: Any, id: int) -> Response:
        return Response(detail(story_of(request.user, id), request.user))


def story_of(user: Any, number: int) -> Article:
    """Raises Http404 for a story that is not there or not this account's to see."""
    seen = Article.objects.seen_by(user).select_related("section")
    found: Article | None = seen.filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def detail(article: Article, user: Any) -> dict[str, Any]:
    return StoryDetail(article, context={"user": user, "now": timezone.now()}).data


def told(reasons: list[Reason]) -> list[dict[str, Any]]:
    """Reasons in the words the admin shows, in the active language."""
    return [
        {
            "code": reason.code,
            "message": str(reason.message),
            "field": reason.field,
            "is_advice": reason.is_advice,
        }
        for reason in reasons
    ]
