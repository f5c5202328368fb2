"""What is typed into a story's form reaches the server within a second, and is offered to whoever
typed it when he comes back."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST

from articles.models import Article
from articles.models.story_fields import STORY_FIELDS
from articles.workflow import Facts, keeping, people
from articles.workflow.people import Account


def urls() -> list[URLPattern]:
    return [
        path("kept/", kept, name="articles_article_kept_new"),
        path("<int:pk>/kept/", kept, name="articles_article_kept"),
    ]


@never_cache
@csrf_protect
@require_POST
def kept(request: HttpRequest, pk: int | None = None) -> JsonResponse:
    """POST JSON `device draft seq version fields`: {"kept": number}; `drop` true: it is let go. 401
    without a session, 404 for a story that is not his to write, 413 and 400 for what is no form.

    It answers 401 itself: a redirect to the login page would look like success to a script."""
    user = request.user
    if not isinstance(user, Account) or not keeping.may_keep(user):
        return JsonResponse({"why": "session"}, status=401)
    if len(request.body) > keeping.LONGEST:
        return JsonResponse({"why": "long"}, status=413)
    article = None
    if pk is not None:
        article = Article.objects.seen_by(user).filter(pk=pk).first()
        if article is None or not people.may_edit(Facts(article), user):
            return JsonResponse({"why": "gone"}, status=404)
    try:
        told = _told(request.body)
    except (ValueError, KeyError, TypeError):
        return JsonResponse({"why": "unreadable"}, status=400)
    now, is_dropped = timezone.now(), told.pop("drop")
    if not is_dropped:
        return JsonResponse({"kept": keeping.keep(by=user, article=article, at=now, **told)})
    which = {name: told[name] for name in ("draft", "device", "seq")}
    keeping.settled(by=user, article=article, at=now, **which)
    return JsonResponse({"kept": told["seq"]})


def _told(body: bytes) -> dict[str, Any]:
    """Raises ValueError, KeyError or TypeError for what a form of ours does not send."""
    sent = json.loads(body)
    fields = sent["fields"]
    if not isinstance(fields, dict) or not all(map(_is_value, fields.values())):
        raise ValueError
    seq, version = _number(sent["seq"]), int(sent["version"])
    if not 0 <= version < 1 << 31:
        raise ValueError
    return {
        "device": UUID(str(sent["device"])),
        "draft": UUID(str(sent["draft"])),
        "seq": seq,
        "version": version,
        "fields": fields,
        "drop": sent.get("drop") is True,
    }


def _number(sent: Any) -> int:
    """One that JavaScript counts exactly."""
    number = int(sent)
    if not 0 <= number < 1 << 53:
        raise ValueError
    return number


def _is_value(value: Any) -> bool:
    is_list = isinstance(value, list) and all(isinstance(one, str) for one in value)
    return isinstance(value, str | bool) or is_list


def shown(request: HttpRequest, article: Article | None) -> Mapping[str, Any] | None:
    """What the page of a story needs to keep it; None for whoever only reads it."""
    user = request.user
    if not isinstance(user, Account) or not keeping.may_keep(user):
        return None
    if article is None:
        address = reverse("admin:articles_article_kept_new")
    elif people.may_edit(Facts(article), user):
        address = reverse("admin:articles_article_kept", args=[article.pk])
    else:
        return None
    return {
        "address": address,
        "account": user.pk,
        "draft": uuid4(),
        "version": article.version if article else 0,
        "unsigned": " ".join(one.name for one in STORY_FIELDS if one.is_kept and one.unsigned),
        "names": sorted(keeping.names()),
        "meters": _meters(),
        "done": keeping.numbers(user, article),
        "offers": [
            {
                "device": str(one.device),
                "draft": str(one.draft or ""),
                "seq": one.seq,
                "version": one.version,
                "fields": one.fields,
                "at": one.at.isoformat(),
            }
            for one in keeping.offered(user, article)
        ],
    }


def _meters() -> Mapping[str, str]:
    """What the meters under a headline say; `…` stands for the word before which it is cut."""
    return {
        "label": _("What fits where"),
        "front": _("Front"),
        "card": _("Card"),
        "share": _("Share card"),
        "search": _("Search results"),
        "fits": _("fits"),
        "cut": _("cut before …"),
    }


def is_saved(request: HttpRequest, article: Article) -> None:
    """The form that was sent is in the story: what its page kept is done with."""
    sent, user = request.POST, request.user
    try:
        which: dict[str, Any] = {
            "device": UUID(sent["kept-device"]),
            "draft": UUID(sent["kept-draft"]),
            "seq": _number(sent["kept-seq"]),
        }
    except (KeyError, ValueError):
        return  # a browser without scripts, or one in which nothing was typed
    if isinstance(user, Account):
        story = article if sent.get("seen_version") else None  # a new one was kept by its draft
        keeping.settled(by=user, article=story, at=timezone.now(), **which)
