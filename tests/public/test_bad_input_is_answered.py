"""Whatever is sent to a public address is answered in words: a 4xx that says why, never a 500."""

import pytest
from django.test import Client

from tests import makers
from tests.caches import forget
from tests.public import addresses
from tests.public.addresses import Subject

pytestmark = pytest.mark.django_db

API = "/api/v1/"
MEGABYTE = "م" * 500_000
HUGE = "9" * 40
BAD_SLUGS = [
    "%00",
    "a%00b",
    "%FF%FE",
    "%C3%28",
    "%ED%A0%80",  # half of a surrogate pair
    "%2525D9",
    "%25D8%25A7",
    "%0d%0aSet-Cookie:x=1",
    "..%2f..%2fetc%2fpasswd",
    "<script>alert(1)</script>",
    "'%20OR%201=1--",
    "%E2%80%AE" + "a" * 3000,
    "-",
]
BAD_NUMBERS = ["0", "-1", "01", "1.5", "1e3", HUGE, "9223372036854775808", "%D9%A1", "%00", "x"]
BAD_QUERIES = [
    "before=%00",
    "before=",
    f"before={HUGE}-{HUGE}",
    "before=--1-1",
    "before=9-9-9",
    "before=%D9%A1-%D9%A1",
    "before=%FF",
    "before=1-1&before=2-2",
    "%FF=%FE",
    "a" * 100_000,
]
BAD_HEADERS = [
    {"Accept-Language": "x" * 100_000},
    {"Accept-Language": "xx-invalid;q=nan,\x00"},
    {"If-None-Match": "é\x00" * 100},
    {"If-None-Match": '"' + "a" * 100_000},
    {"If-Modified-Since": "Thu, 99 Foo 99999 99:99:99 GMT"},
    {"If-Modified-Since": "Mon, 01 Jan 9999999999 00:00:00 GMT"},
    {"If-Match": '"nothing"'},
    {"If-Unmodified-Since": "Mon, 01 Jan 2001 00:00:00 GMT"},
    {"Range": "bytes=9-1"},
    {"Cookie": "django_language=%00; sessionid=" + "x" * 10_000},
    {"Accept": "*/*;q=\x00"},
    {"X-Forwarded-For": "' OR 1=1"},
    {"User-Agent": "\x00\xff" * 1000},
]


@pytest.fixture
def story():
    return makers.publication(english=True)


def is_refused(answer, where: str) -> None:
    """A 4xx in words, and a problem where a machine asked."""
    assert 400 <= answer.status_code < 500, (where, answer.status_code)
    assert answer.content, where
    if where.startswith(API):
        assert answer["Content-Type"] == "application/problem+json", where
        assert set(answer.json()["messages"]) == {"ar", "en"}


def is_answered(answer, where: str) -> None:
    """No 500, and nothing of what was sent runs in the page or stands in a header."""
    assert answer.status_code < 500, (where, answer.status_code)
    assert b"<script>alert" not in answer.content, where
    assert "Set-Cookie" not in answer, where
    if where.startswith(API) and answer.status_code >= 400:
        is_refused(answer, where)


@pytest.mark.parametrize("slug", BAD_SLUGS)
def test_a_slug_that_cannot_be_is_not_found(client, slug):
    for root in ("", "/en", "/fr"):
        for path in (f"/{slug}/", f"/topics/{slug}/", f"/authors/{slug}/", f"/feeds/{slug}.xml"):
            is_refused(client.get(root + path), root + path)
    is_refused(client.get(f"{API}{slug}/"), f"{API}{slug}/")


@pytest.mark.parametrize("slug", BAD_SLUGS)
def test_the_number_decides_whatever_the_slug_is(client, story, slug):
    answer = client.get(f"/economy/{story.article_id}/{slug}/")
    assert answer.status_code in (301, 404)
    if answer.status_code == 301:
        assert answer["Location"] == story.get_absolute_url()


@pytest.mark.parametrize("number", BAD_NUMBERS)
def test_a_number_that_cannot_be_is_not_found(client, number):
    for path in (
        f"/economy/{number}/x/",
        f"/n/{number}",
        f"/en/n/{number}",
        f"/card/{number}.png",
        f"/sitemaps/{number}.xml",
        f"/sitemaps/{number}-01.xml",
        f"{API}articles/{number}/",
    ):
        is_refused(client.get(path), path)
    for path in (f"/share/{number}/x/", f"{API}articles/{number}/shares/"):
        answer = client.post(path, {"channel": "x"}, content_type="application/json")
        is_refused(answer, path)


@pytest.mark.parametrize("query", BAD_QUERIES)
def test_no_query_breaks_a_page(story, query):
    for method, path, _body in addresses.asked(_subject(story)):
        if method == "GET":
            forget()
            answer = Client(raise_request_exception=False).get(f"{path.partition('?')[0]}?{query}")
            is_answered(answer, path)


