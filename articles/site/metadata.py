"""What machines read in the head of a page: canonical address, languages, OpenGraph, schema.org."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, override

from articles import images
from articles.models import Contributor, Correction, Image, Publication
from articles.models.live import Told
from articles.site.context import Paper
from articles.text.languages import pack

_SCHEMA_TYPES = {
    "opinion": "OpinionNewsArticle",
    "analysis": "AnalysisNewsArticle",
    "live": "LiveBlogPosting",
}
_IN_SCRIPT = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}
_DESCRIPTION = 200


@dataclass(frozen=True, slots=True)
class Page:
    """The head of one page. `paths`: language → path of every language it exists in."""

    title: str
    description: str
    path: str
    paths: Mapping[str, str]
    kind: str = "website"
    image: dict[str, Any] = field(default_factory=dict)
    json_ld: str = ""
    publication: Publication | None = None

    @property
    def canonical(self) -> str:
        return settings.SITE_URL + self.path

    @property
    def languages(self) -> list[tuple[str, str]]:
        """hreflang and address of every language, x-default last; none where there is but one."""
        if len(self.paths) < 2:
            return []
        found = [(code, settings.SITE_URL + path) for code, path in self.paths.items()]
        first = self.paths.get(settings.LANGUAGE_CODE)
        return [*found, ("x-default", settings.SITE_URL + first)] if first else found

    @property
    def locale(self) -> str:
        return locale(get_language() or settings.LANGUAGE_CODE)

    @property
    def published(self) -> str:
        return _iso(self.publication.first_published_at) if self.publication else ""

    @property
    def modified(self) -> str:
        return _iso(self.publication.modified_at) if self.publication else ""

    @property
    def other_locales(self) -> list[str]:
        return [locale(code) for code, path in self.paths.items() if path != self.path]


def locale(language: str) -> str:
    return pack(language).locale or language


def of_story(
    publication: Publication,
    paths: Mapping[str, str],
    corrections: Iterable[Correction],
    paper: Paper,
    entries: Sequence[Told] = (),
) -> Page:
    """`entries`: those of a live story that the page shows."""
    description = shortened(publication.seo_description or publication.standfirst)
    return Page(
        title=publication.seo_title or publication.headline,
        description=description or shortened(publication.plain_text),
        path=publication.get_absolute_url(),
        paths=paths,
        kind="article",
        image=card_facts(publication, paper, corrected=is_corrected(corrections)),
        json_ld=in_script(news_article(publication, corrections, paper, entries)),
        publication=publication,
    )


def shortened(text: str) -> str:
    """At most 200 letters, cut between words."""
    text = " ".join(text.split())
    if len(text) <= _DESCRIPTION:
        return text
    return text[: _DESCRIPTION - 1].rsplit(" ", 1)[0] + "…"


def is_corrected(corrections: Iterable[Correction]) -> bool:
    """Whether readers of this language were told that something was wrong."""
    return any(one.text and one.kind == Correction.Kind.CORRECTION for one in corrections)


def card_facts(publication: Publication, paper: Paper, *, corrected: bool) -> dict[str, Any]:
    """The card that networks show. Its address changes with its face, for they keep what they have
    once fetched."""
    face = images.face(publication, paper=paper.name, corrected=corrected)
    return {
        "url": settings.SITE_URL + card_path(publication, paper, face),
        "width": images.card.WIDTH,
        "height": images.card.HEIGHT,
        "alt": publication.headline,
    }


def card_path(publication: Publication, paper: Paper, face: str) -> str:
    return f"{paper.root}/card/{publication.article_id}/{face}.jpg"


def image_facts(image: Image | None, alt: str) -> dict[str, Any]:
    """Address, size and words of the widest JPEG we hold."""
    if image is None:
        return {}
    jpegs = [one for one in getattr(image, "sizes", []) if one.format == "jpeg"]
    widest = jpegs[-1] if jpegs else image
    return {
        "url": urljoin(settings.SITE_URL, widest.file.url),
        "width": widest.width,
        "height": widest.height,
        "alt": alt,
    }


def news_article(
    publication: Publication,
    corrections: Iterable[Correction],
    paper: Paper,
    entries: Sequence[Told] = (),
) -> dict[str, Any]:
    """schema.org NewsArticle, LiveBlogPosting of a live story; dates with the site's offset."""
    address = settings.SITE_URL + publication.get_absolute_url()
    image = image_facts(publication.lead_image, publication.lead_alt_text)
    facts = {
        "@context": "https://schema.org",
        "@type": _SCHEMA_TYPES.get(publication.genre, "NewsArticle"),
        "mainEntityOfPage": address,
        "url": address,
        "headline": publication.headline,
        "description": publication.standfirst,
        "inLanguage": publication.language,
        "datePublished": _iso(publication.first_published_at),
        "dateModified": _iso(publication.modified_at),
        "articleSection": publication.section.name,
        "keywords": [topic.name for topic in publication.topics.all() if topic.name],
        "wordCount": publication.word_count,
        "isAccessibleForFree": True,
        "backstory": " ".join(publication.disclosure.get("sentences", [])),
        "isBasedOn": _documents(publication.disclosure),
        "author": [_person(one, publication.language) for one in publication.byline]
        or [_organisation(paper)],
        "publisher": _organisation(paper),
        "image": {"@type": "ImageObject", **_without_alt(image)} if image else None,
        "correction": [
            {"@type": "CorrectionComment", "text": one.text, "dateCreated": _iso(one.at)}
            for one in corrections
        ],
        **(_coverage(publication, entries, address) if publication.is_live_story else {}),
    }
    return {name: value for name, value in facts.items() if value not in (None, "", [])}


