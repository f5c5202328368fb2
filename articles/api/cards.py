"""A story as machines get it: the card of a list. Everything comes from what was printed."""

from collections.abc import Collection, Mapping
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from rest_framework import serializers

from articles.api.reading import iso
from articles.models import Image, Publication
from articles.reading.shown import share_total

_FORMATS = ("jpeg", "webp", "avif")


def absolute(address: str) -> str:
    return urljoin(settings.SITE_URL, address)


class SectionName(serializers.Serializer[Any]):
    slug = serializers.CharField()
    name = serializers.CharField()


class BylineEntry(serializers.Serializer[Any]):
    name = serializers.CharField()
    slug = serializers.CharField()
    credit = serializers.ChoiceField(choices=["text", "photo", "translation", "video"])


class FocalPoint(serializers.Serializer[Any]):
    x = serializers.FloatField(help_text="0 is the left edge of the picture, 1 its right.")
    y = serializers.FloatField(help_text="0 is the upper edge, 1 the lower.")


class CardImage(serializers.Serializer[Any]):
    """A picture as a card has it. Its sizes are files of one template, any width in any format."""

    template = serializers.CharField(
        help_text="The address of any size, a path of this site or whole: put one of «widths» for "
        "{width}, one of «formats» for {format}."
    )
    widths = serializers.ListField(child=serializers.IntegerField(), help_text="Smallest first.")
    formats = serializers.ListField(child=serializers.ChoiceField(["jpeg", "webp", "avif"]))
    width = serializers.IntegerField()
    height = serializers.IntegerField()
    alt = serializers.CharField()
    colour = serializers.CharField(help_text="Its dominant colour, to show until it is loaded.")
    focal_point = FocalPoint()


class ImageEntry(CardImage):
    """The same with what a page says of it, and the picture itself."""

    url = serializers.URLField()
    caption = serializers.CharField()
    credit = serializers.CharField()


class ShareCount(serializers.Serializer[Any]):
    total = serializers.IntegerField()
    as_of = serializers.DateTimeField(allow_null=True)
    basis = serializers.ChoiceField(
        choices=["site_intents"], help_text="Intents on our own site and apps; no network is asked."
    )


def lead_words(publication: Publication) -> dict[str, str]:
    """What the lead picture was signed and printed with."""
    return {
        "alt": publication.lead_alt_text,
        "caption": publication.lead_caption,
        "credit": publication.lead_credit,
    }


def card_image(image: Image | None, alt: str) -> dict[str, Any] | None:
    """A picture with its printed words."""
    if image is None:
        return None
    widths = image.sizes.get("jpeg", [])
    return {
        "template": f"{image.file.storage.url(image.stem)}-{{width}}.{{format}}",
        "widths": widths,
        "formats": [kind for kind in _FORMATS if widths and image.sizes.get(kind) == widths],
        "width": image.width,
        "height": image.height,
        "alt": alt,
        "colour": image.dominant_colour,
        "focal_point": {"x": image.focal_x, "y": image.focal_y},
    }


def image_entry(image: Image | None, said: Mapping[str, str] | None) -> dict[str, Any] | None:
    """A picture with all that the print says of it: alt, caption, credit."""
    words = {"alt": "", "caption": "", "credit": "", **(said or {})}
    entry = card_image(image, words.pop("alt"))
    if image is None or entry is None:
        return None
    return {**entry, "url": absolute(image.file.url), **words}


def share_count(publication: Any) -> dict[str, Any] | None:
    """The count readers may see; None below the floor or where it is switched off."""
    total = share_total(publication)
    if total is None:
        return None
    return {
        "total": total,
        "as_of": iso(publication.shares_as_of),
        "basis": "site_intents",
    }


class Card(serializers.Serializer[Any]):
    """`fields` keeps those alone; every name of this class is one a client may ask for."""

    id = serializers.IntegerField(source="article_id")
    uuid = serializers.UUIDField()
    url = serializers.SerializerMethodField()
    short_url = serializers.SerializerMethodField()
    language = serializers.CharField()
    languages = serializers.ListField(child=serializers.CharField())
    kicker = serializers.CharField()
    headline = serializers.CharField()
    standfirst = serializers.CharField()
    section = SectionName()
    byline = BylineEntry(many=True)
    image = serializers.SerializerMethodField()
    published_at = serializers.SerializerMethodField()
    modified_at = serializers.SerializerMethodField()
    is_exclusive = serializers.BooleanField()
    shares = serializers.SerializerMethodField()

    def __init__(self, *args: Any, fields: Collection[str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in set(self.fields) - set(fields or self.fields):
            del self.fields[name]

    def get_url(self, publication: Publication) -> str:
        return absolute(publication.get_absolute_url())

    def get_short_url(self, publication: Publication) -> str:
        return absolute(publication.short_url())

    def get_image(self, publication: Publication) -> CardImage(allow_null=True):  # type: ignore[valid-type]
        return card_image(publication.lead_image, publication.lead_alt_text)

    def get_published_at(self, publication: Publication) -> str:
        return iso(publication.first_published_at) or ""

    def get_modified_at(self, publication: Publication) -> str:
        return iso(publication.modified_at) or ""

    def get_shares(self, publication: Publication) -> ShareCount(allow_null=True):  # type: ignore[valid-type]
        return share_count(publication)


CARD_FIELDS = tuple(Card._declared_fields)
