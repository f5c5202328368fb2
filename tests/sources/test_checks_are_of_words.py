"""What an editor checked are words: his finding does not pass to others that are written in their
place, and does not go when the attribution is taken off."""

import pytest
from django.utils import timezone

from articles import roles, workflow
from articles.models import Verification
from articles.sources import weigh
from tests import makers
from tests.admin.pages import form_of, signed_in, story_page

pytestmark = pytest.mark.django_db

WORDS = "لن تتجاوز ما رُصد لها"


@pytest.fixture
def story():
    made = makers.draft(agreement=makers.unnamed_source())
    made.attributions.update(exact=WORDS)
    return made


def check(story, outcome: str) -> Verification:
    return story.verifications.create(
        attribution=story.attributions.get(),
        kind="document",
        method="مطابقة",
        evidence="ملف 7",
        outcome=outcome,
        by=makers.person(roles.MANAGING_EDITOR),
        at=makers.NOON,
    )


def standing(story) -> str:
    story.refresh_from_db()
    return weigh(story).standing(story.attributions.get())


def edit(story, change):
    return workflow.edit(
        article=story, by=makers.person(roles.REPORTER), at=timezone.now(), change=change
    )


def test_other_words_in_its_place_were_not_checked(story):
    check(story, "confirmed")
    assert standing(story) == "confirmed"
    edit(story, lambda row: row.attributions.update(exact="ستتجاوز ما رُصد لها"))
    assert standing(story) == "unverified"
    edit(story, lambda row: row.attributions.update(exact=f"{WORDS}ـ،"))  # tatweel and a comma
    assert standing(story) == "confirmed"


def test_what_was_found_false_is_false_again_when_it_is_attributed_anew(story):
    check(story, "false")
    agreement = story.attributions.get().agreement

    def anew(row):
        row.attributions.all().delete()
        row.attributions.create(agreement=agreement, language="ar", exact=WORDS)

    edit(story, anew)
    assert standing(story) == "false"
    assert weigh(story).found_false


def test_a_check_of_the_whole_story_is_of_the_story_as_it_was(story):
    story.attributions.update(exact="")
    check(story, "confirmed")
    assert standing(story) == "confirmed"
    edit(story, lambda row: setattr(row, "body_ar", f"{row.body_ar}<p>وزاد الوزير.</p>"))
    assert standing(story) == "unverified"


def test_the_check_stays_readable_when_its_attribution_is_gone(story):
    check(story, "false")
    edit(story, lambda row: row.attributions.all().delete())
    page = signed_in(makers.person(roles.DESK_EDITOR)).get(story_page(story)).content.decode()
    assert WORDS in page
    assert Verification.objects.get().attribution is None


def test_a_check_is_written_down_with_its_words_through_the_form():
    story = makers.in_review(agreement=makers.unnamed_source())
    story.attributions.update(exact=WORDS)
    editor = signed_in(makers.person(roles.MANAGING_EDITOR))
    data = form_of(editor, story_page(story))
    data["verifications-TOTAL_FORMS"] = 1
    row = "verifications-0"
    said = {"kind": "document", "method": "مطابقة", "evidence": "ملف 7", "outcome": "confirmed"}
    data |= {f"{row}-{name}": value for name, value in said.items()}
    data[f"{row}-attribution"] = story.attributions.get().pk
    assert editor.post(story_page(story), data).status_code == 302
    assert Verification.objects.get().exact == WORDS
    assert standing(story) == "confirmed"