def _coverage(publication: Publication, entries: Sequence[Told], address: str) -> dict[str, Any]:
    """What schema.org asks of a LiveBlogPosting."""
    return {
        "coverageStartTime": _iso(publication.first_published_at),
        "coverageEndTime": _iso(publication.live_until) if publication.live_until else None,
        "liveBlogUpdate": [
            {
                "@type": "BlogPosting",
                "url": f"{address}#{one.anchor}",
                "headline": one.stands.headline,
                "articleBody": one.stands.text or one.stands.headline,
                "datePublished": _iso(one.first.at),
                "dateModified": _iso(one.stands.at),
            }
            for one in entries
            if not one.is_taken_back
        ],
    }


def in_script(facts: Mapping[str, Any]) -> SafeString:
    """JSON that may stand inside a script element, whatever the texts hold."""
    return mark_safe(json.dumps(facts, ensure_ascii=False).translate(_IN_SCRIPT))


def _iso(moment: Any) -> str:
    return timezone.localtime(moment).isoformat(timespec="seconds")


def _without_alt(image: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in image.items() if name != "alt"}


def _person(byline: Mapping[str, str], language: str) -> dict[str, str]:
    with override(language):
        page = Contributor(slug=byline["slug"]).get_absolute_url()
    address = settings.SITE_URL + page
    return {"@type": "Person", "name": byline["name"], "url": address}


def _documents(disclosure: Mapping[str, Any]) -> list[dict[str, str]]:
    """What the story rests on in writing, as readers are told of it."""
    unnamed = [
        one
        for one in disclosure.get("sources", [])
        if one["ref"] in disclosure.get("documents", [])
    ]
    named = [one for one in disclosure.get("named", []) if one["is_document"]]
    return [
        {"@type": "CreativeWork", "name": one["description"]}
        for one in [*unnamed, *named]
        if one["description"]
    ]


def _organisation(paper: Paper) -> dict[str, str]:
    return {
        "@type": "NewsMediaOrganization",
        "name": paper.name,
        "url": f"{settings.SITE_URL}{paper.root}/",
        "correctionsPolicy": f"{settings.SITE_URL}{paper.root}/corrections/",
        "publishingPrinciples": f"{settings.SITE_URL}{paper.root}/policies/principles/",
    }
