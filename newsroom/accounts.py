"""Accounts are given by the paper: nobody signs up. Letters name the paper, not its server."""

from collections.abc import Callable
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.views import password_reset
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from articles import accounts, shares
from newsroom import brakes


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
            raise self.validation_error("too_many_login_attempts")

    def post_login(self, request: HttpRequest, user: Any, **how: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **how)
        brakes.remember(request, response, user)
        return response

    def format_email_subject(self, subject: str) -> str:
        return f"{_paper()} | {subject}"

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        here = {"name": _paper(), "domain": settings.SITE_URL}
        super().send_mail(template_prefix, email, {**context, "current_site": here})


def at_the_door(page: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Around allauth's pages that ask for a password: a brake answers 429, with the form and what
    was typed in it."""

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


def _paper() -> str:
    names = settings.SITE_NAME
    return str(names.get(get_language() or "", names[settings.LANGUAGE_CODE]))
