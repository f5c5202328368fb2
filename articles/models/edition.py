"""An edition: the paper in one language, where it stands, how it is read, what it is called."""

from dataclasses import dataclass
from functools import cache
from typing import cast

from django.conf import settings
from django.utils.translation import get_language

from articles.text.bidi import Direction, direction
from articles.text.languages import pack
from articles.text.numerals import Digits


@dataclass(frozen=True, slots=True)
class Edition:
    language: str

    @property
    def is_first(self) -> bool:
        return self.language == settings.LANGUAGE_CODE

    @property
    def root(self) -> str:
        """The path it stands under: nothing for the first one, `/en` for English."""
        return "" if self.is_first else f"/{self.language}"

    @property
    def direction(self) -> Direction:
        return direction(self.language)

    @property
    def digits(self) -> Digits:
        """How figures are drawn in it: as the setting says where its readers know both ways."""
        return cast(Digits, settings.DIGITS) if pack(self.language).has_arabic_digits else "latn"

    @property
    def name(self) -> str:
        """What the paper is called in it."""
        named: str = settings.SITE_NAME.get(
            self.language, settings.SITE_NAME[settings.LANGUAGE_CODE]
        )
        return named


def current() -> Edition:
    """The edition in the active language."""
    return _edition(get_language() or settings.LANGUAGE_CODE)


_edition = cache(Edition)


def editions() -> list[Edition]:
    """All of this paper, the first one first."""
    return [Edition(code) for code in settings.LANGUAGE_CODES]
