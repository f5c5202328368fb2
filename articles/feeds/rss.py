"""RSS 2.0 and Atom of the newest stories: every address absolute and percent-encoded once."""

import unicodedata

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.translation import gettext as _

from articles import addresses
from articles.models import Publication, Section
from articles.models.edition import current
from articles.models.publication import PublicationQuerySet
from articles.reading import public_for
from articles.text.normalise import legal_xml

ITEMS = 40
SECONDS = 300


@public_for(SECONDS)
def latest(request: HttpRequest) -> HttpResponse:
    return _feed(request, _("Latest"), "/latest/", _public())


@public_for(SECONDS)
def atom(request: HttpRequest) -> HttpResponse:
    """The same as `latest`, as Atom (RFC 4287)."""
    return _feed(request, _("Latest"), "/latest/", _public(), Atom1Feed)


@public_for(SECONDS)
def section(request: HttpRequest, section: str) -> HttpResponse:
    slug = unicodedata.normalize("NFC", section)
    found = Section.objects.filter(slug=slug).first() or addresses.owner(Section, slug)
    if found is None or not found.name:
        raise Http404
    if found.slug != slug:
        return HttpResponsePermanentRedirect(reverse("feeds:section", args=[found.slug]))
    return _feed(request, found.name, found.get_absolute_url(), _public().in_section(found))


def _public() -> PublicationQuerySet:
    return Publication.objects.public(at=timezone.now()).in_language(current().language)


def _feed(
    request: HttpRequest,
    title: str,
    path: str,
    public: PublicationQuerySet,
    kind: type[Rss201rev2Feed] | type[Atom1Feed] = Rss201rev2Feed,
) -> HttpResponse:
    edition = current()
    paper, title = legal_xml(edition.name), legal_xml(title)
    feed = kind(
        title=f"{paper} | {title}",
        link=f"{settings.SITE_URL}{path}",
        description=f"{paper} | {title}",
        language=edition.language,
        feed_url=f"{settings.SITE_URL}{request.path}",
        ttl=SECONDS // 60,
    )
    stories = public.newest_first().for_card().prefetch_related(None).prefetch_related("topics")
    for story in stories[:ITEMS]:
        _add(feed, story)
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def _add(feed: SyndicationFeed, story: Publication) -> None:
    names = [one["name"] for one in story.byline if one["credit"] == "text"]
    topics = [topic.name for topic in story.topics.all()]
    feed.add_item(
        title=legal_xml(story.headline),
        link=settings.SITE_URL + story.get_absolute_url(),
        description=legal_xml(story.standfirst),
        author_name=legal_xml(_(", ").join(names)) or None,
        unique_id=f"urn:uuid:{story.uuid}:{story.language}",
        unique_id_is_permalink=False,
        pubdate=timezone.localtime(story.first_published_at),
        updateddate=timezone.localtime(story.modified_at),
        categories=[legal_xml(name) for name in [story.section.name, *topics] if name],
    )
