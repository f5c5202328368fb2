"""Readers' pages are made once, for everybody who gets the same, and dropped by the move that makes
them stale."""

import gzip
import io
import time
from collections.abc import Callable
from contextlib import contextmanager
from datetime import timedelta
from urllib.parse import quote, unquote

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import freshness
from articles.freshness import generation
from articles.models import BreakingLine, Contributor, FrontSlot, Publication, Section, Topic
from newsroom.pages import Pages
from tests import makers
from tests.caches import forget

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("machine")]


class Site:
    """The paper behind kept pages, asked as a server asks. `made`: addresses Django answered."""

    def __init__(self, most: int = 1_000_000) -> None:
        self.django, self.made = WSGIHandler(), []
        self.pages = Pages(self._answer, most=most)

    def _answer(self, environ, start):
        self.made.append(environ["PATH_INFO"])
        return self.django(environ, start)

    def get(self, path: str, *, method: str = "GET", **headers: str):
        """Status, headers and body; `headers` as WSGI names them, HTTP_ left out."""
        address, _mark, query = path.partition("?")
        told: dict = {}
        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": address.encode().decode("latin-1"),
            "QUERY_STRING": query,
            "HTTP_HOST": "127.0.0.1",
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "80",
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": io.StringIO(),
        } | {f"HTTP_{name}": value for name, value in headers.items()}
        start = lambda status, found, *_more: told.update(status=status, headers=dict(found))  # noqa: E731
        chunks = self.pages(environ, start)
        body = b"".join(chunks)
        getattr(chunks, "close", lambda: None)()
        return int(told["status"][:3]), told["headers"], body


@pytest.fixture
def site():
    return Site()


@pytest.fixture
def story():
    found = makers.publication(english=True)
    settle()
    return found


def settle() -> None:
    """As if the last change were long past."""
    here = generation._generation
    here._looked = float("-inf")
    here.state()
    here._others_changed = float("-inf")
    mapped = here._mapped(time.monotonic())
    mapped[8:16] = generation._MARK.pack(b"", time.time() - 60)[8:]


@contextmanager
def no_queries():
    with CaptureQueriesContext(connection) as asked:
        yield
    assert [one["sql"] for one in asked.captured_queries] == []


@pytest.mark.parametrize(
    "page", ["/", "/en/", "/latest/", "/economy/", "/feeds/latest.xml", "/sitemap.xml", None]
)
def test_a_page_that_nothing_changed_is_made_once_and_costs_no_query(site, story, page):
    path = page or unquote(story.get_absolute_url())
    first = site.get(path)
    assert first[0] == 200
    with no_queries():
        again = site.get(path)
    assert again[2] == first[2]
    assert len(site.made) == 1
    assert again[1].pop("Age") == "0"
    first[1].pop("Age")
    assert again[1] == first[1]


