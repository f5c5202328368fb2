"""The search page: a form that works without a script, and what it finds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import addresses
from articles import search as room
from articles.models import Contributor, Publication, Section, Topic
from articles.reading import reads
from articles.site import metadata
from articles.site.context import Paper, editions, in_languages, paper_of, public_page
from articles.text.normalise import clean

PERIODS: Mapping[str, tuple[Promise, timedelta]] = {
    "day": (gettext_lazy("Past 24 hours"), timedelta(days=1)),
    "week": (gettext_lazy("Past week"), timedelta(days=7)),
    "month": (gettext_lazy("Past month"), timedelta(days=31)),
    "year": (gettext_lazy("Past year"), timedelta(days=366)),
}
ORDERS: Mapping[str, Promise] = {
    "relevance": gettext_lazy("Best match first"),
    "newest": gettext_lazy("Newest first"),
}
_FILTERS = ("section", "topic", "contributor", "period", "order")
_SHOWN = 80  # letters of a query in a title


@dataclass(frozen=True, slots=True)
class Answer:
    """A story as a result: its words cut where they answer."""

    story: Publication
    headline: list[room.Piece]
    passage: list[room.Piece]


@reads("q", "after", *_FILTERS)
@public_page
def search(request: HttpRequest) -> HttpResponse:
    """At most 6 queries."""
    now = timezone.now()
    paper = paper_of(request)
    text = " ".join(clean(request.GET.get("q", "")).split())
    chosen = _chosen(request, paper)
    found = _found(text, chosen, request.GET.get("after", ""), paper, now) if text else None
    path = reverse("site:search")
    paths = in_languages(settings.LANGUAGE_CODES, path.removeprefix(paper.root))
    asked = {"q": text, **chosen}
    context = {
        "now": now,
        "page": metadata.Page(
            title=_title(text),
            description=_("Search the paper: forgiving of spelling, with and without vowel marks."),
            path=path,
            paths=paths,
        ),
        "editions": editions(paths, paper.language),
        "is_search": True,
        "text": text,
        "chosen": chosen,
        "found": found,
        "answers": [_answer(one, found) for one in found.publications] if found else [],
        "within": _within(chosen, paper, now),
        "periods": [(code, name) for code, (name, _length) in PERIODS.items()],
        "orders": ORDERS.items(),
        "next": f"?{urlencode({**asked, 'after': found.next})}" if found and found.next else "",
        "first_page": f"?{urlencode(asked)}",
        "is_first_page": "after" not in request.GET,
        "everywhere": f"?{urlencode({'q': text})}",
        "is_narrowed": bool(chosen.keys() - {"order"}),
    }
    response = TemplateResponse(request, "site/search.html", context)
    response["Surrogate-Key"] = "latest"
    return response


@reads("q")
@public_page
def suggest(request: HttpRequest) -> HttpResponse:
    """What may be meant by `q` so far: {"suggestions": [{"text", "kind"}]}. At most 3 queries."""
    names = {"headline": _("Story"), "topic": _("Topic"), "person": _("Writer")}
    found = room.suggest(
        text=clean(request.GET.get("q", "")),
        language=paper_of(request).language,
        at=timezone.now(),
    )
    told = [{"text": one.text, "kind": names[one.kind]} for one in found]
    return JsonResponse({"suggestions": told}, json_dumps_params={"ensure_ascii": False})


def _chosen(request: HttpRequest, paper: Paper) -> dict[str, str]:
    """The filters that are set; a choice that is not offered is a 404."""
    chosen = {name: clean(request.GET.get(name, "")) for name in _FILTERS}
    if chosen["section"] and chosen["section"] not in {one.slug for one in paper.sections}:
        owner = addresses.owner(Section, chosen["section"])
        chosen["section"] = owner.slug if owner else chosen["section"]
    offered = {
        "section": {one.slug for one in paper.sections} if chosen["section"] else set(),
        "period": set(PERIODS),
        "order": set(ORDERS),
    }
    if any(chosen[name] and chosen[name] not in known for name, known in offered.items()):
        raise Http404
    if chosen["order"] == "relevance":
        chosen["order"] = ""
    return {name: value for name, value in chosen.items() if value}


def _found(
    text: str, chosen: Mapping[str, str], after: str, paper: Paper, now: datetime
) -> room.Found:
    period = chosen.get("period")
    try:
        return room.find(
            text=text,
            language=paper.language,
            at=now,
            section=chosen.get("section", ""),
            topic=chosen.get("topic", ""),
            contributor=chosen.get("contributor", ""),
            since=now - PERIODS[period][1] if period else None,
            order="newest" if "order" in chosen else "relevance",
            cursor=after,
        )
    except room.BadCursor:
        raise Http404 from None


def _answer(story: Publication, found: room.Found) -> Answer:
    return Answer(
        story,
        room.mark(story.headline, found.question),
        room.passage(story.plain_text or story.standfirst, found.question),
    )


def _within(chosen: Mapping[str, str], paper: Paper, now: datetime) -> list[str]:
    """Names of the topic and the person the search is narrowed to, where readers have a story of
    them: what only the desk knows is not named. One query each."""
    public = Publication.objects.public(at=now).in_language(paper.language)
    nouns: list[tuple[str, Any]] = [("topic", Topic), ("contributor", Contributor)]
    rows = [
        public.carry(model).filter(slug=chosen[name]) for name, model in nouns if name in chosen
    ]
    return [one.name for found in rows for one in found if one.name]


def _title(text: str) -> str:
    if not text:
        return _("Search")
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return _("Search: %(words)s") % {"words": shown}
