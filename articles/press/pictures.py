"""Pictures and embeds inside a body, as readers get them: the picture itself with its words, and an
embed as a plain link, for no page of ours calls a third party."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import override

from articles.models import Image

_PICTURE = re.compile(r'<figure[^>]*\bdata-image="(\d{1,18})"[^>]*>.*?</figure>', re.DOTALL)
_EMBED = re.compile(r'<figure[^>]*\bdata-embed="([^"]+)"[^>]*>.*?</figure>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its words in the language of the print. `image`: its primary key."""

    image: int
    alt_text: str = ""
    caption: str = ""
    credit: str = ""


def pictures_named(body: str) -> list[int]:
    """The keys of the pictures a body names, in its order, each once."""
    return list(dict.fromkeys(int(pk) for pk in _PICTURE.findall(body)))


def place_pictures(
    body: str, pictures: Sequence[Picture], images: Mapping[int, Image], language: str
) -> str:
    """The body with its figures filled in; a picture that is gone leaves nothing behind."""
    told = {one.image: one for one in pictures}

    def picture(match: re.Match[str]) -> str:
        number = int(match[1])
        if number not in told or number not in images:
            return ""
        return _figure(images[number], told[number])

    def embed(match: re.Match[str]) -> str:
        with override(language):
            label = _("Open the embedded item on its own site")
        # The address went through the sanitiser: it is escaped once already.
        link = f'<a href="{match[1]}" rel="noopener nofollow">{label}</a>'
        return f'<figure class="embed">{link}</figure>'

    return _EMBED.sub(embed, _PICTURE.sub(picture, body))


def told_of_pictures(
    blocks: list[dict[str, Any]], pictures: Sequence[Picture]
) -> list[dict[str, Any]]:
    """The same blocks, each picture with its words as they were signed; a picture that is gone
    leaves nothing behind."""
    told = {one.image: one for one in pictures}
    kept = []
    for block in blocks:
        if block["type"] == "image":
            if block["image"] not in told:
                continue
            one = told[block["image"]]
            block["said"] = {"alt": one.alt_text, "caption": one.caption, "credit": one.credit}
        kept.append(block)
    return kept


def _figure(image: Image, said: Picture) -> SafeString:
    sizes = [one for one in image.renditions.all() if one.format == "jpeg"]
    return format_html(
        '<figure class="picture"><img src="{}" srcset="{}" sizes="(min-width: 48rem) 42rem, 100vw" '
        'width="{}" height="{}" alt="{}" loading="lazy" decoding="async">'
        "<figcaption>{} <cite>{}</cite></figcaption></figure>",
        image.file.url,
        ", ".join(f"{one.file.url} {one.width}w" for one in sizes),
        image.width,
        image.height,
        said.alt_text,
        said.caption,
        said.credit,
    )
