"""Accounts are given by the paper: nobody signs up. Letters name the paper, not its server."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language


class ClosedDoor(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def format_email_subject(self, subject: str) -> str:
        return f"{_paper()} | {subject}"

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        here = {"name": _paper(), "domain": settings.SITE_URL}
        super().send_mail(template_prefix, email, {**context, "current_site": here})


def _paper() -> str:
    names = settings.SITE_NAME
    return str(names.get(get_language() or "", names[settings.LANGUAGE_CODE]))
