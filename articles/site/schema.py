"""What machines read of a page in schema.org's words: stories, lists, people, the paper itself."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urljoin

import orjson
from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override

from articles import images
from articles.models import Contributor, Correction, Image, Publication
from articles.models.live import Told
from articles.reading.cards import Card
from articles.site.context import Paper

Facts = Mapping[str, Any]
_SCHEMA_TYPES = {
    "opinion": "OpinionNewsArticle",
    "analysis": "AnalysisNewsArticle",
    "live": "LiveBlogPosting",
}
_IN_SCRIPT = {c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def image_facts(image: Image | None, alt: str) -> dict[str, Any]:
    """Address, size and words of the widest JPEG we hold."""
    if image is None:
        return {}
    widths = image.sizes.get("jpeg", [])
    width = widths[-1] if widths else image.width
    address = image.address(width, "jpeg") if widths else image.file.url
    return {
        "url": urljoin(settings.SITE_URL, address),
        "width": width,
        "height": round(image.height * width / image.width),
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
        "datePublished": iso(publication.first_published_at),
        "dateModified": iso(publication.modified_at),
        "articleSection": publication.section.name,
        "keywords": [topic.name for topic in publication.topics.all() if topic.name],
        "wordCount": publication.word_count,
        "isAccessibleForFree": True,
        "backstory": " ".join(publication.disclosure.get("sentences", [])),
        "isBasedOn": _documents(publication.disclosure),
        "author": _people(publication, "text") or [{"@id": _id(paper)}],
        "translator": _people(publication, "translation"),
        "publisher": organisation(paper),
        "publishingPrinciples": f"{settings.SITE_URL}{reverse('site:principles')}",
        "image": _pictures(publication, image),
        "thumbnailUrl": image.get("url"),
        "correction": [
            {"@type": "CorrectionComment", "text": one.text, "dateCreated": iso(one.at)}
            for one in corrections
        ],
        **(_coverage(publication, entries, address) if publication.is_live_story else {}),
    }
    return {name: value for name, value in facts.items() if value not in (None, "", [])}


def _coverage(publication: Publication, entries: Sequence[Told], address: str) -> dict[str, Any]:
    """What schema.org asks of a LiveBlogPosting."""
    return {
        "coverageStartTime": iso(publication.first_published_at),
        "coverageEndTime": iso(publication.live_until) if publication.live_until else None,
        "liveBlogUpdate": [
            {
                "@type": "BlogPosting",
                "url": f"{address}#{one.anchor}",
                "headline": one.stands.headline,
                "articleBody": one.stands.text or one.stands.headline,
                "datePublished": iso(one.first.at),
                "dateModified": iso(one.stands.at),
            }
            for one in entries
            if not one.is_taken_back
        ],
    }


def in_script(facts: Mapping[str, Any]) -> SafeString:
    """JSON that may stand inside a script element, whatever the texts hold."""
    text = orjson.dumps(facts).decode()
    for character, written in _IN_SCRIPT.items():
        text = text.replace(character, written)  # str.translate takes fifty times as long
    return mark_safe(text)


def iso(moment: Any) -> str:
    return timezone.localtime(moment).isoformat(timespec="seconds")


def _pictures(publication: Publication, image: Facts) -> list[dict[str, Any]]:
    """The lead picture as it is and cut to each shape that search asks for, with who took it."""
    if not image or publication.lead_image is None:
        return []
    taken = {
        "creditText": publication.lead_credit,
        "caption": publication.lead_caption or publication.lead_alt_text,
        "creator": _people(publication, "photo"),
    }
    stem = publication.lead_image.stem.rpartition("/")[2]
    cut = [
        {
            "url": settings.SITE_URL
            + reverse("site:shape", args=[publication.article_id, stem, shape]),
            "width": width,
            "height": height,
        }
        for shape, (width, height) in images.SHAPES.items()
    ]
    whole = {name: value for name, value in image.items() if name != "alt"}
    return [
        {"@type": "ImageObject", **one, **{name: told for name, told in taken.items() if told}}
        for one in (whole, *cut)
    ]


def _people(publication: Publication, credit: str) -> list[dict[str, str]]:
    """Those of the byline who have this credit."""
    named = [one for one in publication.byline if one["credit"] == credit]
    return [_person(one, publication.language) for one in named]


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


def _id(paper: Paper) -> str:
    return f"{settings.SITE_URL}{paper.root}/#paper"


def organisation(paper: Paper) -> dict[str, Any]:
    """The paper as a publisher (schema.org NewsMediaOrganization)."""
    root = f"{settings.SITE_URL}{paper.root}"
    return {
        "@type": "NewsMediaOrganization",
        "@id": _id(paper),
        "name": paper.name,
        "url": f"{root}/",
        "logo": {
            "@type": "ImageObject",
            "url": urljoin(settings.SITE_URL, static("articles/icons/logo.png")),
            "width": 512,
            "height": 512,
        },
        "correctionsPolicy": f"{root}/policies/corrections/",
        "unnamedSourcesPolicy": f"{root}/policies/unnamed-sources/",
        "noBylinesPolicy": f"{root}/policies/no-byline/",
        "publishingPrinciples": f"{root}/policies/principles/",
        "masthead": f"{root}/masthead/",
    }


def website(paper: Paper) -> dict[str, Any]:
    """The site in one language, with its search."""
    root = f"{settings.SITE_URL}{paper.root}"
    return {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": paper.name,
        "url": f"{root}/",
        "inLanguage": paper.language,
        "publisher": organisation(paper),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": f"{root}/search/?q={{search_term_string}}",
            },
            "query-input": "required name=search_term_string",
        },
    }


def collection(
    title: str, path: str, description: str, stories: Sequence[Card], paper: Paper
) -> dict[str, Any]:
    """A list of stories, in their order."""
    return {
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": title,
        **({"description": description} if description else {}),
        "url": settings.SITE_URL + path,
        "inLanguage": paper.language,
        "mainEntity": {
            "@type": "ItemList",
            "itemListElement": [
                {
                    "@type": "ListItem",
                    "position": place,
                    "url": settings.SITE_URL + story.url,
                }
                for place, story in enumerate(stories, 1)
            ],
        },
    }


def profile(author: Contributor, path: str) -> dict[str, Any]:
    """The page of somebody who writes."""
    portrait = image_facts(author.portrait, "")
    person = {
        "@type": "Person",
        "name": author.name,
        "description": author.biography,
        "url": settings.SITE_URL + path,
        "image": portrait.get("url"),
    }
    return {
        "@context": "https://schema.org",
        "@type": "ProfilePage",
        "url": settings.SITE_URL + path,
        "mainEntity": {name: value for name, value in person.items() if value},
    }


def breadcrumbs(*steps: tuple[str, str]) -> dict[str, Any]:
    """The way to a page: name and path of each step, the page itself last."""
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": place,
                "name": name,
                "item": settings.SITE_URL + path,
            }
            for place, (name, path) in enumerate(steps, 1)
        ],
    }
