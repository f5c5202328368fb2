"""--publish prints what was published before, under a logged approval."""

from datetime import UTC, datetime

import pytest

from articles.models import Approval, Article, Change, Publication, Status
from tests import makers
from tests.importing.files import lines, record, run

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    makers.section("economy")
    return makers.person("managing_editor")


def publish(path, **options):
    options = {"publish": True, "by": "managing_editor", "section": "economy", **options}
    return run(path, **options)


def test_a_story_is_printed_at_its_own_date(tmp_path, editor):
    assert publish(lines(tmp_path, record(id="7", published="2019-03-02T10:00:00+03:00")))[2]
    story = Article.objects.get()
    then = datetime(2019, 3, 2, 7, 0, tzinfo=UTC)
    assert (story.status, story.first_published_at) == (Status.PUBLISHED, then)
    printed = Publication.objects.public(at=makers.NOON).get()
    assert (printed.first_published_at, printed.word_count) == (then, 16)


def test_the_import_is_logged_as_an_approval_and_a_move(tmp_path, editor):
    publish(lines(tmp_path, record()))
    approval = Approval.objects.get()
    assert (approval.kind, approval.by) == ("import", editor)
    assert Article.objects.get().transitions.get().move == "take_in"
    assert Change.objects.count() == 1


def test_publishing_again_changes_nothing(tmp_path, editor):
    path = lines(tmp_path, record(id="1", published="2019-03-02"), record(id="2"))
    publish(path)
    before = list(Publication.objects.order_by("pk").values())
    assert publish(path)[0] == "0 in, 2 already here, 0 refused"
    assert list(Publication.objects.order_by("pk").values()) == before
    assert Change.objects.count() == 2


def test_one_bad_story_in_a_batch_keeps_no_other_out(tmp_path, editor):
    path = lines(
        tmp_path,
        record(id="1", topics=["الموانئ"]),
        record(id="2", body="<script>alert(1)</script>"),
        record(id="3", headline=""),
        record(id="4", published="2199-01-01"),
        record(id="5", topics=["الموانئ"]),
    )
    summary, said, _well = publish(path)
    assert summary == "2 in, 0 already here, 3 refused"
    assert [f"line {number}" in said for number in (2, 3, 4)] == [True] * 3
    assert set(Article.objects.values_list("uri", flat=True)) == {"1", "5"}
    assert [one.topics.count() for one in Publication.objects.all()] == [1, 1]


def test_nothing_is_printed_without_a_section(tmp_path, editor):
    summary, said, _well = publish(lines(tmp_path, record()), section="")
    assert summary == "0 in, 0 already here, 1 refused"
    assert "No section" in said


def test_each_translation_is_printed_too(tmp_path, editor):
    english = {"headline": "Eastern quay", "body": "Approved."}
    publish(lines(tmp_path, record(translations={"en": english})))
    assert set(Publication.objects.values_list("language", flat=True)) == {"ar", "en"}


# SQLite takes a thousand values a statement: the rows go in parts.
def test_many_stories_take_few_queries(tmp_path, editor, django_assert_max_num_queries):
    path = lines(tmp_path, *(record(id=str(number), topics=["الموانئ"]) for number in range(150)))
    with django_assert_max_num_queries(55):
        assert publish(path)[0] == "150 in, 0 already here, 0 refused"
