"""Validators and caches: 304 where the client has the very bytes, and headers that caches obey."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import roles, shares, workflow
from articles.models import Article, Image, Publication, Section, ShareDay, ShareTotal
from tests import makers
from tests.api.asking import get
from tests.shares.presses import press

pytestmark = pytest.mark.django_db


def paths(number):
    return [
        "articles/",
        f"articles/{number}/",
        "sections/",
        "topics/",
        "contributors/",
        "most-shared/",
        "schema/",
    ]


def test_an_etag_that_is_sent_back_is_answered_without_a_body():
    for path in paths(makers.publication().article_id):
        first = get(path)
        again = get(path, **{"If-None-Match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b""), path
        assert again["ETag"] == first["ETag"]
        assert again["Cache-Control"] == "public, max-age=60"
        assert "Accept-Language" in again["Vary"]


def test_a_date_that_is_sent_back_is_answered_without_a_body():
    for path in ("articles/", f"articles/{makers.publication().article_id}/"):
        first = get(path)
        assert get(path, **{"If-Modified-Since": first["Last-Modified"]}).status_code == 304


def test_what_was_printed_anew_is_sent():
    number = makers.publication().article_id
    before = get("articles/")["ETag"]
    desk = makers.person(roles.DESK_EDITOR)
    story = workflow.edit(
        article=Article.objects.get(pk=number),
        by=desk,
        at=timezone.now(),
        change=lambda article: setattr(article, "headline_ar", f"{makers.HEADLINE}!"),
    )
    workflow.correct(article=story, by=desk, at=timezone.now())
    for path in ("articles/", f"articles/{number}/"):
        assert get(path, **{"If-None-Match": before}).status_code == 200


def test_a_story_that_is_taken_back_changes_the_list_at_once():
    story = makers.archive(2)[0]
    first = get("articles/")
    workflow.withdraw(
        article=story, by=makers.person(roles.MANAGING_EDITOR), at=timezone.now(), reason="مراجعة"
    )
    later = {"If-None-Match": first["ETag"], "If-Modified-Since": first["Last-Modified"]}
    assert len(get("articles/", **later).json()["results"]) == 1
    assert (
        len(get("articles/", **{"If-Modified-Since": first["Last-Modified"]}).json()["results"])
        == 1
    )


def test_a_count_that_rose_is_sent():
    now = timezone.now()
    story = makers.published(at=now - timedelta(days=1))
    first = get(f"articles/{story.pk}/")
    press(story, at=now)
    shares.fold(at=now)
    again = get(f"articles/{story.pk}/", **{"If-Modified-Since": first["Last-Modified"]})
    assert again.json()["shares"]["total"] == 1


@pytest.mark.parametrize("path", ["articles/", "articles/{}/", "sections/", "most-shared/"])
def test_a_date_that_is_sent_back_alone_never_holds_an_older_answer(path):
    story = makers.publication(texts={"lead_image": makers.picture()})
    ShareTotal.objects.create(article=story.article, total=9, as_of=timezone.now())
    ShareDay.objects.create(
        article=story.article, day=timezone.localdate(), channel="x", language="ar", count=9
    )
    path = path.format(story.article_id)
    changes = [
        lambda: Section.objects.update(name_ar="أسواق"),
        lambda: Section.objects.update(name_ar="اقتصاد"),  # back again, within the same second
        lambda: Section.objects.update(slug="markets", colour="#123456"),
    ]
    for change in changes:
        old = get(path)
        change()
        new = get(path, **{"If-Modified-Since": old["Last-Modified"]})
        assert (new.status_code, new.content != old.content) == (200, True)
        assert get(path, **{"If-Modified-Since": new["Last-Modified"]}).status_code == 304


def test_each_language_has_its_own_etag():
    makers.archive(1, english=True)
    assert get("articles/?lang=ar")["ETag"] != get("articles/?lang=en")["ETag"]


def test_anybody_may_read_from_any_page_and_no_cookie_is_set():
    answer = get("articles/", Origin="https://elsewhere.example")
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert not answer.cookies


def cost(path, **headers):
    with CaptureQueriesContext(connection) as asked:
        answer = get(path, **headers)
    return answer, len(asked)


def lead_picture(story):
    image = Image(file="images/1.jpg", sha256="1" * 64, width=1600, height=900)
    Image.objects.bulk_create([image])
    Publication.objects.filter(article=story).update(lead_image=Image.objects.get())
    return Image.objects.get()


@pytest.mark.parametrize(("path", "most"), [("articles/", 1), ("articles/{}/", 4)])
def test_a_304_asks_little_and_composes_nothing(path, most, monkeypatch):
    story = makers.archive(3)[0]
    image = lead_picture(story)
    Image.objects.filter(pk=image.pk).update(sizes={"webp": [320]})
    path = path.format(story.pk)
    makers.reprint()
    first, dear = cost(path)

    def composed(*_arguments):
        raise AssertionError("composed for a client that has it")

    monkeypatch.setattr("articles.api.cards.Card.to_representation", composed)
    monkeypatch.setattr("articles.api.listed.composed", composed)
    again, cheap = cost(path, **{"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert max(cheap, dear) <= most  # the facts of the ETag are all that is asked for


def test_what_is_shown_as_it_stands_today_is_in_the_etag():
    story = makers.archive(2)[0]
    image = lead_picture(story)
    ShareTotal.objects.create(article=story, total=9, as_of=timezone.now())
    changes = [
        lambda: Publication.objects.update(lead_alt_text="رصيف الميناء عند الفجر"),
        lambda: Image.objects.filter(pk=image.pk).update(sizes={"jpeg": [320]}),
        lambda: Section.objects.update(name_ar="أسواق"),
        lambda: ShareTotal.objects.update(total=10),
        lambda: Publication.objects.update(shares_enabled=False),
    ]
    for change in changes:
        before = {path: get(path) for path in ("articles/", f"articles/{story.pk}/")}
        change()
        for path, old in before.items():
            new = get(path, **{"If-None-Match": old["ETag"]})
            assert new.status_code == 200, path
            assert new.content != old.content, path
