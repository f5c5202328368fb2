"""Whoever holds power comes in with two factors: after the password such an account reaches the
pages where it sets them up and no other, and is then led where it wanted to go."""

from collections.abc import Callable
from typing import Any

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm, BaseAuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import accounts
from articles.accounts import Way
from newsroom import brakes
from newsroom.middleware import EDITORS_DOORS, door

_OPEN_TO_ALL = {
    *("account_logout", "account_reauthenticate", "set_language", "kept_codes"),
    *("account_reset_password_from_key", "account_reset_password_from_key_done"),
}
_WISH = "wish"  # in the session: where somebody wanted to go


class SecondFactor:
    """Django's middleware; after the one that knows the account."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        name = request.resolver_match.url_name if request.resolver_match else ""
        if door(request) not in EDITORS_DOORS or name in _OPEN_TO_ALL:
            return None
        if not isinstance(request.user, User):
            return None
        way = accounts.way_in(request.user)
        if way == Way.CLOSED:
            logout(request)
            said = _(
                "This account is of the demo newsroom. It comes in on the paper's own machine."
            )
            messages.error(request, said)
            return HttpResponseRedirect(reverse("account_login"))
        if way == Way.OPEN or (name or "").startswith("mfa_"):
            return None
        if request.method not in {"GET", "HEAD"}:
            return render(request, "account/second_factor.html", status=403)
        request.session[_WISH] = request.get_full_path()
        if way == Way.FACTOR:
            messages.info(request, _("Your roles need a second factor: set one up to go on."))
        to = "mfa_index" if way == Way.FACTOR else "mfa_view_recovery_codes"
        return HttpResponseRedirect(reverse(to))


@login_required
@require_POST
def kept_codes(request: HttpRequest) -> HttpResponse:
    """The holder says that he has kept his recovery codes, and goes on to where he wanted."""
    if isinstance(request.user, User):
        accounts.keep_codes(request.user, at=timezone.now())
    return HttpResponseRedirect(request.session.pop(_WISH, reverse("admin:index")))


class _Braked(BaseAuthenticateForm):  # type: ignore[misc]
    def clean_code(self) -> str:
        counted = brakes.take(context.request, self.user.get_username(), "code")
        if counted is None:
            context.request.is_braked = True  # for `at_the_door`
            raise ValidationError(
                _(
                    "There were too many wrong codes. Try again in five minutes, or on a device on "
                    "which you came in before. If it was not you, somebody knows your password: "
                    "choose a new one."
                )
            )
        code: str = super().clean_code()
        counted.rollback()
        return code


class Code(_Braked, AuthenticateForm):  # type: ignore[misc]
    """After the password."""


class CodeAgain(_Braked, ReauthenticateForm):  # type: ignore[misc]
    """Before one's own ways in are changed."""


class SecondFactors(DefaultMFAAdapter):  # type: ignore[misc]
    """allauth's adapter: nobody who holds power ends his last second factor by himself."""

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        others = accounts.factors_of(authenticator.user).exclude(pk=authenticator.pk)
        return others.exists() or not accounts.holds_power(authenticator.user)
