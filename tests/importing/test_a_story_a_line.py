"""jsonl: what each field becomes."""

import pytest

from articles.models import Article, Contributor, Publication, Status, Topic
from tests import makers
from tests.importing.files import lines, record, run

pytestmark = pytest.mark.django_db


def test_every_field_lands_where_the_desk_expects_it(tmp_path):
    makers.section("economy")
    path = lines(
        tmp_path,
        record(
            id="old-7",
            kicker="موانئ",
            standfirst="تبدأ مطلع العام",
            section="economy",
            topics=["الموانئ"],
            byline=["سلمى الهاشم"],
            translations={"en": {"title": "Eastern quay", "body": "Approved. It starts soon."}},
        ),
    )
    assert run(path)[0] == "1 in, 0 already here, 0 refused"
    story = Article.objects.get()
    assert (story.uri, story.kicker_ar, story.standfirst_ar) == (
        "old-7",
        "موانئ",
        "تبدأ مطلع العام",
    )
    assert story.section.slug == "economy"
    assert story.headline_en == "Eastern quay"
    assert story.body_en.startswith("<p>Approved.")
    assert [topic.name_ar for topic in story.topics.all()] == ["الموانئ"]
    assert [byline.contributor.name_ar for byline in story.bylines.all()] == ["سلمى الهاشم"]
    shot = story.revisions.get().snapshot
    assert shot["topics"]
    assert shot["bylines"]


def test_topics_and_people_are_found_by_name_or_slug_before_they_are_made(tmp_path):
    ports, writer = makers.topic("ports", "الموانئ", "Ports"), makers.contributor()
    path = lines(
        tmp_path,
        record(id="1", topics=["ports"], byline=[writer.slug]),
        record(id="2", topics=["Ports", "الموانئ"], byline=[writer.name_ar, writer.name_en]),
        record(id="3", topics=["الملاحة"]),
    )
    run(path)
    assert [[t.pk for t in a.topics.all()] for a in Article.objects.order_by("uri")][:2] == [
        [ports.pk],
        [ports.pk],
    ]
    assert Contributor.objects.count() == 1
    assert set(Topic.objects.values_list("slug", flat=True)) == {"ports", "الملاحة"}


def test_a_body_of_html_is_cleaned_and_one_of_text_gets_paragraphs(tmp_path):
    path = lines(
        tmp_path,
        record(id="1", body="<p onclick='x()'>خبر</p><script>alert(1)</script>"),
        record(id="2", body="سطر أول\nسطر ثانٍ فيه 5 < 6"),
    )
    run(path)
    html, text = Article.objects.order_by("uri").values_list("body_ar", flat=True)
    assert html == "<p>خبر</p>"
    assert text == "<p>سطر أول</p><p>سطر ثانٍ فيه 5 &lt; 6</p>"


def test_a_story_without_an_id_is_known_by_its_text(tmp_path):
    path = lines(tmp_path, record(), record(), record(body=BODY_ELSEWHERE))
    assert run(path)[0] == "2 in, 1 already here, 0 refused"
    assert run(path)[0] == "0 in, 3 already here, 0 refused"


BODY_ELSEWHERE = "نص آخر من مكان آخر."


def test_a_draft_is_never_public(tmp_path):
    run(lines(tmp_path, record(published="2020-01-01")))
    assert Article.objects.get().status == Status.DRAFT
    assert not Publication.objects.exists()


def test_the_section_and_language_of_the_command_fill_what_a_line_leaves_out(tmp_path):
    makers.section("economy")
    makers.section("gulf", "الخليج", "Gulf")
    path = lines(
        tmp_path,
        {"id": "1", "headline": "Eastern quay", "body": "Approved."},
        record(id="2", section="gulf"),
    )
    run(path, section="economy", language="en")
    english, arabic = Article.objects.order_by("uri")
    assert (english.source_language, english.section.slug) == ("en", "economy")
    assert (arabic.source_language, arabic.section.slug) == ("ar", "gulf")


def test_a_hidden_layer_of_a_document_stays_out_and_is_named(tmp_path):
    body = "<p>قال <del>كذب</del> نفى 10<sup>6</sup></p><div hidden>سر</div>"
    _summary, said, _well = run(lines(tmp_path, record(body=body, colour="red")))
    assert Article.objects.get().body_ar == "<p>قال نفى 10⁶</p>"
    assert "left out: deleted or struck-out text" in said
    assert "left out: hidden text" in said
    assert "not taken: colour" in said
