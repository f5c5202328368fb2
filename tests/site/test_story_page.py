"""What a reader finds on the page of a story, besides its text."""

import json
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import workflow
from articles.models import Article, Image, Publication
from articles.site.views import server_error
from tests import makers

pytestmark = pytest.mark.django_db


def page(client, publication: Publication) -> str:
    return client.get(publication.get_absolute_url()).content.decode()


@pytest.fixture
def picture() -> Image:
    Image.objects.bulk_create(
        [
            Image(
                file="images/quay.jpg",
                sha256="0" * 64,
                width=1600,
                height=900,
                focal_x=1.0,
                focal_y=0.0,
                alt_text_ar="رافعة على الرصيف",
                caption_ar="الرصيف الشرقي أمس",
                credit_ar="تصوير: مها الكندري",
                sizes={"jpeg": [320, 640], "avif": [320, 640]},
            )
        ]
    )
    return Image.objects.get()


def test_the_picture_comes_with_its_words_sizes_and_focal_point(client, picture):
    publication = makers.publication(texts={"lead_image": picture})
    body = page(client, publication)
    assert 'alt="رافعة على الرصيف"' in body
    assert "الرصيف الشرقي أمس" in body
    assert "تصوير: مها الكندري" in body
    assert 'width="1600" height="900"' in body
    stem = f"/media/renditions/{'0' * 16}-1"
    assert f"{stem}-320.avif 320w, {stem}-640.avif 640w" in body
    assert 'class="across-5 down-1"' in body


def test_how_we_know_is_told_where_a_source_is_unnamed(client):
    at = timezone.now() - timedelta(days=1)
    story = makers.draft(agreement=makers.unnamed_source(), at=at)
    story.replies.create(party_ar="الهيئة", asked_at=at)
    editor = makers.person("desk_editor")
    story = makers.sign_all(workflow.submit(article=story, by=editor, at=at), at=at)
    body = page(client, workflow.publish(article=story, by=editor, at=at).publications.get())
    assert 'id="how-we-know"' in body
    assert body.index('href="#how-we-know"') < body.index("<p>أقرّ مجلس")
    facts = json.loads(re.search(r'ld\+json">(.*?)</script>', body, re.DOTALL).group(1))
    assert "مسؤول رفيع في هيئة الموانئ" in facts["backstory"]
    assert "مسؤول رفيع في هيئة الموانئ" in body
    assert "مرساة-7" not in body


def test_a_story_with_named_sources_alone_has_no_such_box(client):
    assert "how-we-know" not in page(client, makers.publication())


def test_breaking_and_exclusive_are_marked_once(client):
    publication = makers.publication(texts={"kicker_ar": "عاجل", "urgency": 1})
    body = page(client, publication)
    kicker = re.search(r'<p class="kicker">(.*?)</p>', body, re.DOTALL)[1]
    assert len(re.findall(r"<span", kicker)) == 1


def kicker_of(body: str) -> list[tuple[bool, str]]:
    """What stands above the headline: whether it is a mark, and its words."""
    line = re.search(r'<p class="kicker">(.*?)</p>', body, re.DOTALL)
    found = re.findall(r"<span([^>]*)>([^<]*)</span>", line[1]) if line else []
    return [("mark" in how, words) for how, words in found]


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        ({"is_exclusive": True}, [(True, "خاص")]),
        ({"is_exclusive": True, "kicker_ar": "خاص"}, [(True, "خاص")]),
        ({"kicker_ar": "خاص"}, [(False, "خاص")]),
        (
            {"is_exclusive": True, "genre": "report", "kicker_ar": "موانئ"},
            [(True, "خاص"), (False, "موانئ")],
        ),
        ({"genre": "opinion", "kicker_ar": "رأي"}, [(True, "رأي")]),
    ],
)
def test_the_line_above_a_headline_says_each_thing_once_and_loses_none(client, texts, shown):
    assert kicker_of(page(client, makers.publication(texts=texts))) == shown


def test_what_was_of_the_genre_exclusive_is_news_with_the_switch_on(client):
    from importlib import import_module

    from django.apps import apps

    publication = makers.publication(texts={"kicker_ar": "خاص"})
    Article.objects.update(genre="exclusive")
    Publication.objects.update(genre="exclusive")
    import_module("articles.migrations.0006_exclusive_is_a_switch").switch_on(apps, None)
    publication.refresh_from_db()
    article = Article.objects.get()
    assert (article.genre, article.is_exclusive) == ("news", True)
    assert kicker_of(page(client, publication)) == [(True, "خاص")]


def test_an_update_is_said_and_a_first_print_is_not(client):
    publication = makers.publication()
    assert page(client, publication).count("<time") == page(client, publication).count("datetime=")
    before = page(client, publication).count("data-ago")
    Publication.objects.update(modified_at=timezone.now() - timedelta(hours=1))
    assert page(client, publication).count("data-ago") == before + 1


def test_topics_without_a_name_in_english_are_not_on_the_english_page(client):
    publication = makers.publication(english=True)
    english = publication.article.publications.get(language="en")
    unnamed = makers.topic("بحر", "البحر", "")
    makers.link(english, unnamed)
    makers.link(publication, unnamed)
    assert "البحر" in page(client, publication)
    assert "/topics/" not in page(client, english)


def test_related_stories_share_a_topic_and_are_public(client):
    stories = makers.archive(6)
    publication = stories[0].publications.get()
    stories[1].publications.update(is_held=True)
    response = client.get(publication.get_absolute_url())
    related = {one.article_id for one in response.context_data["related"]}
    assert related == {story.pk for story in stories[2:]}


def test_the_page_for_our_own_failures_asks_the_database_nothing(rf):
    with CaptureQueriesContext(connection) as asked:
        response = server_error(rf.get("/"))
    assert response.status_code == 500
    assert len(asked) == 0
    assert 'lang="ar" dir="rtl"' in response.content.decode()


@pytest.mark.parametrize(("hijri", "shown"), [(True, True), (False, False)])
def test_the_hijri_day_is_shown_where_the_paper_wants_it(client, settings, hijri, shown):
    settings.HIJRI = hijri
    assert (" هـ" in client.get("/").content.decode()) is shown


def test_a_score_in_a_headline_stays_on_one_line(client):
    publication = makers.publication(texts={"headline_ar": "المرفأ يهزم <صور> 3-1 في نهائي 2026"})
    body = page(client, publication)
    assert 'يهزم &lt;صور&gt; <span class="unbroken">3-1</span> في نهائي 2026</h1>' in body
