"""Whatever a question brings along that no answer reads, it is answered with the page that is kept:
neither a stranger's headers nor a long address make the paper work twice."""

import tracemalloc
from itertools import product
from urllib.parse import unquote

import pytest

from articles.api.reading import PerNetwork
from tests import makers
from tests.address.servers import ENCODINGS
from tests.address.test_pages_are_kept import Site, settle
from tests.address.test_pages_are_shared import needs_a_cache

pytestmark = pytest.mark.django_db(transaction=True)

LIST, SCHEMA, DOCS = "/api/v1/articles/", "/api/v1/schema/", "/api/v1/docs/"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


@pytest.fixture(autouse=True)
def story(machine):
    found = makers.publication(english=True)
    settle()
    return found


@pytest.fixture
def site():
    return Site()


@pytest.mark.parametrize(
    "headers",
    [
        {"RANGE": "bytes=0-3"},
        {"AUTHORIZATION": "Basic cGFwZXI6cGFwZXI="},
        {"ACCEPT": "image/webp"},
        {"ACCEPT_LANGUAGE": "de"},
        {"ORIGIN": "https://elsewhere.example"},
        {"COOKIE": "theme=x; _ga=1"},
        {"COOKIE": "cmp_sessionid=7"},  # of somebody else's script
    ],
    ids=lambda headers: " ".join(*headers.items()),
)
def test_what_no_page_reads_has_no_page_made_again(site, headers):
    plain = site.get("/")
    again = site.get("/", **headers)
    assert again[::2] == plain[::2]
    assert len(site.made) == 1


@pytest.mark.parametrize("query", ["q=1", "before=2", "window=7d", "after=3", "order=newest"])
def test_what_another_page_reads_has_this_one_not_made_again(site, story, query):
    for path in ("/", "/en/", "/about/", unquote(story.get_absolute_url())):
        plain = site.get(path)[2]
        made = len(site.made)
        assert site.get(f"{path}?{query}")[2] in {plain, b""}
        is_asked_of_a_story = query == "before=2" and path.count("/") > 3
        assert len(site.made) == made + is_asked_of_a_story


def test_a_story_that_does_not_go_on_has_nothing_before(site, story):
    address = story.get_absolute_url()
    status, headers, _body = site.get(f"{unquote(address)}?before=7")
    assert (status, headers["Location"]) == (302, address)


@pytest.mark.parametrize(
    "cookie", ["csrftoken=x", "messages=x; csrftoken=", "a=b; django_language=en"]
)
def test_whoever_comes_first_with_a_cookie_has_the_page_made_for_all(site, cookie):
    status, headers, body = site.get("/", COOKIE=cookie)
    assert (status, headers.get("Set-Cookie")) == (200, None)
    assert site.get("/")[2] == body
    assert len(site.made) == 1


@needs_a_cache
def test_who_asks_too_often_spoils_no_answer_for_others(between, site, settings, monkeypatch):
    monkeypatch.setitem(PerNetwork.THROTTLE_RATES, "read", "1/min")
    monkeypatch.setattr(PerNetwork, "timer", lambda _self: 600.5)
    site.get(f"{LIST}?page_size=2")
    assert site.get(LIST)[0] == 429
    monkeypatch.setattr(PerNetwork, "timer", lambda _self: 660.5)
    others = Site(), Site()
    assert [other.get(LIST)[0] for other in others] == [200, 200]
    assert sum(len(other.made) for other in others) == 1


def test_a_long_address_does_not_have_a_page_made_for_what_it_does_not_read(site):
    plain = site.get("/latest/")[2]
    for length in (3_000, 30_000):
        assert site.get(f"/latest/?utm_term={'x' * length}")[2] == plain
    assert len(site.made) == 1


def test_a_flood_of_small_answers_takes_no_more_memory_than_it_may():
    site, allowed = Site(most=800_000), 200_000  # a quarter is for questions
    site.get("/search/suggest/?q=x")
    tracemalloc.start()
    for number in range(400):
        site.get(f"/search/suggest/?q=zz{number}")
    kept = tracemalloc.get_traced_memory()[0]
    site.pages.asked.pages.clear()
    freed = kept - tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert freed < allowed * 1.2


def test_a_long_question_is_kept_nowhere(site):
    for _again in range(2):
        site.get(f"/search/?q={'x' * 3_000}")
    assert len(site.made) == 2
    assert not site.pages.asked.pages


def test_more_parameters_than_anybody_reads_are_answered_and_kept_nowhere(site):
    for path, status in (("/about/", 200), ("/latest/", 400)):
        assert site.get(f"{path}?{'&a=1' * 5_000}")[0] == status
    assert not site.pages.plain.pages


def test_who_asks_for_the_head_alone_has_the_page_made_for_all(site):
    heads = [site.get("/", method="HEAD") for _again in range(3)]
    status, headers, body = site.get("/")
    assert status == 200
    assert len(site.made) == 1
    for head in heads:
        assert (head[0], head[2]) == (200, b"")
        assert head[1]["ETag"] == headers["ETag"]
        assert head[1]["Content-Length"] == headers["Content-Length"] == str(len(body))


@pytest.mark.parametrize("path", ["/no-such-page/", "/admin/", "/healthz", "/search/?q=x"])
def test_the_head_of_what_is_not_kept_is_that_of_the_whole(site, path):
    whole = site.get(path)
    head = site.get(path, method="HEAD")
    assert (head[0], head[2]) == (whole[0], b"")
    assert head[1]["Content-Type"] == whole[1]["Content-Type"]


def test_a_reader_gets_the_encoding_he_takes_however_he_says_so(site):
    for accepted, wanted in ENCODINGS.items():
        assert site.get("/", ACCEPT_ENCODING=accepted)[1].get("Content-Encoding") == wanted, (
            accepted
        )
    assert len(site.made) == 3


def test_apps_that_ask_for_the_same_in_other_words_have_it_made_once(site):
    accepts = ("application/json", "Application/JSON;q=0.9", "application/json, text/plain")
    languages = ("", "ar", "ar-KW,ar;q=0.9", "xx, de;q=0.3", "ar;q=0.8,fr;q=0.9,en;q=0.1")
    told = {
        site.get(LIST, ACCEPT=accept, ACCEPT_LANGUAGE=language)[2]
        for accept, language in product(accepts, languages)
    }
    assert len(told) == 1
    assert len(site.made) == 1
    for number in range(3):
        headers = site.get(LIST, ORIGIN=f"https://{number}.example")[1]
        assert headers["access-control-allow-origin"] == "*"
    assert len(site.made) == 2


ACCEPTS = [
    *("", "*/*", "application/json", "APPLICATION/JSON", "application/*", BROWSER, "text/html"),
    *("application/json; indent=4", "application/vnd.oai.openapi", "application/yaml", "-", ","),
    *("application/vnd.oai.openapi, application/json", "text/html, application/json;q=0.1"),
]


@pytest.mark.parametrize("path", [LIST, SCHEMA, DOCS, f"{LIST}?lang=en", f"{LIST}?no=1"])
@pytest.mark.parametrize("language", ["en-GB, en;q=0.9", "ar;q=0, en", "*", "de"])
def test_what_is_kept_is_what_the_site_would_answer(site, path, language):
    def answers():
        for accept in ACCEPTS:
            status, headers, body = site.get(path, ACCEPT=accept, ACCEPT_LANGUAGE=language)
            names = ("Content-Type", "Content-Language", "Vary", "ETag")
            yield accept, status, [headers.get(name) for name in names], body

    first, again = list(answers()), list(answers())  # the second may be another one's answer
    site.pages = site._answer
    assert first == again == list(answers())
