"""One raw text becomes a draft in which nothing is lost and nothing made up."""

from pathlib import Path

import pytest

from articles.models import Article, Status
from articles.text.html import plain_text
from tests.importing.files import run
from tests.makers import person

pytestmark = pytest.mark.django_db

MODEL = Path(__file__).parents[1] / "fixtures" / "model_fixture.txt"
TANWIN = "ًٌٍ"


def test_the_model_story_keeps_every_word_and_mark_and_loses_its_share_label():
    summary, said, ended_well = run(MODEL)
    assert (summary, ended_well) == ("1 in, 0 already here, 0 refused", True)
    assert "مشاركة :" in said
    sent = MODEL.read_text().replace("مشاركة :", "")
    text = plain_text(Article.objects.get().body_ar)
    assert text.split() == sent.split()
    assert len(text.split()) == 562
    assert text.count("«") == text.count("»") == 10
    assert text.count("ـ") == sent.count("ـ") == 2
    assert [text.count(mark) for mark in TANWIN] == [sent.count(mark) for mark in TANWIN]
    assert text.count("ّ") == sent.count("ّ") > 0


def test_its_paragraphs_can_be_read():
    run(MODEL)
    lengths = [len(one.split()) for one in plain_text(Article.objects.get().body_ar).split("\n\n")]
    assert len(lengths) > 6
    assert max(lengths) <= 90


def test_it_is_a_draft_without_a_headline_and_the_headline_is_asked_for():
    _summary, said, _well = run(MODEL)
    story = Article.objects.get()
    assert (story.status, story.headline_ar, story.created_by) == (Status.DRAFT, "", None)
    assert f"/admin/articles/article/{story.pk}/change/" in said


def test_it_may_come_in_somebodys_name():
    run(MODEL, by=person("reporter").username)
    story = Article.objects.get()
    assert story.created_by.username == "reporter"
    assert story.revisions.get().author.username == "reporter"


def test_importing_it_again_changes_nothing():
    run(MODEL)
    before = Article.objects.values().get()
    assert run(MODEL)[0] == "0 in, 1 already here, 0 refused"
    assert Article.objects.values().get() == before


def test_a_story_that_the_desk_has_changed_meanwhile_is_not_taken_in_anew():
    run(MODEL)
    Article.objects.update(headline_ar="عنوان من المحرر")
    run(MODEL)
    assert Article.objects.get().headline_ar == "عنوان من المحرر"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no text"),
        (b"\n \n", "no text"),
        ("مشاركة :".encode(), "no text"),
        ("خبر".encode("utf-16"), "UTF-8"),
        ("خبر".encode("cp1256"), "UTF-8"),
        (b"\x00\x00\x00\x01", "NUL"),
    ],
)
def test_what_is_no_story_is_refused_with_a_reason(tmp_path, content, reason):
    path = tmp_path / "story.txt"
    path.write_bytes(content)
    summary, said, ended_well = run(path)
    assert (summary, ended_well) == ("0 in, 0 already here, 1 refused", False)
    assert reason in said
    assert not Article.objects.exists()
