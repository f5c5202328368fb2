"""Accounts are given by the paper: nobody signs up. Letters name the paper, not its server."""

import logging
from collections.abc import Callable
from typing import Any, cast

from allauth.account import signals
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.decorators import reauthentication_required
from allauth.account.forms import ResetPasswordForm
from allauth.account.internal.userkit import get_user_by_username
from allauth.account.views import password_reset
from allauth.core import ratelimit
from allauth.mfa.signals import authentication_failed, authenticator_added, authenticator_removed
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import signals as django_signals
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from articles import accounts, shares
from articles.models import AccountChange
from newsroom import brakes

log = logging.getLogger(__name__)

_ASKED = _("Asked for: another address. A chief or the custodian grants it.")
_CHANGED = _("Your address was changed. A letter asks you to confirm it.")


class ClosedDoor(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "too_many_login_attempts": _(
            "There were too many wrong passwords. Try again in five minutes, or have a link sent "
            "by which you choose a new one: with it you come in at once."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """A digest of the network, for allauth's limits: it asks for nothing else."""
        return shares.network_digest(request.META.get("REMOTE_ADDR", ""))

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        self._login_failed_rl_usage = brakes.take(request, credentials.get("username", ""))
        if not self._login_failed_rl_usage:
            request.is_braked = True  # type: ignore[attr-defined]  # for `at_the_door`
            log.warning("braked: a password, from %s", self.get_client_ip(request))
            raise self.validation_error("too_many_login_attempts")

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        account = get_user_by_username(credentials.get("username", ""))
        whose = f"account {account.pk}" if account else "nobody's name"
        log.warning("not in: a wrong password for %s, from %s", whose, self.get_client_ip(request))

    def post_login(self, request: HttpRequest, user: Any, **how: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **how)
        brakes.remember(request, response, user)
        return response

    def get_reset_password_from_key_url(self, key: str) -> str:
        account, _dash, token = key.partition("-")
        return _address("account_reset_password_from_key", account, token)

    def get_email_confirmation_url(self, request: Any, emailconfirmation: Any) -> str:
        return _address("account_confirm_email", emailconfirmation.key)

    def format_email_subject(self, subject: str) -> str:
        return f"{_paper()} | {subject}"

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        here = {"name": _paper(), "domain": settings.SITE_URL}
        said = {"email": email, **context, "current_site": here}
        self.render_mail(template_prefix, email, said).send()


class LetterWanted(ResetPasswordForm):
    """allauth's form: it asks nothing of the address, so that the answer takes as long whosever it
    is."""

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"])

    def save(self, request: HttpRequest, **_more: Any) -> str:
        email = str(self.cleaned_data["email"])
        accounts.ask_for_password(email, language=_language(), at=timezone.now())
        return email


class Address(forms.Form):
    email = forms.EmailField(label=_("E-mail"), max_length=254)


@login_required
@reauthentication_required(allow_get=True, app="allauth.account")
def own_address(request: HttpRequest) -> HttpResponseBase:
    """The page where a holder sees where his letters go, and asks for another address."""
    account = cast(User, request.user)
    form = Address(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if braked := ratelimit.consume_or_429(request, action="manage_email"):
            return cast(HttpResponse, braked)
        is_known = form.is_valid() and form.cleaned_data["email"] == account.email
        if "confirm" in request.POST or is_known:
            accounts.ask_to_confirm(account, language=_language(), at=timezone.now())
            messages.success(request, _("A letter is on its way to your address."))
            return HttpResponseRedirect(request.path)
        if form.is_valid():
            asked = accounts.change(
                account, form.cleaned_data, by=account, at=timezone.now(), why=gettext("own wish")
            )
            said = _ASKED if asked else _CHANGED
            messages.success(request, said)
            return HttpResponseRedirect(request.path)
    context = {"form": form, "is_confirmed": accounts.is_confirmed(account)}
    return render(request, "account/email.html", context, status=400 if form.errors else 200)


@receiver(django_signals.user_logged_in)
def _came_in(request: HttpRequest, user: User, **_signal: Any) -> None:
    log.info("in: account %s, from %s", user.pk, ClosedDoor().get_client_ip(request))


@receiver(django_signals.user_logged_out)
def _left(user: User | None, **_signal: Any) -> None:
    log.info("out: account %s", user.pk if user else "of an ended session")


@receiver(authentication_failed)
def _wrong_code(request: HttpRequest, user: User, **_signal: Any) -> None:
    here = ClosedDoor().get_client_ip(request)
    log.warning("not in: a wrong code for account %s, from %s", user.pk, here)


@receiver(signals.password_changed)
@receiver(signals.password_set)
@receiver(signals.password_reset)
def _password_changed(user: User, **_signal: Any) -> None:
    accounts.changed_by_himself(user, AccountChange.What.PASSWORD, at=timezone.now())


@receiver(authenticator_added)
def _factor_added(user: User, **_signal: Any) -> None:
    accounts.changed_by_himself(user, AccountChange.What.FACTOR_ADDED, at=timezone.now())


@receiver(authenticator_removed)
def _factor_removed(user: User, **_signal: Any) -> None:
    accounts.changed_by_himself(user, AccountChange.What.FACTOR, at=timezone.now())


def at_the_door(page: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Around allauth's pages that ask for a password or a code: a brake answers 429, with the form
    and what was typed in it."""

    def view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = page(request, *args, **kwargs)
        if getattr(request, "is_braked", False):
            response.status_code = 429
            response["Retry-After"] = str(brakes.SECONDS)
        return response

    return view


def reset_by_letter(request: HttpRequest) -> HttpResponseBase:
    """allauth's page, where letters leave."""
    if not letters_leave():
        return render(request, "account/no_letters.html", status=403)
    page: HttpResponseBase = password_reset(request)
    return page


def letters_leave() -> bool:
    """Whether a link may be sent. Where letters are printed to a log, the log would let whoever
    reads it into any account."""
    return accounts.is_at_home() or not settings.EMAIL_BACKEND.endswith("console.EmailBackend")


def _address(name: str, *parts: str) -> str:
    """Of a page of the door: the clock, which sends letters, has no request to take it from."""
    return settings.SITE_URL + reverse(name, args=parts)


def _paper() -> str:
    return str(settings.SITE_NAME.get(_language(), settings.SITE_NAME[settings.LANGUAGE_CODE]))


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE
