"""Beside a story: what has happened since, its parts when it is long, its neighbours in the
section, who holds an opinion; in it the place of the news, run in at its start."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import roles, workflow
from articles.models import Publication
from tests import makers

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def page(client, story) -> str:
    return client.get(story.get_absolute_url()).content.decode()


def days_old(story: Publication, days: int) -> Publication:
    at = timezone.now() - days * DAY
    Publication.objects.filter(pk=story.pk).update(first_published_at=at, visible_from=at)
    story.refresh_from_db()
    return story


@pytest.fixture
def stories():
    """Three of one section and topic, three, two and one day old."""
    found = [one.publications.get(language="ar") for one in makers.archive(3)]
    topic = makers.topic()
    for place, story in enumerate(found):
        makers.link(days_old(story, 3 - place), topic)
    return found


def test_what_happened_since_comes_before_what_was_written_before(client, stories):
    oldest, middle, newest = stories
    shown = page(client, middle)
    since, also = shown.index('id="since"'), shown.index('id="related"')
    assert since < shown.index(newest.get_absolute_url(), since) < also
    assert shown.index(oldest.get_absolute_url(), also)
    assert 'class="newer"' in shown
    assert 'id="since"' not in page(client, newest)


def test_its_neighbours_in_the_section_are_a_press_away(client, stories):
    oldest, middle, newest = stories
    shown = page(client, middle)
    assert f'href="{oldest.get_absolute_url()}" rel="prev"' in shown
    assert f'href="{newest.get_absolute_url()}" rel="next"' in shown
    assert 'rel="prev"' not in page(client, oldest)
    assert 'rel="next"' not in page(client, newest)


def test_a_neighbour_that_was_taken_back_is_none(client, stories):
    _oldest, middle, newest = stories
    Publication.objects.filter(pk=newest.pk).update(withdrawn_at=timezone.now())
    shown = page(client, middle)
    assert newest.get_absolute_url() not in shown
    assert newest.headline not in shown


def test_the_place_of_the_news_is_run_in_at_the_start(client):
    shown = page(client, makers.publication(texts={"dateline_ar": "الدوحة <ق>"}))
    assert '<p><span class="dateline">الدوحة &lt;ق&gt;</span> ' in shown


def test_a_long_story_lists_its_parts_and_a_short_one_does_not(client):
    part = "<h2>الباب {}</h2><p>" + "كلمة تُقرأ. " * 200 + "</p>"
    body = makers.BODY + "".join(part.format(n) for n in range(1, 4))
    shown = page(client, makers.publication(texts={"body_ar": body}))
    assert '<a href="#part-2">الباب 2</a>' in shown
    assert '<h2 id="part-2">الباب 2</h2>' in shown
    short = makers.BODY + "<h2>أ</h2><p>ب</p>" * 3
    assert 'id="part-' not in page(client, makers.publication(texts={"body_ar": short}))


def test_an_opinion_says_who_holds_it(client):
    writer = makers.contributor()
    writer.biography_ar = "كاتب في شؤون الموانئ"
    writer.portrait = makers.picture()
    writer.save()
    story = makers.publication(texts={"genre": "opinion"})
    assert "كاتب في شؤون الموانئ" in page(client, story)
    assert "story-writer" in page(client, story)
    assert "كاتب في شؤون الموانئ" not in page(client, makers.publication())


def test_on_how_many_sources_it_rests_stands_under_the_byline(client):
    at = timezone.now() - DAY
    draft = makers.draft(agreement=makers.unnamed_source(), at=at)
    draft.replies.create(party_ar="الهيئة", asked_at=at)
    editor = makers.person(roles.DESK_EDITOR)
    signed = makers.sign_all(workflow.submit(article=draft, by=editor, at=at), at=at)
    story = workflow.publish(article=signed, by=editor, at=at).publications.get()
    shown = page(client, story)
    rests = shown.index('class="rests-on"')
    assert shown.index(story.disclosure["sentences"][0], rests) < shown.index("<p>أقرّ مجلس")
