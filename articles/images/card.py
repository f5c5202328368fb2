"""The picture that goes with a shared link: 1200 × 630, the size that Open Graph's readers ask for
(https://ogp.me, og:image:width and og:image:height)."""

import hashlib
import io
import json
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _
from PIL import Image as Pillow
from PIL import ImageColor, ImageDraw, ImageOps

from articles.images.lettering import Hand, fitted
from articles.models import Image, Publication

WIDTH, HEIGHT = 1200, 630
# Networks and messengers leave larger pictures out.
MOST_BYTES = 250_000
_QUALITIES = (88, 80, 70, 58, 45, 32, 20)
_DESIGN = 2  # another number where the drawing changes: another address
_MARGIN = 64
_BAND = 16
_PICTURE = 440
_FOOT = 96
_PAPER, _INK, _MUTED, _ACCENT = "#fdfcf9", "#191714", "#615d54", "#8e1616"
_SIZES = (84, 76, 68, 62, 56, 50, 44, 40)
_SIDE_SIZES = (64, 58, 52, 46, 42, 38, 34)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The card while it is drawn; `start` and `end` are the margins in the order of reading."""

    canvas: ImageDraw.ImageDraw
    language: str
    start: int
    end: int

    @property
    def width(self) -> int:
        return abs(self.end - self.start)

    def hand(self, weight: str, size: int) -> Hand:
        return Hand(self.language, weight, size)


def draw_card(publication: Publication, *, paper: str, corrected: bool) -> bytes:
    """A JPEG of the headline as readers have it, with the paper's name and the section's colour,
    under 250 KB whatever the picture.

    `paper`: the paper's name in the publication's language; `corrected`: a correction stands under
    the story. The lead picture is shown when it can be read."""
    with translation.override(publication.language):
        card = Pillow.new("RGB", (WIDTH, HEIGHT), _background(publication))
        sheet = _laid_out(card, publication)
        top = _label(sheet, _labels(publication, corrected), publication.section.colour)
        _headline(sheet, publication, top)
        _foot(sheet, publication, paper)
    return _encoded(card)


def _encoded(card: Pillow.Image) -> bytes:
    """In the best quality that stays under MOST_BYTES."""
    for quality in _QUALITIES:
        written = io.BytesIO()
        card.save(written, "JPEG", quality=quality, optimize=True, progressive=True)
        if written.tell() < MOST_BYTES:
            break
    return written.getvalue()


def face(publication: Publication, *, paper: str, corrected: bool) -> str:
    """A name for everything a reader sees on the card: another face, another picture."""
    image = publication.lead_image
    shown = [
        _DESIGN,
        publication.headline,
        publication.section.name,
        publication.section.colour,
        publication.is_opinion and publication.byline[:1],
        _labels(publication, corrected),
        image and [image.sha256, image.focal_x, image.focal_y],
        paper,
    ]
    return hashlib.sha256(json.dumps(shown).encode()).hexdigest()[:16]


def _background(publication: Publication) -> tuple[int, ...]:
    """Opinion stands on the section's colour, thinned; news on paper."""
    paper = ImageColor.getrgb(_PAPER)
    if not publication.is_opinion:
        return paper
    colour = ImageColor.getrgb(publication.section.colour)
    return tuple(round(p * 0.9 + c * 0.1) for p, c in zip(paper, colour, strict=True))


def _laid_out(card: Pillow.Image, publication: Publication) -> _Sheet:
    canvas = ImageDraw.Draw(card)
    right_to_left = Hand(publication.language, "bold", 1).right_to_left
    canvas.rectangle((0, 0, WIDTH, _BAND), fill=publication.section.colour)
    side = _side_picture(publication.lead_image)
    if side is not None:
        card.paste(side, (0 if right_to_left else WIDTH - _PICTURE, _BAND))
    taken = _PICTURE + _MARGIN // 2 if side is not None else _MARGIN
    start, end = (WIDTH - _MARGIN, taken) if right_to_left else (_MARGIN, WIDTH - taken)
    return _Sheet(canvas, publication.language, start, end)


def _side_picture(image: Image | None) -> Pillow.Image | None:
    """The lead picture cut to the card's side around its focal point."""
    if image is None:
        return None
    try:
        with image.file.open("rb") as file, Pillow.open(file) as picture:
            picture.draft("RGB", (_PICTURE * 2, HEIGHT * 2))
            return ImageOps.fit(
                picture.convert("RGB"),
                (_PICTURE, HEIGHT - _BAND),
                centering=(image.focal_x, image.focal_y),
            )
    except OSError:
        return None


def _labels(publication: Publication, corrected: bool) -> list[str]:
    labels = []
    if corrected:
        labels.append(_("Corrected"))
    if publication.is_exclusive:
        labels.append(_("Exclusive"))
    elif publication.is_opinion:
        labels.append(_("Opinion"))
    if publication.kicker and publication.kicker not in labels:
        labels.append(publication.kicker)
    return labels


def _label(sheet: _Sheet, labels: list[str], colour: str) -> int:
    """The line above the headline; returns where the headline may begin."""
    hand = sheet.hand("bold", 34)
    line = " · ".join(labels)
    while line and hand.width(line) > sheet.width:
        line = " · ".join(labels[:-1]) if len(labels) > 1 else ""
        labels = labels[:-1]
    if not line:
        return _BAND + _MARGIN // 2
    hand.write(sheet.canvas, line, start=sheet.start, baseline=_BAND + 76, fill=colour)
    return _BAND + 96


def _headline(sheet: _Sheet, publication: Publication, top: int) -> None:
    beside_a_picture = sheet.width < WIDTH - 2 * _MARGIN
    room = HEIGHT - _FOOT - top - (48 if publication.is_opinion else 0)
    hand, lines = fitted(
        publication.headline,
        publication.language,
        "bold",
        width=sheet.width,
        height=room,
        sizes=_SIDE_SIZES if beside_a_picture else _SIZES,
    )
    used = len(lines) * hand.line_height
    baseline = top + (room - used) // 2 + round(hand.size * 1.05)
    for line in lines:
        hand.write(sheet.canvas, line, start=sheet.start, baseline=baseline, fill=_INK)
        baseline += hand.line_height
    if publication.is_opinion and publication.byline:
        name = sheet.hand("medium", 36)
        by = publication.byline[0]["name"]
        name.write(sheet.canvas, by, start=sheet.start, baseline=baseline, fill=_MUTED)


def _foot(sheet: _Sheet, publication: Publication, paper: str) -> None:
    line = HEIGHT - _FOOT + 8
    sheet.canvas.line((sheet.start, line, sheet.end, line), fill=_INK, width=2)
    name, section = sheet.hand("bold", 44), sheet.hand("medium", 30)
    name.write(sheet.canvas, paper, start=sheet.start, baseline=HEIGHT - 28, fill=_ACCENT)
    words = publication.section.name or ""
    inward = section.width(words)
    start = sheet.end + inward if section.right_to_left else sheet.end - inward
    section.write(sheet.canvas, words, start=round(start), baseline=HEIGHT - 30, fill=_MUTED)
