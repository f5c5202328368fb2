"""What would be printed now and what it rests on, gathered for every language, and the digest that
sign-offs are bound to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from articles import press, sources
from articles.models import Article, Image, NamedPicture, Proof
from articles.press import Composition
from articles.text.digest import digest, flattened

# Of the way a digest is taken. It grows when the same story would get another digest, and a
# migration then carries the sign-offs over (docs/decisions/013).
VERSION = "2"


@dataclass(frozen=True, slots=True)
class Composed:
    """One language: what readers would get, what it rests on, and the digest over both; "" for a
    language without a word."""

    composition: Composition
    weighed: sources.Weighed
    digest: str


def compose(article: Article, sourcing: sources.Sourcing | None = None) -> dict[str, Composed]:
    """Every language of this paper, composed afresh from the working copy. At most 9 queries."""
    sourcing = sourcing or sources.weigh(article)
    byline = list(article.bylines.values_list("contributor_id", "credit"))
    topics = list(article.topics.values_list("pk", flat=True))
    images = images_of(article)
    refs = sources.refs(sourcing)
    composed = {}
    for language in settings.LANGUAGE_CODES:
        composition = press.compose(
            article,
            language,
            byline=byline,
            topics=topics,
            images=images,
            disclosure=sources.disclosure(
                sourcing, language, note=article.text("sources_note", language)
            ),
            refs=refs,
        )
        composed[language] = sealed(
            composition,
            sources.weighed(
                article,
                sourcing,
                language,
                pictures=[images[one.image] for one in composition.all_pictures],
            ),
        )
    return composed


def sealed(composition: Composition, weighed: sources.Weighed) -> Composed:
    """The two values with their digest."""
    return Composed(composition, weighed, digest_of(composition, weighed))


def digest_of(composition: Composition, weighed: sources.Weighed) -> str:
    if composition.is_empty:
        return ""
    both = {"composition": composition.signed(), "weighed": weighed}
    return f"{VERSION}.{digest(dict(flattened(both)))}"


def carry(article: Article, composed: Mapping[str, Composed]) -> None:
    """Writes the current digests on the article, which the caller saves, and notes which pictures
    its texts name. 1 query where it is printed, 1 where it names any."""
    article.digests = digests_of(composed)
    compare_with_print(article)
    named = {picture.image for one in composed.values() for picture in one.composition.pictures}
    NamedPicture.objects.bulk_create(
        [NamedPicture(article=article, image_id=pk) for pk in sorted(named)], ignore_conflicts=True
    )


def compare_with_print(article: Article) -> None:
    """Writes on the article whether its print is what would be printed now."""
    if article.first_published_at is None:
        article.differs_from_print = False
        return
    prints = article.publications.values_list("language", "proof__digest")
    article.differs_from_print = any(
        article.digests.get(language) != digest for language, digest in prints
    )


def digests_of(composed: Mapping[str, Composed]) -> dict[str, str]:
    """As the article carries them, language by language."""
    return {language: one.digest for language, one in composed.items()}


def proof_of(article: Article, language: str, composed: Composed) -> Proof:
    """The proof of this very composition: the one that is kept already, or a new one."""
    stored = composed.composition.stored()
    for kept in Proof.objects.filter(article=article, language=language, digest=composed.digest):
        if kept.composition == stored:
            found: Proof = kept
            return found
    made: Proof = Proof.objects.create(article=article, **proof_fields(language, composed))
    return made


def proof_fields(language: str, composed: Composed) -> dict[str, Any]:
    return {
        "language": language,
        "digest": composed.digest,
        "composition": composed.composition.stored(),
        "weighed": composed.weighed,
    }


def pictures_of(article: Article) -> set[int]:
    """The keys of the pictures that the working copy leads with or names in a text."""
    named = {
        pk
        for language in settings.LANGUAGE_CODES
        for pk in press.pictures_named(article.text("body", language))
    }
    return named | ({article.lead_image_id} if article.lead_image_id else set())


def images_of(article: Article) -> dict[int, Image]:
    """The pictures of the working copy, by key. 1 query where it has any."""
    named = pictures_of(article)
    return Image.objects.in_bulk(named) if named else {}
