"""A follow-up begins with the kicker, section, genre and topics of the story it follows, and with a
link to it; a new story with the section for which one wrote last."""

import pytest
from django.urls import reverse

from articles import roles, workflow
from tests import makers
from tests.admin.pages import signed_in

pytestmark = pytest.mark.django_db

ADD = reverse("admin:articles_article_add")


def begins(client, **asked):
    return client.get(ADD, asked).context["adminform"].form.initial


def test_it_takes_over_what_belongs_to_the_subject_and_links_back():
    story = makers.published()
    chief = signed_in(makers.person(roles.EDITOR_IN_CHIEF))
    begun = begins(chief, follows=story.pk)
    assert (begun["section"], begun["genre"]) == (story.section_id, story.genre)
    assert begun["topics"] == list(story.topics.values_list("pk", flat=True))
    assert f'href="/n/{story.pk}"' in begun["body_ar"]
    assert makers.HEADLINE in begun["body_ar"]
    assert begun["body_ar"].startswith("<p>اقرأ قبلها: <a ")


def test_what_is_not_printed_is_not_linked():
    story = makers.draft()
    chief = signed_in(makers.person(roles.EDITOR_IN_CHIEF))
    assert "body_ar" not in begins(chief, follows=story.pk)


@pytest.mark.parametrize("follows", ["", "x", "9" * 30, "999", "١"])
def test_what_is_no_story_gives_none(follows):
    chief = signed_in(makers.person(roles.EDITOR_IN_CHIEF))
    assert "kicker_ar" not in begins(chief, follows=follows)


def test_one_does_not_follow_what_one_does_not_see():
    story = makers.draft()
    other = makers.person(roles.REPORTER, "another-reporter")
    assert "kicker_ar" not in begins(signed_in(other), follows=story.pk)


def test_a_new_story_has_the_section_one_wrote_for_last():
    reporter = makers.person(roles.REPORTER)
    section = makers.section("culture", "ثقافة", "Culture")
    workflow.create(
        by=reporter, at=makers.NOON, change=lambda row: setattr(row, "section", section)
    )
    assert begins(signed_in(reporter))["section"] == section.pk