@pytest.mark.parametrize(
    "query", [query for query in BAD_QUERIES if query.startswith("before=") and "&" not in query]
)
@pytest.mark.parametrize("page", ["/latest/", "/economy/", "/corrections/"])
def test_a_page_nobody_gave_out_is_not_found(client, story, page, query):
    is_refused(client.get(f"{page}?{query}"), page)


@pytest.mark.parametrize("headers", BAD_HEADERS, ids=lambda one: next(iter(one)))
def test_no_header_breaks_a_page(story, headers):
    for method, path, body in addresses.asked(_subject(story)):
        forget()
        client = Client(headers=headers, raise_request_exception=False)
        if method == "GET":
            is_answered(client.get(path), path)
        else:
            is_answered(client.post(path, body, content_type="application/json"), path)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
def test_a_page_is_only_read(story, method):
    walked = list(addresses.asked(_subject(story)))
    sent_to = {path for asked, path, _body in walked if asked == "POST" and method == "post"}
    for asked, path, _body in walked:
        forget()
        client = Client(raise_request_exception=False)
        answer = getattr(client, method)(path)
        assert answer.status_code < 500, (method, path)
        is_health = path in ("/healthz", "/readyz")  # a balancer may ask as it likes
        if (
            method not in ("options", "trace")
            and asked == "GET"
            and not is_health
            and path not in sent_to
        ):
            assert answer.status_code in (403, 404, 405, 410), (method, path, answer.status_code)


@pytest.mark.parametrize(
    "query",
    [
        "lang=xx",
        "lang=",
        "lang=ar&lang=en",
        "lang=%00",
        "cursor=%00",
        "cursor=AAAA",
        "cursor=" + "A" * 100_000,
        "cursor=bzk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5LjE",  # a moment far beyond the calendar
        "page_size=0",
        "page_size=-1",
        "page_size=" + HUGE,
        "page_size=1e9",
        "since=yesterday",
        "since=99999-01-01",
        "since=0001-01-01T00:00:00%2B14:00",
        "section=none",
        "section=%00",
        "fields=body",
        "fields=",
        "unknown=1",
        "topic=" + "a" * 100_000,
        "%FF=%FE",
    ],
)
def test_a_bad_question_to_the_api_is_a_problem(story, query):
    is_refused(Client().get(f"{API}articles/?{query}"), f"{API}articles/?{query[:60]}")


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("", "application/json"),
        ("{", "application/json"),
        ("[]", "application/json"),
        ("null", "application/json"),
        ("1", "application/json"),
        ('"x"', "application/json"),
        ('{"channel": null}', "application/json"),
        ('{"channel": ["x"]}', "application/json"),
        ('{"channel": {"x": 1}}', "application/json"),
        ('{"channel": "\\u0000"}', "application/json"),
        ('{"channel": "\\ud800"}', "application/json"),
        ('{"channel": "x", "channel2": 1}', "application/json"),
        ('{"channel": NaN}', "application/json"),
        (b"\xff\xfe{", "application/json"),
        ("[" * 100_000, "application/json"),
        ('{"channel": "' + MEGABYTE + '"}', "application/json"),
        ("channel=x", "application/x-www-form-urlencoded"),
        ("channel=x", "text/plain"),
        ("<a/>", "application/xml"),
        ('{"channel": "x"}', "application/json; charset=nonsense"),
        ('{"channel": "x"}', "nonsense"),
    ],
    ids=range(21),
)
def test_a_body_that_cannot_be_read_is_a_problem(story, body, kind):
    path = f"{API}articles/{story.article_id}/shares/"
    answer = Client(raise_request_exception=False).generic("POST", path, body, content_type=kind)
    if kind.endswith("charset=nonsense"):
        is_answered(answer, path)
    else:
        is_refused(answer, path)


@pytest.mark.parametrize("key", ["é", "x" * 201, "\x00", "a b"])
def test_an_idempotency_key_that_is_no_key_is_a_problem(story, key):
    client = Client(headers={"Idempotency-Key": key})
    path = f"{API}articles/{story.article_id}/shares/"
    is_refused(client.post(path, {"channel": "x"}, content_type="application/json"), path)


def test_a_channel_nobody_knows_is_not_found(client, story):
    for channel in ("nothing", "x" * 1000, "-"):
        is_refused(client.post(f"/share/{story.article_id}/{channel}/"), channel)


def _subject(story) -> Subject:
    return Subject(
        number=story.article_id,
        slug=story.slug,
        topic="لا-شيء",
        author="byline-reporter",
        month=f"{story.first_published_at:%Y-%m}",
    )
