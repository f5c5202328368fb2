"""Accounts are given by the paper: nobody signs up. Letters name the paper, not its server."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.views import password_reset
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language

from articles import accounts


class ClosedDoor(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def format_email_subject(self, subject: str) -> str:
        return f"{_paper()} | {subject}"

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        here = {"name": _paper(), "domain": settings.SITE_URL}
        super().send_mail(template_prefix, email, {**context, "current_site": here})


def reset_by_letter(request: HttpRequest) -> HttpResponseBase:
    """allauth's page, where letters leave. Where they are printed to a log, the log would let
    whoever reads it into any account."""
    if settings.EMAIL_BACKEND.endswith("console.EmailBackend") and not accounts.is_at_home():
        return render(request, "account/no_letters.html", status=403)
    page: HttpResponseBase = password_reset(request)
    return page


def _paper() -> str:
    names = settings.SITE_NAME
    return str(names.get(get_language() or "", names[settings.LANGUAGE_CODE]))
