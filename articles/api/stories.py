"""A whole story as machines get it."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from articles.api.cards import Card, ImageEntry, image_entry, lead_words
from articles.api.reading import iso
from articles.models import Correction, Image, LiveEntry, Publication
from articles.models.live import stream
from articles.press import pieces
from articles.reading.shown import corrections_told

RELATED, ENTRIES = 4, 100

_BLOCKS = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["type", "lang", "dir"],
        "properties": {
            "type": {
                "type": "string",
                "enum": [
                    *("paragraph", "heading", "quote", "pullquote", "list"),
                    *("image", "gallery", "embed", "table", "rule", "document"),
                ],
            },
            "lang": {"type": "string"},
            "dir": {"type": "string", "enum": ["rtl", "ltr"]},
            "spans": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "text": {"type": "string"},
                        "marks": {"type": "array", "items": {"type": "object"}},
                    },
                },
            },
        },
        "additionalProperties": True,
    },
}


class TopicName(serializers.Serializer[Any]):
    slug = serializers.CharField()
    name = serializers.CharField()
    kind = serializers.CharField()


class CorrectionEntry(serializers.Serializer[Any]):
    kind = serializers.ChoiceField(choices=Correction.Kind.choices)
    text = serializers.CharField()
    what_was_wrong = serializers.CharField()
    placement = serializers.ChoiceField(choices=Correction.Placement.choices)
    at = serializers.DateTimeField()


class LiveWords(serializers.Serializer[Any]):
    told = serializers.CharField(help_text="What readers were told of earlier words.")
    at = serializers.DateTimeField()


class LiveEntryOut(serializers.Serializer[Any]):
    id = serializers.CharField(help_text="Its anchor on the page.")
    at = serializers.DateTimeField()
    headline = serializers.CharField(help_text="Empty when the entry was taken back.")
    text = serializers.CharField(help_text="Paragraphs, one a line.")
    said_by = serializers.CharField()
    is_key = serializers.BooleanField()
    is_taken_back = serializers.BooleanField()
    corrections = LiveWords(many=True)


class Alternate(serializers.Serializer[Any]):
    language = serializers.CharField()
    url = serializers.URLField()


@extend_schema_field(_BLOCKS)
class Blocks(serializers.JSONField):
    """As printed; in an answer a picture's number is replaced by the picture, None when it is
    gone."""


class Detail(Card):
    """The card and the story. `body_html` comes only when `fields` names it; what `fields` does not
    name costs nothing."""

    blocks = Blocks()
    body_html = serializers.CharField(required=False)
    dateline = serializers.CharField()
    topics = serializers.SerializerMethodField()
    disclosure = serializers.DictField(help_text="How we know; {} when no source is unnamed.")
    corrections = serializers.SerializerMethodField()
    live_until = serializers.DateTimeField(
        help_text="Of a live story; null before its first entry and of every other story."
    )
    entries = LiveEntryOut(
        many=True, help_text="Of a live story, the newest 100 entries, the newest first."
    )
    related = Card(many=True)
    alternates = Alternate(many=True)
    word_count = serializers.IntegerField()
    reading_minutes = serializers.IntegerField()

    def get_image(self, publication: Publication) -> ImageEntry(allow_null=True):  # type: ignore[valid-type]
        return image_entry(publication.lead_image, lead_words(publication))

    def get_topics(self, publication: Publication) -> TopicName(many=True):  # type: ignore[valid-type]
        topics = [topic for topic in publication.topics.all() if topic.name]
        return TopicName(topics, many=True).data

    def get_corrections(self, publication: Publication) -> CorrectionEntry(many=True):  # type: ignore[valid-type]
        return [
            {
                "kind": one.kind,
                "text": one.text,
                "what_was_wrong": one.what_was_wrong or "",
                "placement": one.placement,
                "at": iso(one.at),
            }
            for one in corrections_told(publication.article_id, at=timezone.now())
        ]


DETAIL_FIELDS = tuple(Detail._declared_fields)
BY_DEFAULT = tuple(name for name in DETAIL_FIELDS if name != "body_html")
# What changes without the story: a page of a story is kept without it.
_KEPT = set(DETAIL_FIELDS) - {"alternates", "entries", "related", "shares"}


def piece(publication: Publication) -> bytes:
    """What is kept of it with a print: see articles.press.pieces."""
    told = dict(Detail(publication, fields=_KEPT).data)
    told["topic_keys"] = [topic.pk for topic in publication.topics.all()]
    return pieces.packed(told)


def entries(rows: list[LiveEntry]) -> list[dict[str, Any]]:
    """Those of a live story, from its rows."""
    return [
        {
            "id": one.anchor,
            "at": iso(one.first.at),
            "headline": "" if one.is_taken_back else one.stands.headline,
            "text": one.stands.text,
            "said_by": "" if one.is_taken_back else one.stands.said_by,
            "is_key": one.first.is_key,
            "is_taken_back": one.is_taken_back,
            "corrections": [{"told": each.told, "at": iso(each.at)} for each in one.corrections],
        }
        for one in stream(rows)
    ][:ENTRIES]


def with_pictures(blocks: list[dict[str, Any]], pictures: list[Image]) -> list[dict[str, Any]]:
    known = {one.pk: one for one in pictures}
    return [_drawn(one, known) for one in blocks]


def _drawn(block: dict[str, Any], pictures: Mapping[int, Image]) -> dict[str, Any]:
    if block["type"] == "gallery":
        return {**block, "images": [_drawn(one, pictures) for one in block["images"]]}
    if block["type"] != "image":
        return block
    shown = {name: value for name, value in block.items() if name != "said"}
    return {**shown, "image": image_entry(pictures.get(block["image"]), block.get("said"))}


def pictures_of(blocks: list[dict[str, Any]]) -> list[Image]:
    """The pictures in a text. One query, or none."""
    each = [one for block in blocks for one in (block, *block.get("images", ()))]
    numbers = [one["image"] for one in each if one["type"] == "image"]
    if not numbers:
        return []
    return list(Image.objects.filter(pk__in=numbers).order_by("pk"))
