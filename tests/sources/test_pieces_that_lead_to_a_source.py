"""Pieces that lead to an unnamed source together are said to whoever may know the source, alone."""

import pytest

from articles import roles, sources
from articles.sources.jigsaw import MANY_STORIES
from tests import makers
from tests.admin.pages import signed_in, story_page

pytestmark = pytest.mark.django_db
TOGETHER, NARROW = "مواد كثيرة", "قلة من الناس"


@pytest.fixture
def agreement():
    return makers.unnamed_source()


def told(story, who) -> list[str]:
    weighed = sources.weigh(story)
    return [str(one.sentence) for one in sources.jigsaw(story, weighed, who)]


def narrow(agreement, **texts):
    story = makers.draft(agreement=agreement, texts={"dateline_ar": "الشويخ", **texts})
    story.topics.add(makers.topic())
    return story


def test_dateline_topic_and_description_together_are_said(agreement):
    handler = agreement.source.handler
    (said,) = told(narrow(agreement), handler)
    assert NARROW in said
    assert told(narrow(agreement, dateline_ar=" "), handler) == []
    assert told(makers.draft(agreement=agreement, texts={"dateline_ar": "الشويخ"}), handler) == []
    agreement.description_ar = "مسؤول مطّلع على الخطة"
    agreement.save()
    assert told(narrow(agreement), handler) == []


def test_one_source_behind_many_stories_is_said(agreement):
    handler = agreement.source.handler
    stories = [makers.draft(agreement=agreement) for _number in range(MANY_STORIES - 1)]
    assert told(stories[0], handler) == []
    stories[0].attributions.create(agreement=agreement, language="ar", exact="في 30 شهراً")
    assert told(stories[0], handler) == []
    makers.draft(agreement=agreement)
    (said,) = told(stories[0], handler)
    assert TOGETHER in said


def test_a_named_source_is_no_riddle():
    agreement = makers.named_source()
    stories = [narrow(agreement) for _number in range(MANY_STORIES)]
    assert told(stories[0], agreement.source.handler) == []


@pytest.mark.parametrize("role", roles.ROLES)
def test_it_is_said_to_the_handler_and_to_chiefs_alone(agreement, role):
    story = narrow(agreement)
    somebody = makers.person(role, f"other-{role}")
    assert bool(told(story, somebody)) == (role in roles.CHIEFS)
    assert told(story, makers.superuser()) == []


def test_an_editor_who_only_attests_is_not_told(agreement):
    editor = makers.person(roles.DESK_EDITOR)
    agreement.source.requests.create(editor=editor, by=agreement.source.handler)
    assert told(narrow(agreement), editor) == []


def test_it_stands_beside_the_text(agreement):
    story = narrow(agreement)
    handler = signed_in(agreement.source.handler)
    desk = signed_in(makers.person(roles.DESK_EDITOR))
    assert NARROW in handler.get(story_page(story)).content.decode()
    assert NARROW not in desk.get(story_page(story)).content.decode()
