"""The checks beside the text say in a sentence what a story risks, and what would make it less."""

import pytest

from articles import roles, sources
from tests import makers
from tests.admin.pages import signed_in, story_page

pytestmark = pytest.mark.django_db

ALONE = "تستند إلى مصدر واحد لم يُسمَّ: يتحقق منها مدير التحرير أو رئيسه."
ACCUSES = "تستند إلى مصدر واحد لم يُسمَّ، وفيها اتهام لشخص: يلزم اعتماد قانوني."


def told(story) -> list[str]:
    return [str(risk.sentence) for risk in sources.risks(sources.weigh(story))]


def test_a_named_source_risks_nothing():
    assert told(makers.draft()) == []


def test_one_unnamed_source_is_said():
    assert told(makers.draft(agreement=makers.unnamed_source())) == [ALONE]


def test_an_accusation_is_said_instead():
    story = makers.draft(agreement=makers.unnamed_source())
    story.attributions.update(kind="allegation")
    assert told(story) == [ACCUSES]


def test_what_nobody_attests_to_is_said_as_well():
    story = makers.draft(agreement=makers.unnamed_source(attested=False))
    assert len(told(story)) == 2


def attach(story, *passages) -> list[str]:
    story.attributions.all().delete()
    for exact in passages:
        story.attributions.create(agreement=makers.named_source(), language="ar", exact=exact)
    return sources.read(story, sources.weigh(story)).open


def test_paragraphs_behind_which_nothing_stands_are_named():
    story = makers.draft()
    first, second = makers.BODY.split("</p><p>")
    assert [one[:12] for one in attach(story)] == [first[3:15], second[:12]]
    assert [one[:12] for one in attach(story, "لن تتجاوز ما رُصد لها")] == [first[3:15]]
    assert attach(story, "لن تتجاوز ما رُصد لها", "30 شهراً") == []
    assert attach(story, "") == []
    attach(story, "30 شهراً")
    page = signed_in(makers.person(roles.DESK_EDITOR)).get(story_page(story)).content.decode()
    assert "فقرة واحدة بلا إسناد" in page


def test_an_attribution_whose_words_are_gone_is_named():
    story = makers.draft()
    attach(story, "30 شهراً", "24 شهراً")
    (adrift,) = sources.adrift(story, sources.weigh(story))
    assert adrift.attribution.exact == "24 شهراً"
    page = signed_in(makers.person(roles.DESK_EDITOR)).get(story_page(story)).content.decode()
    assert "إسناد تغيّرت كلماته في المادة" in page


def test_the_page_says_it_until_the_story_is_printed():
    agreement = makers.unnamed_source()
    story = makers.draft(agreement=agreement)
    reply = {"party_ar": "الهيئة", "asked_at": makers.NOON, "channel": "هاتف"}
    story.replies.create(**reply)
    client = signed_in(makers.person(roles.DESK_EDITOR))
    assert ALONE in client.get(story_page(story)).content.decode()
    printed = makers.published()
    assert "ما تخاطر به" not in client.get(story_page(printed)).content.decode()
