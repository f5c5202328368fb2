import pytest

from articles import roles, workflow
from tests import makers

pytestmark = pytest.mark.django_db


def edit(story, field, text, by=roles.EDITOR_IN_CHIEF, at=makers.NOON):
    def change(article):
        setattr(article, field, text)

    return workflow.edit(article=story, by=makers.person(by), at=at, change=change)


def test_a_changed_word_reopens_an_approved_story():
    story = edit(makers.approved(), "headline_ar", makers.HEADLINE + " الكبير")
    assert story.status == "in_review"
    assert story.transitions.first().move == "reopen"
    assert {need.kind for need in workflow.signoffs.missing(workflow.Facts(story))} == {
        "desk",
        "copy",
    }


@pytest.mark.parametrize(
    "same",
    [
        makers.HEADLINE + ".",
        makers.HEADLINE.replace(" ", "  "),
        makers.HEADLINE.replace("الموانئ", "الموانـئ"),
    ],
)
def test_space_tatweel_and_full_stops_void_nothing(same):
    story = edit(makers.approved(), "headline_ar", same)
    assert story.status == "approved"
    assert workflow.signoffs.missing(workflow.Facts(story)) == []


@pytest.mark.parametrize(
    "other",
    [
        makers.HEADLINE.replace("خطة", "«خطة»"),
        makers.HEADLINE.replace("يقرّ", "يُقرّ"),
    ],
)
def test_guillemets_and_vowel_marks_void_the_sign_off(other):
    assert edit(makers.approved(), "headline_ar", other).status == "in_review"


def test_a_new_lead_picture_voids_the_sign_off(db, django_user_model):
    from articles.models import Image

    picture = Image.objects.create(
        file="x.jpg", width=10, height=10, sha256="0" * 64, alt_text_ar="رصيف", credit_ar="الرواق"
    )
    assert edit(makers.approved(), "lead_image", picture).status == "in_review"


def test_a_new_attribution_voids_the_sign_off():
    def change(article):
        article.attributions.create(
            agreement=makers.named_source("بحّار-2"), language="ar", exact="30 شهراً"
        )

    story = workflow.edit(
        article=makers.approved(),
        by=makers.person(roles.EDITOR_IN_CHIEF),
        at=makers.NOON,
        change=change,
    )
    assert story.status == "in_review"


def test_going_back_to_the_signed_text_brings_the_sign_offs_back():
    story = edit(makers.approved(), "headline_ar", "غيره")
    story = edit(story, "headline_ar", makers.HEADLINE)
    assert workflow.signoffs.missing(workflow.Facts(story)) == []


def test_a_scheduled_story_that_changes_is_taken_off_the_press():
    story = edit(makers.scheduled(), "body_ar", "<p>نص آخر.</p>")
    assert story.status == "in_review"
    assert story.publications.count() == 0


def test_a_change_in_the_source_language_makes_a_translation_stale():
    story = makers.approved(english=True)
    held = workflow.signoffs.holding(workflow.Facts(story))
    assert ("translation", "en") in {(need.kind, need.language) for need in held}
    story = edit(story, "headline_ar", "غيره")
    assert workflow.signoffs.holding(workflow.Facts(story)) == {}
