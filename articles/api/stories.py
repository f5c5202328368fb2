"""A whole story as machines get it."""

from collections.abc import Mapping
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from articles.api.cards import Card, ImageEntry, absolute, image_entry, lead_words
from articles.api.reading import iso
from articles.models import Correction, Image, Publication
from articles.models.live import stream

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


class Detail(Card):
    """The card and the story. `body_html` comes only when `fields` names it; what `fields` does not
    name costs nothing."""

    blocks = serializers.SerializerMethodField()
    body_html = serializers.CharField(required=False)
    dateline = serializers.CharField()
    topics = serializers.SerializerMethodField()
    disclosure = serializers.DictField(help_text="How we know; {} when no source is unnamed.")
    corrections = serializers.SerializerMethodField()
    live_until = serializers.DateTimeField(
        help_text="Of a live story; null before its first entry and of every other story."
    )
    entries = serializers.SerializerMethodField(
        help_text="Of a live story, the newest 100 entries, the newest first."
    )
    related = serializers.SerializerMethodField()
    alternates = serializers.SerializerMethodField()
    word_count = serializers.IntegerField()
    reading_minutes = serializers.IntegerField()

    def __init__(self, *args: Any, fields: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, fields=fields or BY_DEFAULT, **kwargs)

    def get_image(self, publication: Publication) -> ImageEntry(allow_null=True):  # type: ignore[valid-type]
        return image_entry(publication.lead_image, lead_words(publication))

    @extend_schema_field(_BLOCKS)
    def get_blocks(self, publication: Publication) -> list[dict[str, Any]]:
        """As printed; a picture's number is replaced by the picture, None when it is gone."""
        pictures = {one.pk: one for one in self.context["pictures"]}
        return [_drawn(one, pictures) for one in publication.blocks]

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
            for one in self.context["corrections"]
        ]

    def get_entries(self, publication: Publication) -> LiveEntryOut(many=True):  # type: ignore[valid-type]
        return [
            {
                "id": one.anchor,
                "at": iso(one.first.at),
                "headline": "" if one.is_taken_back else one.stands.headline,
                "text": one.stands.text,
                "said_by": "" if one.is_taken_back else one.stands.said_by,
                "is_key": one.first.is_key,
                "is_taken_back": one.is_taken_back,
                "corrections": [
                    {"told": each.told, "at": iso(each.at)} for each in one.corrections
                ],
            }
            for one in stream(self.context["entries"])
        ][:ENTRIES]

    def get_related(self, publication: Publication) -> Card(many=True):  # type: ignore[valid-type]
        return Card(self.context["related"], many=True).data

    def get_alternates(self, publication: Publication) -> Alternate(many=True):  # type: ignore[valid-type]
        return [
            {"language": code, "url": absolute(one.get_absolute_url())}
            for code, one in sorted(self.context["printed"].items())
            if code != publication.language
        ]


def _drawn(block: dict[str, Any], pictures: Mapping[int, Image]) -> dict[str, Any]:
    if block["type"] == "gallery":
        return {**block, "images": [_drawn(one, pictures) for one in block["images"]]}
    if block["type"] != "image":
        return block
    shown = {name: value for name, value in block.items() if name != "said"}
    return {**shown, "image": image_entry(pictures.get(block["image"]), block.get("said"))}


DETAIL_FIELDS = tuple(Detail._declared_fields)
BY_DEFAULT = tuple(name for name in DETAIL_FIELDS if name != "body_html")


def pictures_of(publication: Publication) -> list[Image]:
    """The pictures in the text. One query, or none."""
    each = [one for block in publication.blocks for one in (block, *block.get("images", ()))]
    numbers = [one["image"] for one in each if one["type"] == "image"]
    if not numbers:
        return []
    return list(Image.objects.filter(pk__in=numbers).order_by("pk"))
