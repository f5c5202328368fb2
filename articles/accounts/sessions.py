"""Who is in: sessions that know their account, so that they end with what let it in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from articles.models import Session
from articles.models.account import Account

_BEGAN, _SEEN, _DEVICE = "began", "seen", "device"
_BROWSERS = ("Edg", "OPR", "Firefox", "SamsungBrowser", "Chrome", "Safari", "curl")
_NAMES = {"Edg": "Edge", "OPR": "Opera", "SamsungBrowser": "Samsung Internet"}
_SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "Mac OS X", "CrOS", "Linux")
_TOUCHED = 300  # seconds: a session is written down no more often


@dataclass(frozen=True, slots=True)
class Seen:
    """One session of an account. `mark` stands for its key, which opens it and is shown to nobody;
    `device`: browser and system, "" where they say nothing."""

    mark: str
    device: str
    began: datetime
    seen: datetime


@receiver(user_logged_in)
def _begin(request: HttpRequest, **_signal: Any) -> None:
    now = int(timezone.now().timestamp())
    device = device_of(request.headers.get("User-Agent", ""))
    request.session.update({_BEGAN: now, _SEEN: now, _DEVICE: device})


def touch(session: Any, *, at: datetime) -> bool:
    """The holder did something; False where he came in longer ago than SESSION_HOURS."""
    now = int(at.timestamp())
    if now - session.get(_BEGAN, 0) > settings.SESSION_HOURS * 3600:
        return False
    if now - session.get(_SEEN, 0) > _TOUCHED:
        session[_SEEN] = now  # saved, it holds for another SESSION_COOKIE_AGE
    return True


def sessions_of(account: Account, *, at: datetime) -> list[Seen]:
    """Where this account is in, the one seen last first."""
    found = []
    for row in Session.objects.filter(account=account, expire_date__gt=at):
        told = row.get_decoded()
        moments = [datetime.fromtimestamp(told.get(name, 0), UTC) for name in (_BEGAN, _SEEN)]
        found.append(Seen(mark_of(row.session_key), told.get(_DEVICE, ""), *moments))
    return sorted(found, key=lambda one: one.seen, reverse=True)


def mark_of(key: str) -> str:
    return sha256(key.encode()).hexdigest()[:32]


def end_sessions(account: Account, *, mark: str = "", but: str = "") -> int:
    """Ends the one session with this mark, or all but the one with the key `but`; how many."""
    found = Session.objects.filter(account=account).exclude(session_key=but)
    keys = [key for key in found.values_list("pk", flat=True) if not mark or mark_of(key) == mark]
    return found.filter(pk__in=keys).delete()[0]


def throw_away_sessions(*, at: datetime) -> int:
    """What ended by itself."""
    return Session.objects.filter(expire_date__lt=at - timedelta(days=1)).delete()[0]


def device_of(agent: str) -> str:
    """Browser and system by their own names, as far as `agent` tells."""
    browser = next((name for name in _BROWSERS if re.search(rf"\b{name}\w*/", agent)), "")
    system = next((name for name in _SYSTEMS if name in agent), "")
    named: Mapping[str, str] = _NAMES
    return " · ".join(filter(None, (named.get(browser, browser), system.replace(" OS X", ""))))
