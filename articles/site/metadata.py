"""What machines read in the head of a page: canonical address, languages, OpenGraph, schema.org."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.templatetags.static import static
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from articles import images
from articles.models import Correction, Publication
from articles.models.live import Told
from articles.site import schema
from articles.site.context import Paper
from articles.text.languages import pack

_DESCRIPTION = 200


@dataclass(frozen=True, slots=True)
class Page:
    """The head of one page. `paths`: language → path of every language it exists in; `facts`: what
    schema.org would say of it."""

    title: str
    description: str
    path: str
    paths: Mapping[str, str]
    kind: str = "website"
    image: dict[str, Any] = field(default_factory=dict)
    facts: Sequence[schema.Facts] = ()
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
    def json_ld(self) -> list[SafeString]:
        return [schema.in_script(one) for one in self.facts]

    def seen_at(self, _now: datetime) -> tuple[Any, ...]:
        """What the head of a page that is no story's says (articles.templatetags.parts)."""
        words = (self.title, self.description, self.path, self.kind)
        return (*words, *self.paths.items(), *self.image.items(), *self.json_ld)

    @property
    def picture(self) -> Mapping[str, Any]:
        """What networks show beside a link to it: its own, else the paper's."""
        address = urljoin(settings.SITE_URL, static("articles/icons/share.png"))
        return self.image or {"url": address, "width": 1200, "height": 630, "alt": ""}

    @property
    def locale(self) -> str:
        return locale(get_language() or settings.LANGUAGE_CODE)

    @property
    def published(self) -> str:
        return schema.iso(self.publication.first_published_at) if self.publication else ""

    @property
    def modified(self) -> str:
        return schema.iso(self.publication.modified_at) if self.publication else ""

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
        facts=[
            schema.news_article(publication, corrections, paper, entries),
            schema.breadcrumbs(
                (publication.section.name, publication.section.get_absolute_url()),
                (publication.headline, publication.get_absolute_url()),
            ),
        ],
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
