"""The table of sign-offs in docs/workflow.md, row by row."""

import pytest

from articles import workflow
from articles.models.source import GroundRule
from tests import makers

pytestmark = pytest.mark.django_db


def needs(story):
    return {need.kind for need in workflow.signoffs.needed(workflow.Facts(story))}


def missing(story):
    return {
        reason.code
        for reason in workflow.what_printing_needs(workflow.Facts(story), at=makers.NOON)
    }


def attribute(story, agreement, **words):
    story.attributions.create(agreement=agreement, language="ar", **words)


def test_a_named_source_needs_desk_and_copy():
    assert needs(makers.draft()) == {"desk", "copy"}


def test_one_unnamed_source_needs_verification():
    story = makers.draft(agreement=makers.unnamed_source())
    assert needs(story) == {"desk", "copy", "verification"}
    assert "no_right_of_reply" in missing(story)


def test_two_unnamed_sources_on_the_same_passage_need_desk_and_copy():
    story = makers.draft(agreement=makers.unnamed_source())
    attribute(story, makers.unnamed_source("شراع-3"))
    assert needs(story) == {"desk", "copy"}
    assert "no_right_of_reply" not in missing(story)


def test_two_unnamed_sources_on_different_passages_do_not_back_each_other():
    story = makers.draft(sourced=False)
    attribute(story, makers.unnamed_source(), exact="30 شهراً")
    attribute(story, makers.unnamed_source("شراع-3"), exact="الرصيف الشرقي")
    assert needs(story) == {"desk", "copy", "verification"}


def test_an_allegation_resting_on_one_unnamed_source_needs_the_legal_adviser():
    story = makers.draft(sourced=False)
    attribute(story, makers.unnamed_source(), kind="allegation", exact="30 شهراً")
    assert needs(story) == {"desk", "copy", "verification", "legal"}


def test_deep_background_needs_the_chief_and_a_second_source():
    story = makers.draft(agreement=makers.unnamed_source("عمق-1", GroundRule.DEEP_BACKGROUND))
    assert "chief" in needs(story)
    assert "deep_background_alone" in missing(story)


def test_off_the_record_is_never_printed():
    story = makers.draft(agreement=makers.unnamed_source("صمت-1", GroundRule.OFF_THE_RECORD))
    assert "off_the_record" in missing(story)


def test_an_unnamed_source_wants_an_editor_who_knows():
    story = makers.draft(agreement=makers.unnamed_source("غيمة-1", attested=False))
    assert "no_attestation" in missing(story)


def test_the_writers_own_word_is_no_attestation():
    from articles.models.source import Attestation

    agreement = makers.unnamed_source("غيمة-1", attested=False)
    Attestation.objects.create(
        source=agreement.source, editor=makers.person("reporter"), how="قابلته"
    )
    assert "no_attestation" in missing(makers.draft(agreement=agreement))


@pytest.mark.parametrize("reason", ["", "لأسباب أمنية", "طلب عدم ذكر اسمه", "خوف"])
def test_a_formula_is_no_reason_for_anonymity(reason):
    agreement = makers.unnamed_source()
    agreement.reason_ar = reason
    agreement.save()
    assert "no_reason" in missing(makers.draft(agreement=agreement))


def test_a_story_without_any_source_is_not_handed_in():
    story = makers.draft(sourced=False)
    reasons = workflow.reasons_against(
        story, "submit", by=makers.person("reporter"), at=makers.NOON
    )
    assert [reason.code for reason in reasons] == ["no_source"]


def test_own_observation_is_a_source():
    story = makers.draft(sourced=False, texts={"is_own_observation": True})
    assert "no_source" not in missing(story)


def test_sources_of_energy_are_not_counted():
    story = makers.draft(texts={"body_ar": "<p>تنويع مصادر الطاقة والدخل مصدر قلق، قال.</p>"})
    assert not {"plural_sources", "bare_source"} & set(missing(story))


def test_a_source_is_seen_through_what_nobody_sees():
    story = makers.draft(texts={"body_ar": "<p>أفادت مص\u200fـادر بأن الخطة أُقرّت.</p>"})
    assert "plural_sources" in missing(story)


def test_plural_sources_in_the_copy_need_two():
    story = makers.draft(texts={"body_ar": "<p>أفادت مصادر في الهيئة بأن الخطة أُقرّت.</p>"})
    assert "plural_sources" in missing(story)
    attribute(story, makers.named_source("نورس-4"))
    assert "plural_sources" not in missing(story)


@pytest.mark.parametrize(
    ("sentence", "is_bare"),
    [
        ("قال مصدر إن الخطة أُقرّت.", True),
        ("كشف المصدر، أن الخطة أُقرّت.", True),
        ("كشف مصدر في هيئة الموانئ أن الخطة أُقرّت. وقال المصدر إنها كبيرة.", False),
        ("الخطة مصدر دخل.", False),
    ],
)
def test_the_first_mention_of_a_source_says_what_it_is(sentence, is_bare):
    story = makers.draft(texts={"body_ar": f"<p>{sentence}</p>"})
    assert ("bare_source" in missing(story)) == is_bare
