"""What slows whoever guesses passwords and codes, and never shuts the holder out.

A device on which somebody came in is known to the door by a cookie, for his account alone, and is
counted for itself (OWASP, «Slow Down Online Guessing Attacks with Device Cookies»). Guesses from
elsewhere are counted by network and account, by network, and by account. Only what is wrong counts:
allauth gives back what a right password took."""

from secrets import token_urlsafe
from typing import Any

from allauth.account.internal.userkit import get_user_by_username
from allauth.account.signals import password_reset
from allauth.core.internal import ratelimit
from django.conf import settings
from django.contrib.auth.models import User
from django.core import signing
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse

from articles import shares

SECONDS = 300
_HERE = f"10/{SECONDS}s/key"  # one account, on one device or from one network
_NETWORK = f"40/{SECONDS}s/key"  # all names from one network: a whole newsroom may sit behind it
_ACCOUNT = "60/1h/key"  # one account from everywhere

_COOKIE = "__Secure-known_device" if settings.SECURE else "known_device"
_SALT, _HALF_A_YEAR = "newsroom.brakes", 60 * 60 * 24 * 182
_PATH = "/accounts/"
_MOST = 8  # accounts that come in on one device
_PROVED = "proved"  # in the session: whose letter was opened here


def take(
    request: HttpRequest, name: str, what: str = "password"
) -> ratelimit.RateLimitUsage | None:
    """Counts a password, or a code of a second factor, that is tried for this name, as the check
    reads it (LEGAL is legal); None where there were too many."""
    account = get_user_by_username(name)
    whom = str(account.pk) if account else f"nobody {name.lower()[:150]}"
    if device := _device(request, account):
        return _taken(request, what, [(_HERE, f"device {device} {whom}")])
    network = shares.network_digest(request.META.get("REMOTE_ADDR", ""), wide=True)
    return _taken(
        request,
        what,
        [
            (_HERE, f"here {network} {whom}"),
            (_NETWORK, f"network {network}"),
            (_ACCOUNT, f"account {whom}"),
        ],
    )


def remember(request: HttpRequest, response: HttpResponse, account: User) -> None:
    """Makes the device known, once this account is in."""
    known = _known(request)
    of = [pk for pk in known.get("of", []) if pk != account.pk][: _MOST - 1]
    card = {"device": known.get("device") or token_urlsafe(12), "of": [account.pk, *of]}
    response.set_cookie(
        _COOKIE,
        signing.dumps(card, salt=_SALT),
        max_age=_HALF_A_YEAR,
        path=_PATH,
        secure=settings.SECURE,
        httponly=True,
        samesite="Lax",
    )


@receiver(password_reset)
def _letter_opened(request: HttpRequest, user: User, **_signal: Any) -> None:
    """Whoever opened the letter of an account and chose its password there is no guesser."""
    request.session[_PROVED] = user.pk


def _device(request: HttpRequest, account: Any) -> str:
    """A name for the device where it is known for this account, else ""."""
    if account is None:
        return ""
    if account.pk in {request.user.pk, request.session.get(_PROVED)}:
        return f"session {request.session.session_key}"
    known = _known(request)
    return str(known["device"]) if account.pk in known.get("of", []) else ""


def _known(request: HttpRequest) -> dict[str, Any]:
    try:
        card = signing.loads(request.COOKIES.get(_COOKIE, ""), salt=_SALT, max_age=_HALF_A_YEAR)
    except signing.BadSignature:
        return {}
    return dict(card)


def _taken(
    request: HttpRequest, what: str, rates: list[tuple[str, str]]
) -> ratelimit.RateLimitUsage | None:
    whole = ratelimit.RateLimitUsage(usage=[])
    for rate, key in rates:
        part = ratelimit.consume(request, app="newsroom", action=what, config={what: rate}, key=key)
        if part is None:
            whole.rollback()
            return None
        whole.usage += part.usage
    return whole
