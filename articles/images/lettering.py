"""Words drawn into a picture: joined letters, the right order, lines that break well.

Raqm shapes and orders the text where the system has FriBiDi. Without it Pillow would draw Arabic
unjoined and backwards, so the letters are joined and ordered before they are drawn, and vowel
marks, which only a shaping engine can place, are left out."""

import functools
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import arabic_reshaper
from bidi.algorithm import get_display
from django.core import checks
from PIL import ImageDraw, ImageFont, features

from articles.text.bidi import direction
from articles.text.normalise import expand_presentation_forms

_FONTS = Path(__file__).parent / "fonts"
_ELLIPSIS = "…"
# The fonts hold a letter that stands alone under its plain number only.
_JOINER = arabic_reshaper.ArabicReshaper({"use_unshaped_instead_of_isolated": True})


@functools.cache
def has_shaping_engine() -> bool:
    return bool(features.check_feature("raqm") and features.check_feature("fribidi"))


def check_shaping(**_asked: Any) -> list[checks.CheckMessage]:
    """Django's system check: says what is missing where cards are drawn in the plain way."""
    if has_shaping_engine():
        return []
    return [
        checks.Info(
            "Share cards are drawn without a shaping engine: vowel marks are left out.",
            hint="Install the system's FriBiDi (Debian: apt-get install libfribidi0).",
            id="articles.I001",
        )
    ]


@functools.lru_cache(maxsize=64)
def _font(weight: str, size: int, shaped: bool) -> ImageFont.FreeTypeFont:
    layout = ImageFont.Layout.RAQM if shaped else ImageFont.Layout.BASIC
    return ImageFont.truetype(str(_FONTS / f"cairo-{weight}.ttf"), size, layout_engine=layout)


@dataclass(frozen=True, slots=True)
class Hand:
    """One weight and size (pixels) of letters in one language."""

    language: str
    weight: str
    size: int

    @property
    def right_to_left(self) -> bool:
        return direction(self.language) == "rtl"

    @property
    def line_height(self) -> int:
        return round(self.size * 1.5)

    def width(self, text: str) -> float:
        """Pixels from the first letter to the last."""
        font, words, options = self._prepared(text)
        return font.getlength(words, **options)

    def write(
        self, canvas: ImageDraw.ImageDraw, text: str, *, start: int, baseline: int, fill: str
    ) -> None:
        """Draws one line whose first letter begins at `start`, to its left in Arabic."""
        font, words, options = self._prepared(text)
        anchor = "rs" if self.right_to_left else "ls"
        canvas.text((start, baseline), words, font=font, fill=fill, anchor=anchor, **options)

    def _prepared(self, text: str) -> tuple[ImageFont.FreeTypeFont, str, dict[str, Any]]:
        shaped = has_shaping_engine()
        text = drawable(text, self.weight)
        font = _font(self.weight, self.size, shaped)
        direction = "rtl" if self.right_to_left else "ltr"
        if shaped:
            return font, text, {"direction": direction, "language": self.language}
        joined = _JOINER.reshape(text)
        return font, get_display(joined, base_dir=direction[0].upper()), {}


def drawable(text: str, weight: str) -> str:
    """The same words in characters the font can draw: presentation forms, mathematical and wide
    letters become plain ones; pictographs and marks it does not have are left out."""
    plain = expand_presentation_forms(text)
    return "".join(one if _has(weight, one) else _instead_of(weight, one) for one in plain)


def _instead_of(weight: str, character: str) -> str:
    if unicodedata.category(character) == "Cf":
        return character  # the engine obeys it and draws nothing
    plain = unicodedata.normalize("NFKD", character).replace("\u2010", "-")
    held = "".join(one for one in plain if _has(weight, one))
    return held or ("" if unicodedata.category(character)[0] in "MSC" else character)


@functools.lru_cache(maxsize=4096)
def _has(weight: str, character: str) -> bool:
    """Whether the font draws this character as anything but what it draws for unknown ones."""
    font = _font(weight, 32, False)
    return character == " " or bytes(font.getmask(character)) != bytes(font.getmask("\ue000"))


def fitted(
    text: str, language: str, weight: str, *, width: int, height: int, sizes: Sequence[int]
) -> tuple[Hand, list[str]]:
    """The largest of `sizes` (pixels, falling) in which the text fills the box, and its lines.

    In the smallest one, what does not fit is cut at a word and ends in an ellipsis."""
    for size in sizes:
        hand = Hand(language, weight, size)
        lines = broken(text, hand, width)
        if len(lines) * hand.line_height <= height and all(
            hand.width(line) <= width for line in lines
        ):
            return hand, lines
    room = max(1, height // hand.line_height)
    shown = [line if hand.width(line) <= width else _cut(line, hand, width) for line in lines]
    if len(shown) > room:
        shown = [*shown[: room - 1], _cut(lines[room - 1], hand, width)]
    return hand, shown


def broken(text: str, hand: Hand, width: int) -> list[str]:
    """As few lines as the width allows, and all of them about as long as one another."""
    words = _kept_together(text.split())
    fewest = _filled(words, hand, width)
    low, high = width // 3, width
    while high - low > 8:
        middle = (low + high) // 2
        if len(_filled(words, hand, middle)) > len(fewest):
            low = middle
        else:
            high = middle
    return _filled(words, hand, high)


def _kept_together(words: Sequence[str]) -> list[str]:
    """A number stays with the word after it, a dash or mark with the word before it."""
    kept: list[str] = []
    for word in words:
        after_number = bool(kept) and kept[-1].split()[-1].strip("«(").isdigit()
        if kept and (after_number or not any(letter.isalnum() for letter in word)):
            kept[-1] += " " + word
        else:
            kept.append(word)
    return kept


def _filled(words: Sequence[str], hand: Hand, width: int) -> list[str]:
    lines = [words[0]] if words else []
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if hand.width(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _cut(line: str, hand: Hand, width: int) -> str:
    while line and hand.width(line + _ELLIPSIS) > width:
        words, space, _last = line.rpartition(" ")
        line = words if space else line[:-1]
    return line + _ELLIPSIS