CHANGES: dict[str, Callable[[Publication], object]] = {
    "retracted": lambda story: Publication.objects.filter(pk=story.pk).update(
        retracted_at=timezone.now(), notice="سحبنا الخبر."
    ),
    "held": lambda story: Publication.objects.filter(pk=story.pk).update(is_held=True),
    "corrected": lambda story: story.article.corrections.create(
        kind="correction", text_ar="صحّحنا.", at=timezone.now()
    ),
    "its section renamed": lambda story: Section.objects.update(name_ar="اقتصاد ومال"),
    "its topic renamed": lambda _story: Topic.objects.create(name_ar="موانئ", slug="ports"),
    "another story published": lambda _story: makers.publication(),
    "the front set": lambda story: FrontSlot.objects.update_or_create(
        section=None, position=3, defaults={"article": story.article}
    ),
    "a breaking line": lambda _story: BreakingLine.objects.create(
        starts_at=timezone.now(),
        ends_at=timezone.now() + timedelta(hours=1),
        line_ar="عاجل",
        line_en="Now",
    ),
    "an author named": lambda _story: Contributor.objects.update(name_ar="سلمى"),
    "raw SQL": lambda _story: connection.cursor().execute(
        "UPDATE articles_section SET position = position + 1"
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_whatever_readers_see_drops_every_page_at_once(site, story, change):
    path = unquote(story.get_absolute_url())
    site.get(path)
    change(story)
    site.get(path)
    assert site.made.count(path.encode().decode("latin-1")) == 2


def test_a_story_that_was_taken_back_is_not_read_again(site, story):
    path = unquote(story.get_absolute_url())
    assert site.get(path)[0] == 200
    CHANGES["retracted"](story)
    status, _headers, body = site.get(path)
    assert status == 410
    assert makers.HEADLINE.encode() not in body


def test_what_a_desk_saves_for_itself_drops_nothing(site, story):
    site.get("/")
    story.article.note = "لم يُنشر"
    story.article.save()
    site.get("/")
    assert site.made == ["/"]


def test_a_page_made_before_a_commit_is_not_kept_after_it(site, story):
    """The mark is read before the page is made: a move in its midst is seen."""
    django = site.django

    def slow(environ, start):
        chunks = django(environ, start)
        Section.objects.update(name_ar="تغيّر")
        return chunks

    site.django = slow
    site.get("/")
    site.django = django
    site.get("/")
    assert len(site.made) == 2


def test_while_a_transaction_may_be_open_a_page_is_kept_for_a_second_alone(site, story):
    """So whoever dies between its commit and the second mark leaves nothing stale for longer."""
    before = freshness.state().mark
    with transaction.atomic():
        Section.objects.update(name_ar="قبل")
        begun = freshness.state()
        assert begun.mark != before
        assert not begun.is_settled
    assert freshness.state().mark != begun.mark
    site.get("/")
    (page,) = site.pages.plain.pages.values()
    assert page.until - page.made == pytest.approx(1)
    site.pages.plain.pages.clear()
    forget()
    time.sleep(0.25)  # until the lost mark is missed
    settle()
    site.get("/")
    (page,) = site.pages.plain.pages.values()
    assert page.until - page.made > 1


def test_no_page_is_kept_past_the_next_moment_that_changes_it(site, story):
    comes = timezone.now() + timedelta(seconds=20)
    Publication.objects.filter(pk=story.pk).update(visible_from=comes)
    settle()
    site.get("/")
    (page,) = site.pages.plain.pages.values()
    assert page.until == pytest.approx(comes.timestamp(), abs=0.001)


@pytest.mark.parametrize("field", ["starts_at", "ends_at"])
def test_a_breaking_line_begins_and_ends_on_time_on_kept_pages(field):
    now = timezone.now()
    moments = {"starts_at": now - timedelta(hours=1), "ends_at": now + timedelta(hours=1)}
    moments |= {field: now + timedelta(seconds=3)}
    BreakingLine.objects.create(line_ar="عاجل", line_en="Now", **moments)
    assert freshness.next_moment(at=now) == moments[field]


def test_hosts_editions_and_encodings_have_their_own_copies(site, story):
    bodies = {
        site.get(path, HOST=host, ACCEPT_ENCODING=coding)[2]
        for path in ("/latest/", "/en/latest/")
        for host in ("127.0.0.1", "localhost")
        for coding in ("", "gzip", "br")
    }
    assert len(site.made) == 12
    assert len(bodies) >= 6
    assert site.get("/latest/", HOST="evil.example")[0] == 400
    made = len(site.made)
    assert site.get("/latest/", HOST="localhost:4711")[0] == 200
    assert len(site.made) == made
    assert site.get("/latest/", ACCEPT_ENCODING="gzip, deflate")[1]["Content-Encoding"] == "gzip"
    plain = site.get("/latest/")[2]
    assert gzip.decompress(site.get("/latest/", ACCEPT_ENCODING="gzip;q=1, br;q=0")[2]) == plain


def test_an_editor_with_a_session_is_never_served_from_it_and_fills_nothing(site, story):
    for _time in range(2):
        assert "Age" not in site.get("/", COOKIE="a=1; sessionid=x")[1]
    assert len(site.made) == 2
    assert not site.pages.plain.pages
    site.get("/")
    site.get("/", COOKIE="sessionid=x")
    assert len(site.made) == 4


def test_unknown_parameters_are_the_same_page(site, story):
    plain = site.get("/latest/")[2]
    for query in ("utm_source=x", "fbclid=1", "a=1&a=2", "%D8%B1=1"):
        assert site.get(f"/latest/?{query}")[2] == plain
    assert site.made == ["/latest/"]


def test_what_a_page_makes_of_an_unknown_parameter_is_kept_for_nobody_else(site, story):
    marked = site.get("/latest/?utm_source=canary")[2]
    assert b"canary" not in marked
    assert Site().get("/latest/")[2] == marked


def test_of_a_parameter_that_comes_twice_the_last_counts_as_for_django(site, story):
    word = quote("رصيف")
    one, other = f"/search/?q=zzz&q={word}", f"/search/?q={word}&q=zzz"
    assert site.get(one)[2] != site.get(other)[2]
    assert len(site.made) == 2


def test_a_flood_of_questions_pushes_no_story_out(story):
    site = Site(most=400_000)
    site.get("/")
    for number in range(30):
        site.get(f"/search/?q=word{number}")
    assert site.pages.asked.size <= 100_000
    made = len(site.made)
    site.get("/")
    assert len(site.made) == made


@pytest.mark.parametrize(
    "path", ["/no-such-page/", "/admin/login/", "/api/v1/articles/?no=1", "/healthz", "/report/1/"]
)
def test_what_is_not_for_everybody_or_not_there_is_kept_nowhere(site, story, path):
    site.get(path)
    site.get(path)
    assert len(site.made) == 2
    assert not site.pages.plain.pages


def test_what_apps_read_is_kept_for_each_question_and_language(site, story):
    arabic = site.get("/api/v1/articles/", ACCEPT_LANGUAGE="ar")
    assert arabic[0] == 200
    with no_queries():
        assert site.get("/api/v1/articles/", ACCEPT_LANGUAGE="ar")[2] == arabic[2]
    english = site.get("/api/v1/articles/", ACCEPT_LANGUAGE="en")
    assert english[1]["Content-Language"] == "en"
    assert english[2] != arabic[2]
    assert site.get("/api/v1/articles/?section=nowhere", ACCEPT_LANGUAGE="ar")[2] != arabic[2]
    assert site.get("/api/v1/articles/?no=1", ACCEPT_LANGUAGE="ar")[0] == 400
    assert site.get("/api/v1/articles/", ACCEPT="text/html", ACCEPT_LANGUAGE="ar")[0] == 406
    from_afar = site.get("/api/v1/articles/", ORIGIN="https://app.example", ACCEPT_LANGUAGE="ar")
    assert from_afar[1]["access-control-allow-origin"] == "*"
    assert "access-control-allow-origin" not in arabic[1]


def test_what_is_held_is_gone_for_apps_too(site, story):
    path = f"/api/v1/articles/{story.article_id}/"
    assert site.get(path)[0] == 200
    Publication.objects.filter(article=story.article).update(is_held=True)
    assert site.get(path)[0] == 404
    assert str(story.article_id) not in site.get("/api/v1/articles/")[2].decode()


def test_who_has_a_token_is_answered_alone(site, story):
    for _again in range(2):
        site.get("/api/v1/articles/", AUTHORIZATION="Bearer x")
    assert len(site.made) == 2
    assert not site.pages.plain.pages


@pytest.mark.parametrize("path", ["/api/v1/changes/", "/api/v1/desk/stories/"])
def test_what_is_read_in_order_and_the_desk_are_kept_nowhere(site, story, path):
    for _again in range(2):
        site.get(path)
    assert len(site.made) == 2


def test_a_reader_who_has_the_page_is_told_so_without_a_query(site, story):
    _status, headers, body = site.get("/")
    with no_queries():
        for condition in (
            {"IF_NONE_MATCH": headers["ETag"]},
            {"IF_NONE_MATCH": f'"other", W/{headers["ETag"].removeprefix("W/")}'},
            {"IF_NONE_MATCH": "*"},
            {"IF_MODIFIED_SINCE": headers["Last-Modified"]},
        ):
            status, had, nothing = site.get("/", **condition)
            assert (status, nothing) == (304, b"")
            assert had["ETag"] == headers["ETag"]
            assert "Content-Length" not in had
        for condition in (
            {"IF_NONE_MATCH": '"other"'},
            {"IF_NONE_MATCH": '"other"', "IF_MODIFIED_SINCE": headers["Last-Modified"]},
            {"IF_MODIFIED_SINCE": "not a date"},
        ):
            assert site.get("/", **condition)[::2] == (200, body)


def test_a_reader_who_has_the_page_fills_it_for_the_others(site, story):
    address = unquote(story.get_absolute_url())
    assert not address.isascii()  # Django writes such an address anew into what it was asked
    for path in ("/", address):
        tag = Site().get(path)[1]["ETag"]
        forget()
        settle()  # with the mark that was lost
        assert site.get(path, IF_NONE_MATCH=tag)[0] == 304
        site.made.clear()
        assert site.get(path)[0] == 200
        assert not site.made


def test_head_gets_the_head_of_what_is_kept(site, story):
    unkept = site.get("/", method="HEAD")
    whole = len(site.get("/")[2])
    made = len(site.made)
    kept = site.get("/", method="HEAD")
    assert kept[2] == b""  # of one that is not kept the server drops the body
    for status, headers, _body in (unkept, kept):
        assert status == 200
        assert int(headers["Content-Length"]) == whole
    assert len(site.made) == made


def test_what_the_server_keeps_none_of_is_made_each_time(settings):
    from newsroom.pages import kept

    settings.PAGE_CACHE_MB = 0
    django = WSGIHandler()
    assert kept(django) is django
