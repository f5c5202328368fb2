"""What the page of a story asks every few seconds: who else is there, and whether anything changed.
Each answer is given at once; no connection stays open, for a worker has one thread."""

import json
from typing import Any
from uuid import UUID

from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST

from articles import workflow
from articles.models import Article, Presence
from articles.templatetags.arabic import digits
from articles.workflow import Facts, people, presence
from articles.workflow.people import Account

_LONGEST = 4_000  # bytes of what a page says of itself


def urls() -> list[URLPattern]:
    return [path("<int:pk>/here/", here, name="articles_article_here")]


@never_cache
@csrf_protect
@require_POST
def here(request: HttpRequest, pk: int) -> JsonResponse:
    """POST JSON `device place typing`, with `take` and `reason` to take a language over, with
    `leave` true when the page goes away. 401 without a session, 404 for a story that is not his to
    see, 400 for what our page does not send. A redirect would look like success to a script."""
    user = request.user
    if not isinstance(user, Account) or not user.is_staff:
        return JsonResponse({"why": "session"}, status=401)
    article = Article.objects.seen_by(user).filter(pk=pk).first()
    if article is None:
        return JsonResponse({"why": "gone"}, status=404)
    try:
        told = _told(request.body)
    except (ValueError, KeyError, TypeError):
        return JsonResponse({"why": "unreadable"}, status=400)
    if told.pop("leave"):
        presence.leave(article=article, by=user, device=told["device"])
        return JsonResponse({})
    try:
        room = _room(article, user, told)
    except workflow.Refused as refused:
        return JsonResponse({"why": "refused", "said": str(refused)}, status=400)
    return JsonResponse(
        {
            "version": room.version,
            "mark": room.mark,
            "others": [_person(one, user) for one in room.others],
            "held": {code: _held(one, user) for code, one in room.held.items()},
            "told": room.told,
        }
    )


def _room(article: Article, user: Account, told: dict[str, Any]) -> presence.Room:
    take, reason = told.pop("take"), told.pop("reason")
    told |= {"article": article, "by": user, "at": timezone.now()}
    if not people.may_edit(Facts(article), user):
        return presence.enter(**{**told, "typing": ""})
    if take:
        kept = {name: told[name] for name in ("article", "by", "device", "at")}
        return presence.take_over(**kept, language=take, reason=reason)
    return presence.enter(**told)


def _told(body: bytes) -> dict[str, Any]:
    """Raises ValueError, KeyError or TypeError for what our page does not send."""
    if len(body) > _LONGEST:
        raise ValueError
    sent = json.loads(body)
    if not isinstance(sent, dict):
        raise ValueError
    words = {name: sent.get(name, "") for name in ("place", "typing", "take", "reason")}
    if not all(isinstance(one, str) and "\0" not in one for one in words.values()):
        raise ValueError
    return {"device": UUID(str(sent["device"])), "leave": sent.get("leave") is True, **words}


def _person(one: Presence, user: Account) -> dict[str, str]:
    is_mine = one.account_id == user.pk
    name = _("You, in another tab") if is_mine else people.name_of(one.account)
    return {"name": name, "place": one.place}


def _held(one: Presence, user: Account) -> dict[str, str]:
    until = (one.typed_at or one.seen_at) + presence.HELD_FOR
    words = {"who": _person(one, user)["name"], "until": digits(f"{localtime(until):%H:%M}")}
    return {"said": _("%(who)s writes here, at least until %(until)s.") % words}
