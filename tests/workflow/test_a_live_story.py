"""The stream of a live story: who prints an entry, what it may say, what becomes of a wrong one."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from articles import roles, workflow
from articles.models import Change, LiveEntry
from articles.models.live import stream
from articles.models.record import WrittenOnce
from articles.workflow import Refused, live
from tests import makers

pytestmark = pytest.mark.django_db
NOW = timezone.now()
WORDS = {"language": "ar", "headline": "عادت الإشارة", "said_by": "سلطة الموانئ"}


def codes(refused) -> list[str]:
    return [one.code for one in refused.value.reasons]


def told(article, language: str = "ar") -> list:
    return stream(LiveEntry.objects.told(article.pk, language))


@pytest.mark.parametrize("role", roles.ROLES)
def test_the_desk_alone_prints_an_entry(role):
    story, somebody = makers.live(), makers.person(role)
    if role in roles.DESK:
        assert live.write(article=story, by=somebody, at=NOW, **WORDS).by == somebody
        return
    with pytest.raises(PermissionDenied):
        live.write(article=story, by=somebody, at=NOW, **WORDS)
    assert told(story) == []


@pytest.mark.parametrize(
    "made",
    [
        makers.draft,
        makers.approved,
        lambda **words: makers.scheduled(publish_at=NOW + timedelta(days=1), **words),
        makers.withdrawn,
        makers.retracted,
        makers.spiked,
    ],
)
def test_only_in_a_story_that_readers_see(made):
    story = made(texts={"genre": "live"})
    with pytest.raises(Refused) as refused:
        makers.entry(story)
    assert codes(refused) == ["not_public"]


def test_not_in_a_language_that_is_not_printed():
    with pytest.raises(Refused) as refused:
        makers.entry(makers.live(), language="en")
    assert codes(refused) == ["not_public"]


def test_not_under_a_legal_hold():
    story = makers.live()
    workflow.hold(article=story, by=makers.person(roles.LEGAL), at=NOW, reason="شكوى")
    with pytest.raises(Refused) as refused:
        makers.entry(story)
    assert codes(refused) == ["not_public"]


def test_only_in_a_story_that_is_printed_as_live():
    with pytest.raises(Refused) as refused:
        makers.entry(makers.published())
    assert codes(refused) == ["not_live"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ({"headline": " "}, "no_headline"),
        ({"said_by": ""}, "no_said_by"),
        ({"text": "بقي [[الرقم]]"}, "prompt_left"),
        ({"said_by": "مصدر مطلع"}, "speaks_of_source"),
        ({"text": "قالت مصادر إن السفن عادت"}, "speaks_of_source"),
    ],
)
def test_it_says_what_happened_and_whose_word_it_is(words, code):
    with pytest.raises(Refused) as refused:
        makers.entry(makers.live(), **words)
    assert codes(refused) == [code]


def test_letters_that_turn_or_hide_are_left_out():
    made = makers.entry(makers.live(), "عادت\u202e الإشارة\x00")
    assert made.headline == "عادت الإشارة"


def test_the_story_is_live_for_half_a_day_and_was_changed_now():
    story = makers.live()
    at = makers.NOON + timedelta(hours=1)
    makers.entry(story, at=at)
    printed = story.publications.get()
    assert printed.modified_at == at
    assert printed.is_live(at=at + timedelta(hours=11))
    assert not printed.is_live(at=at + timedelta(hours=13))


def test_the_last_entry_ends_it():
    story = makers.live()
    makers.entry(story, at=makers.NOON, is_last=True)
    assert not story.publications.get().is_live(at=makers.NOON)


@pytest.mark.parametrize("way", ["correct", "take_back"])
def test_a_correction_after_the_end_does_not_begin_it_anew(way):
    story, desk = makers.live(), makers.person(roles.DESK_EDITOR)
    first = makers.entry(story, at=makers.NOON)
    makers.entry(story, "انتهت", at=makers.NOON + timedelta(hours=1), is_last=True)
    words = {"headline": "كلام آخر", "said_by": "السلطة"} if way == "correct" else {}
    getattr(live, way)(entry=first, told="صححنا.", by=desk, at=NOW, **words)
    printed = story.publications.get()
    assert not printed.is_live(at=NOW)
    assert printed.modified_at == NOW


def test_a_later_print_of_the_story_keeps_it_live():
    story = makers.live()
    makers.entry(story)
    until = story.publications.get().live_until
    chief, desk = makers.person(roles.EDITOR_IN_CHIEF), makers.person(roles.DESK_EDITOR)

    def change(article):
        article.headline_ar = "عنوان أدق"

    workflow.edit(article=story, by=desk, at=NOW, change=change)
    story.refresh_from_db()
    makers.sign_all(story, at=NOW)
    story.refresh_from_db()
    workflow.correct(
        article=story, by=chief, at=NOW, correction={"kind": "update", "text_ar": "عنوان أدق."}
    )
    printed = story.publications.get()
    assert (printed.headline, printed.live_until) == ("عنوان أدق", until)


def test_a_correction_stands_in_the_place_of_what_was_wrong():
    story = makers.live()
    first = makers.entry(story, "الموانئ أربعة")
    makers.entry(story, "جلسة طارئة")
    desk = makers.person(roles.DESK_EDITOR)
    live.correct(
        entry=first,
        headline="الموانئ ثلاثة",
        said_by="سلطة الموانئ",
        told="كتبنا أن الموانئ أربعة، وهي ثلاثة.",
        by=desk,
        at=NOW,
    )
    newest, older = told(story)
    assert newest.stands.headline == "جلسة طارئة"
    assert older.stands.headline == "الموانئ ثلاثة"
    assert [one.told for one in older.corrections] == ["كتبنا أن الموانئ أربعة، وهي ثلاثة."]
    kinds = list(Change.objects.order_by("pk").values_list("kind", flat=True))
    assert kinds[-3:] == ["updated", "updated", "corrected"]


@pytest.mark.parametrize("way", ["correct", "take_back"])
def test_readers_are_told_what_was_wrong(way):
    first = makers.entry(makers.live())
    words = {"headline": "كلام آخر", "said_by": "السلطة"} if way == "correct" else {}
    by = makers.person(roles.DESK_EDITOR)
    with pytest.raises(Refused) as refused:
        getattr(live, way)(entry=first, told=" ", by=by, at=NOW, **words)
    assert codes(refused) == ["no_told"]


def test_of_what_was_taken_back_only_the_reason_is_left():
    story = makers.live()
    first = makers.entry(story, "خبر كاذب", text="كله خطأ")
    live.take_back(entry=first, told="نفته السلطة.", by=makers.person(roles.DESK_EDITOR), at=NOW)
    (one,) = told(story)
    assert one.is_taken_back
    assert (one.stands.told, one.stands.text) == ("نفته السلطة.", "")


def test_what_was_told_is_never_written_over():
    first = makers.entry(makers.live())
    first.headline = "غيره"
    with pytest.raises(WrittenOnce):
        first.save()
    with pytest.raises(WrittenOnce):
        LiveEntry.objects.update(headline="غيره")


def test_each_edition_has_its_own_stream():
    story = makers.live(english=True)
    makers.entry(story)
    makers.entry(story, "Signal is back", said_by="Ports authority", language="en")
    assert [one.stands.headline for one in told(story, "en")] == ["Signal is back"]
    assert len(told(story)) == 1
