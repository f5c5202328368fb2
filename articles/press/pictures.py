"""Pictures, galleries and embeds inside a body, as readers get them: a picture with its words,
those of the text before its own; an embed as a plain link, for no page of ours calls a third
party."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import override

from articles.models import Image

_NAMED = re.compile(r'<figure[^>]*\bdata-image="(\d{1,18})"')
_CAPTION = r"(?:<figcaption>(.*?)</figcaption>)?</figure>"
_PICTURE = re.compile(rf'<figure[^>]*\bdata-image="(\d{{1,18}})"[^>]*>{_CAPTION}', re.DOTALL)
_EMBED = re.compile(rf'<figure[^>]*\bdata-embed="([^"]+)"[^>]*>{_CAPTION}', re.DOTALL)
_GALLERY = re.compile(
    rf'<figure class="gallery"[^>]*>((?:<figure\b.*?</figure>)+){_CAPTION}', re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its words in the language of the print. `image`: its primary key."""

    image: int
    alt_text: str = ""
    caption: str = ""
    credit: str = ""


def pictures_named(body: str) -> list[int]:
    """The keys of the pictures a body names, in its order, each once."""
    return list(dict.fromkeys(int(pk) for pk in _NAMED.findall(body)))


def place_pictures(
    body: str, pictures: Sequence[Picture], images: Mapping[int, Image], language: str
) -> str:
    """The body with its figures filled in; a picture that is gone leaves nothing behind."""
    told = {one.image: one for one in pictures}

    # Addresses and captions went through the sanitiser: they are escaped once already.
    def picture(match: re.Match[str]) -> str:
        number = int(match[1])
        if number not in told or number not in images:
            return ""
        return _figure(images[number], told[number], match[2] or escape(told[number].caption))

    def gallery(match: re.Match[str]) -> str:
        pictures = _PICTURE.sub(picture, match[1])
        with override(language):
            name = _("Gallery")
        # A row to be moved by hand, wheel or arrow keys, without a script.
        row = f'<div class="gallery-row" role="group" tabindex="0" aria-label="{name}">'
        said = f"<figcaption>{match[2]}</figcaption>" if match[2] else ""
        return f'<figure class="gallery">{row}{pictures}</div>{said}</figure>' if pictures else ""

    def embed(match: re.Match[str]) -> str:
        with override(language):
            label = _("Open the embedded item on its own site")
        link = f'<a href="{match[1]}" rel="noopener nofollow">{label}</a>'
        said = f"<figcaption>{match[2]}</figcaption>" if match[2] else ""
        return f'<figure class="embed">{link}{said}</figure>'

    return _EMBED.sub(embed, _PICTURE.sub(picture, _GALLERY.sub(gallery, body)))


def told_of_pictures(
    blocks: list[dict[str, Any]], pictures: Sequence[Picture]
) -> list[dict[str, Any]]:
    """The same blocks, each picture with its words as they were signed, a caption in the text
    before its own; a picture that is gone leaves nothing behind."""
    told = {one.image: one for one in pictures}
    kept = []
    for block in blocks:
        if block["type"] == "gallery":
            block["images"] = told_of_pictures(block["images"], pictures)
            if not block["images"]:
                continue
        elif block["type"] == "image":
            if block["image"] not in told:
                continue
            one = told[block["image"]]
            written = "".join(span["text"] for span in block["spans"])
            block["said"] = {
                "alt": one.alt_text,
                "caption": written or one.caption,
                "credit": one.credit,
            }
        kept.append(block)
    return kept


def _figure(image: Image, said: Picture, caption: str) -> SafeString:
    return format_html(
        '<figure class="picture"><img src="{}" srcset="{}" sizes="(min-width: 48rem) 42rem, 100vw" '
        'width="{}" height="{}" alt="{}" loading="lazy" decoding="async">'
        "<figcaption>{} <cite>{}</cite></figcaption></figure>",
        image.file.url,
        ", ".join(f"{image.address(one, 'jpeg')} {one}w" for one in image.sizes.get("jpeg", [])),
        image.width,
        image.height,
        said.alt_text,
        mark_safe(caption),
        said.credit,
    )
