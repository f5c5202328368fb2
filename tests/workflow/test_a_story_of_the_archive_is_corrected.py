"""Nobody knows what an old story rested on: sources are asked for what changes in it."""

import pytest

from articles import roles, workflow
from articles.models import Article
from tests import makers

pytestmark = pytest.mark.django_db

OLD = "<p>قال مصدر إن الرصيف قديم.</p><p>أُقرّت الخطة في 30 شهراً.</p>"
NEW = "<p>قال مصدر إن الرصيف قديم.</p><p>أُقرّت الخطة في 24 شهراً.</p>"


@pytest.fixture
def story():
    """As an archive has it: with a source of which nothing is said."""
    old = workflow.ArchivedStory(
        texts={"ar": {"headline": makers.HEADLINE, "body": OLD}},
        language="ar",
        section=makers.section(),
        published_at=makers.NOON,
        contributors=[(makers.contributor(), "text")],
    )
    (taken,) = workflow.take_in([old], by=makers.person(roles.MANAGING_EDITOR), at=makers.NOON)
    return taken


def missing(story, change) -> set[str]:
    """What print still lacks after this change, sign-offs apart."""
    story = workflow.edit(
        article=story, by=makers.person(roles.DESK_EDITOR), at=makers.NOON, change=change
    )
    reasons = workflow.what_printing_needs(workflow.Facts(story), at=makers.NOON)
    return {one.code for one in reasons} - {"sign_off_missing"}


def rewrite(body):
    return lambda article: setattr(article, "body_ar", body)


def attach(exact):
    def change(article: Article) -> None:
        article.attributions.create(agreement=makers.named_source(), language="ar", exact=exact)

    return change


def test_what_is_no_sentence_needs_no_source(story):
    assert missing(story, lambda article: setattr(article, "dateline_ar", "الكويت")) == set()


def test_a_sentence_that_changes_needs_one_and_what_stands_does_not(story):
    assert missing(story, rewrite(NEW)) == {"no_source"}
    assert missing(story, attach("الرصيف قديم")) == {"no_source"}
    assert missing(story, attach("24 شهراً")) == set()


def test_a_source_of_the_whole_story_stands_behind_every_sentence(story):
    assert missing(story, rewrite(NEW)) == {"no_source"}
    assert missing(story, attach("")) == set()


def test_a_new_sentence_is_held_to_how_we_speak_of_sources(story):
    assert missing(story, rewrite(f"{OLD}<p>وقالت مصادر إن العمل بدأ.</p>")) == {
        "no_source",
        "plural_sources",
    }
