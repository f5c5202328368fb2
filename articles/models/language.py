"""The languages of this deployment, as callables: migrations name the function, not its answer."""

from django.conf import settings


def languages() -> list[tuple[str, str]]:
    return list(settings.LANGUAGES)


def first_language() -> str:
    return settings.LANGUAGE_CODE
