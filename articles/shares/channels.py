"""Where a share button leads. The address of a channel is a plain link: no script of anybody's."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from django.utils import translation

from articles.models import Channel
from articles.text.bidi import strip_isolates
from articles.text.normalise import TATWEEL

_FORMS: Mapping[str, str] = {
    Channel.WHATSAPP: "https://wa.me/?text={both}",
    Channel.X: "https://twitter.com/intent/tweet?text={title}&url={url}",
    Channel.TELEGRAM: "https://t.me/share/url?url={url}&text={title}",
    Channel.FACEBOOK: "https://www.facebook.com/sharer/sharer.php?u={url}",
    Channel.EMAIL: "mailto:?subject={title}&body={lines}",
    Channel.LINKEDIN: "https://www.linkedin.com/sharing/share-offsite/?url={url}",
}
_ORDER = (*_FORMS, Channel.COPY, Channel.NATIVE)
_ICONS: Mapping[str, str] = {Channel.NATIVE: "share"}


@dataclass(frozen=True, slots=True)
class ChannelInfo:
    """`icon`: its name in the sprite. `needs_script`: without one there is nothing to press."""

    key: str
    label: str
    icon: str
    needs_script: bool


def channels(language: str) -> list[ChannelInfo]:
    """Every channel in the order buttons stand in, labelled in `language`."""
    with translation.override(language):
        return [
            ChannelInfo(
                key=str(key),
                label=str(Channel(key).label),
                icon=_ICONS.get(key, str(key)),
                needs_script=key == Channel.NATIVE,
            )
            for key in _ORDER
        ]


def address_of(channel: str, *, title: str, url: str) -> str:
    """The address that hands `title` and the absolute `url` to a channel, each encoded once; "" for
    copy and native, which stay on the page. Raises ValueError for a channel nobody knows."""
    form = _FORMS.get(Channel(channel))
    if form is None:
        return ""
    title = _spoken(title)
    return form.format(
        title=quote(title, safe=""),
        url=quote(url, safe=""),
        both=quote(f"{title}\n{url}", safe=""),
        lines=quote(f"{title}\r\n{url}", safe=""),  # RFC 6068 wants CR LF
    )


def _spoken(title: str) -> str:
    """Without what only decorates: isolates, and tatweel between letters (that of «هـ» stays)."""
    title = strip_isolates(title)
    words = [
        word if word.rstrip(TATWEEL) == "ه" else word.replace(TATWEEL, "")
        for word in title.split(" ")
    ]
    return " ".join(words)
