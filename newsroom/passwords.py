"""What no password may lean on besides what Django's own list refuses."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_SHORTEST = 3  # letters of a word that is looked for: "al" is part of half of all passwords


class WordsOfThePaper:
    """Refuses a password that is too short without the names of this paper and of its address,
    which whoever guesses tries first (OWASP ASVS 5, 6.1.2 and 6.2.11)."""

    least = 8

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        """Raises ValidationError where what is left is shorter than a password may be."""
        left = password.casefold()
        for word in _words():
            left = left.replace(word, "")
        if len(left) < min(self.least, len(password)):
            raise ValidationError(self.get_help_text(), code="password_of_the_paper")

    def get_help_text(self) -> str:
        return _(
            "Your password may hold the name of the paper or of its address only where it is long "
            "enough without them."
        )


def _words() -> list[str]:
    """Longest first, so that no part of a name stands in the way of the whole."""
    names = [*settings.SITE_NAME.values(), urlsplit(settings.SITE_URL).hostname or "", "newsroom"]
    words = {
        word
        for name in map(str.casefold, names)
        for word in (name, *name.replace(".", " ").replace("-", " ").split())
    }
    return sorted((word for word in words if len(word) >= _SHORTEST), key=len, reverse=True)
