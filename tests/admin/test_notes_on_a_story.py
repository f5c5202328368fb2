"""Editors write to one another beside the text: on a passage or the whole, answered and resolved,
seen by everybody who sees the story and by nobody else."""

import pytest
from django.urls import reverse

from articles import roles
from articles.models import Article, EditorialNote
from articles.workflow import notes, presence
from tests import makers
from tests.admin.pages import signed_in

pytestmark = pytest.mark.django_db

WORDS = "من أين هذا الرقم؟"


def notes_of(story):
    return reverse("admin:articles_article_notes", args=[story.pk])


def room_of(story):
    return reverse("admin:articles_article_change", args=[story.pk])


@pytest.fixture
def story():
    return makers.in_review()


def test_a_note_on_a_passage_stands_beside_the_text_with_its_writer(story):
    Article.objects.filter(pk=story.pk).update(legal_hold=True)
    legal = makers.person(roles.LEGAL)  # who may not change a word of it
    answer = signed_in(legal).post(
        notes_of(story), {"text": WORDS, "passage": "توسعة الأرصفة"}, follow=True
    )
    assert answer.redirect_chain[0][0] == f"{room_of(story)}#notes"
    page = answer.content.decode()
    assert WORDS in page
    assert "توسعة الأرصفة" in page
    one = EditorialNote.objects.get()
    assert (one.by, one.exact, one.article) == (legal, "توسعة الأرصفة", story)
    story.refresh_from_db()
    assert story.status == "in_review"


def test_it_is_answered_and_resolved_and_an_answer_opens_it_again(story):
    desk = signed_in(makers.person(roles.DESK_EDITOR))
    first = notes.write(
        article=story, by=makers.person(roles.LEGAL), at=makers.NOON, text=WORDS, passage="الرقم"
    )
    thread = f"{notes_of(story)}?thread={first.pk}"
    desk.post(thread, {"text": "من موازنة الهيئة."})
    page = desk.get(room_of(story)).content.decode()
    assert page.index(WORDS) < page.index("من موازنة الهيئة.")

    desk.post(thread, {"resolved": "1"})
    assert WORDS not in desk.get(room_of(story)).content.decode()
    assert WORDS in desk.get(notes_of(story)).content.decode()

    desk.post(thread, {"text": "تغيّر الرقم."})
    first.refresh_from_db()
    assert first.resolved_at is None


def test_an_empty_one_is_refused_in_words_and_nothing_is_lost(story):
    desk = signed_in(makers.person(roles.DESK_EDITOR))
    answer = desk.post(notes_of(story), {"text": "  ", "passage": "توسعة الأرصفة"})
    assert answer.status_code == 400
    assert "اكتب" in answer.content.decode()
    assert "توسعة الأرصفة" in answer.content.decode()
    long = desk.post(notes_of(story), {"text": "ن" * 4001})
    assert long.status_code == 400
    assert "ن" * 4001 in long.content.decode()
    assert not EditorialNote.objects.exists()


def test_whoever_does_not_see_the_story_neither_reads_nor_writes(story):
    notes.write(article=story, by=makers.person(roles.LEGAL), at=makers.NOON, text=WORDS)
    stranger = signed_in(makers.person(roles.REPORTER, "stranger"))
    assert stranger.get(notes_of(story)).status_code == 404
    assert stranger.post(notes_of(story), {"text": "أنا هنا"}).status_code == 404
    assert EditorialNote.objects.count() == 1


def test_a_thread_of_another_story_is_not_there(story):
    other = notes.write(
        article=makers.draft(), by=makers.person(roles.LEGAL), at=makers.NOON, text=WORDS
    )
    desk = signed_in(makers.person(roles.DESK_EDITOR))
    for thread in (other.pk, 10**17):
        assert desk.get(f"{notes_of(story)}?thread={thread}").status_code == 404
        assert desk.post(f"{notes_of(story)}?thread={thread}", {"text": "رد"}).status_code == 404
    assert desk.get(f"{notes_of(story)}?thread=abc").status_code == 200


def test_a_page_that_is_open_learns_of_a_note_and_of_its_end(story):
    desk = makers.person(roles.DESK_EDITOR)

    def mark():
        return presence.enter(
            article=story,
            by=desk,
            device="7b0e9d6e-0000-4000-8000-000000000001",
            place="",
            typing="",
            at=makers.NOON,
        ).mark

    seen = {mark()}
    one = notes.write(article=story, by=desk, at=makers.NOON, text=WORDS)
    seen.add(mark())
    notes.resolve(note=one, at=makers.NOON)
    seen.add(mark())
    assert len(seen) == 3
