"""The last part of a story's address."""

import unicodedata

from articles.text.languages import pack
from articles.text.normalise import (
    expand_presentation_forms,
    without_accents,
    without_invisibles,
    without_marks,
)
from articles.text.numerals import ascii_digits

MAX_LETTERS = 60

_ZWNJ = "\u200c"


def slugify(text: str, language: str, fallback: str = "") -> str:
    """``text`` as an address part in its own script: words between single hyphens, NFC.

    Hamza, ta marbuta and alef maqsura stay as written; marks, tatweel and invisible characters
    go, digits become ASCII, Latin letters lose case and accents. At most 60 letters, cut between
    words; a longer first word is cut inside. Text without letters or digits gives ``fallback``.
    """
    said = pack(language)
    text = expand_presentation_forms(text).replace(_ZWNJ, said.joins_words_with)
    text = unicodedata.normalize("NFKC", without_invisibles(text))
    text = without_marks(without_accents(text.casefold()))
    text = ascii_digits(unicodedata.normalize("NFKC", text))
    text = said.for_address(text)
    words = "".join(c if c.isalnum() or _is_vowel_sign(c) else " " for c in text).split()
    return _capped(words) or fallback


def _is_vowel_sign(character: str) -> bool:
    """Scripts such as Devanagari write vowels as combining marks; without them words fall apart."""
    return unicodedata.category(character) in ("Mn", "Mc")


def _capped(words: list[str]) -> str:
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word
        if len(longer) > MAX_LETTERS:
            break
        slug = longer
    return slug or (words[0][:MAX_LETTERS] if words else "")
