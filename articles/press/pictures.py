"""Pictures and embeds inside a body, as readers get them: the picture itself with its words, and an
embed as a plain link, for no page of ours calls a third party."""

import re
from collections.abc import Mapping

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import override

from articles.models import Image

_PICTURE = re.compile(r'<figure[^>]*\bdata-image="(\d{1,18})"[^>]*>.*?</figure>', re.DOTALL)
_EMBED = re.compile(r'<figure[^>]*\bdata-embed="([^"]+)"[^>]*>.*?</figure>', re.DOTALL)


def pictures_named(body: str) -> set[int]:
    """The ids of the pictures a body names."""
    return {int(pk) for pk in _PICTURE.findall(body)}


def place_pictures(body: str, images: Mapping[int, Image], language: str) -> str:
    """The body with its figures filled in; a picture that is gone leaves nothing behind."""

    def picture(match: re.Match[str]) -> str:
        image = images.get(int(match[1]))
        return _figure(image, language) if image else ""

    def embed(match: re.Match[str]) -> str:
        with override(language):
            label = _("Open the embedded item on its own site")
        # The address went through the sanitiser: it is escaped once already.
        link = f'<a href="{match[1]}" rel="noopener nofollow">{label}</a>'
        return f'<figure class="embed">{link}</figure>'

    return _EMBED.sub(embed, _PICTURE.sub(picture, body))


def _figure(image: Image, language: str) -> SafeString:
    caption = getattr(image, f"caption_{language}") or ""
    credit = getattr(image, f"credit_{language}") or ""
    sizes = [one for one in image.renditions.all() if one.format == "jpeg"]
    return format_html(
        '<figure class="picture"><img src="{}" srcset="{}" sizes="(min-width: 48rem) 42rem, 100vw" '
        'width="{}" height="{}" alt="{}" loading="lazy" decoding="async">'
        "<figcaption>{} <cite>{}</cite></figcaption></figure>",
        image.file.url,
        ", ".join(f"{one.file.url} {one.width}w" for one in sizes),
        image.width,
        image.height,
        getattr(image, f"alt_text_{language}") or "",
        caption,
        credit,
    )
