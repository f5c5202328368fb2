"""Correct, withdraw, restore, retract."""

from datetime import timedelta

import pytest

from articles import roles, workflow
from articles.models import Change, FrontSlot, Publication
from tests import makers

pytestmark = pytest.mark.django_db
LATER = makers.NOON + timedelta(hours=3)


def change_text(story, **fields):
    def change(article):
        for name, value in fields.items():
            setattr(article, name, value)

    return workflow.edit(
        article=story, by=makers.person(roles.MANAGING_EDITOR), at=LATER, change=change
    )


def correct(story, correction=None):
    return workflow.correct(
        article=story, by=makers.person(roles.DESK_EDITOR), at=LATER, correction=correction
    )


def test_a_correction_is_printed_with_its_words_and_keeps_the_first_date():
    story = change_text(makers.published(), body_ar=makers.BODY.replace("30", "36"))
    story = makers.sign_all(story, at=LATER)
    correct(story, {"kind": "correction", "text_ar": "ذكرنا 30 شهراً، والصحيح 36."})
    one = Publication.objects.get()
    assert "36" in one.plain_text
    assert one.first_published_at == makers.NOON
    assert one.modified_at == LATER
    assert story.corrections.get().text_ar.startswith("ذكرنا")
    assert list(Change.objects.values_list("kind", flat=True)) == ["created", "corrected"]


def test_a_changed_number_is_never_a_minor_fix():
    story = change_text(makers.published(), body_ar=makers.BODY.replace("30", "36"))
    story = makers.sign_all(story, at=LATER)
    with pytest.raises(workflow.Refused) as refused:
        correct(story)
    assert [reason.code for reason in refused.value.reasons] == ["no_correction"]


def test_nothing_new_is_not_printed():
    with pytest.raises(workflow.Refused) as refused:
        correct(makers.published())
    assert [reason.code for reason in refused.value.reasons] == ["nothing_new"]


@pytest.mark.parametrize(
    "change",
    [
        {"headline_ar": makers.HEADLINE + "."},
        {"headline_ar": makers.HEADLINE.replace(" ", "  ", 1) + "!"},
        {"show_share_count": False},
    ],
)
def test_what_no_sign_off_covers_is_printed_without_a_word(change):
    story = change_text(makers.published(), **change)
    assert correct(story).corrections.count() == 0
    one = Publication.objects.get()
    name, value = next(iter(change.items()))
    assert getattr(one, name.removesuffix("_ar")) == value


def test_a_changed_text_wants_its_sign_offs_again():
    story = change_text(makers.published(), body_ar=makers.BODY.replace("لتوسعة", "لتوسيع"))
    with pytest.raises(workflow.Refused) as refused:
        correct(story)
    codes = {reason.code for reason in refused.value.reasons}
    assert codes == {"sign_off_missing", "no_correction"}


def test_a_translation_may_follow_later():
    story = change_text(
        makers.published(), headline_en=makers.ENGLISH_HEADLINE, body_en=makers.ENGLISH_BODY
    )
    story = makers.sign_all(story, at=LATER)
    correct(story)
    english = Publication.objects.get(language="en")
    assert english.first_published_at == LATER
    assert Publication.objects.get(language="ar").languages == ["ar", "en"]


def test_a_new_slug_keeps_the_old_one():
    story = change_text(makers.published(), slug_ar="رصيف-جديد")
    correct(makers.sign_all(story, at=LATER))
    one = Publication.objects.get()
    assert one.slug == "رصيف-جديد"
    assert one.old_slugs == ["مجلس-الموانئ-يقر-خطة-لتوسعة-الرصيف-الشرقي"]


def test_withdrawing_and_restoring():
    story = makers.withdrawn()
    assert not Publication.objects.public(at=LATER).exists()
    assert Publication.objects.announced_gone(at=LATER).exists()
    workflow.restore(
        article=story, by=makers.person(roles.MANAGING_EDITOR), at=LATER, reason="الرقم صحيح"
    )
    assert Publication.objects.public(at=LATER).get().first_published_at == makers.NOON


def test_a_retraction_takes_every_language_every_front_and_tells_the_feed():
    story = makers.published(english=True)
    FrontSlot.objects.create(position=1, article=story)
    workflow.retract(
        article=story,
        by=makers.person(roles.EDITOR_IN_CHIEF),
        at=LATER,
        reason="وثيقة مزوّرة",
        notices={"ar": "سحبنا المادة.", "en": "We retract this story."},
    )
    assert not Publication.objects.public(at=LATER).exists()
    assert not FrontSlot.objects.exists()
    last = Change.objects.last()
    assert (last.kind, last.languages) == ("retracted", ["ar", "en"])
    assert last.notice == {"ar": "سحبنا المادة.", "en": "We retract this story."}
    assert story.corrections.get().kind == "retraction"


def test_a_retraction_needs_a_notice_in_every_printed_language():
    story = makers.published(english=True)
    with pytest.raises(workflow.Refused) as refused:
        workflow.retract(
            article=story,
            by=makers.person(roles.EDITOR_IN_CHIEF),
            at=LATER,
            reason="r",
            notices={"ar": "سحبنا المادة.", "en": "  "},
        )
    assert [reason.field for reason in refused.value.reasons] == ["notices_en"]
    assert Publication.objects.public(at=LATER).count() == 2


def test_the_legal_adviser_retracts_on_legal_grounds_alone():
    story = makers.published()
    words = {"article": story, "by": makers.person(roles.LEGAL), "at": LATER, "reason": "r"}
    words["notices"] = {"ar": "سحبنا المادة."}
    with pytest.raises(workflow.Refused):
        workflow.retract(**words)
    assert workflow.retract(**words, grounds="legal").status == "retracted"


def test_a_retracted_story_stays_as_it_is():
    story = makers.retracted()
    assert workflow.allowed_moves(story, makers.superuser()) == []
    with pytest.raises(workflow.Refused):
        change_text(story, headline_ar="غيره")
