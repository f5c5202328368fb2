"""What a story lacks before readers may see it, judged on stories that are only thought of."""

from datetime import UTC, datetime, timedelta

import pytest

from articles.models import Image, Proof, Section
from articles.models.source import GroundRule
from articles.sources import Sourcing
from articles.workflow.printable import against_publishing, what_printing_needs
from tests.thought import facts, passage, reply, story

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
UNSIGNED = {"being_checked"}  # nothing is signed in these stories


def lacks(article=None, at=NOW, printed=None, **known) -> set[str]:
    reasons = what_printing_needs(facts(article, **known), at=at, printed=printed)
    return {one.code for one in reasons if not one.is_advice} - UNSIGNED


def test_a_whole_story_lacks_only_its_sign_offs():
    assert lacks() == set()
    assert [one.code for one in what_printing_needs(facts(), at=NOW)] == ["being_checked"]
    signed = facts(story(digests={"ar": "2.x"}))
    assert [one.code for one in what_printing_needs(signed, at=NOW)] == ["sign_off_missing"] * 2


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ({"headline_ar": " "}, {"no_headline"}),
        ({"body_ar": ""}, {"no_body"}),
        ({"section": None}, {"no_section"}),
        ({"legal_hold": True}, {"legal_hold"}),
        ({"lead_image": Image(pk=1, alt_text_ar="رصيف", credit_ar="تصوير")}, set()),
        ({"lead_image": Image(pk=1, credit_ar="تصوير")}, {"no_alt_text"}),
        ({"lead_image": Image(pk=1, alt_text_ar="رصيف")}, {"no_credit"}),
        ({"lead_image": Image(pk=1)}, {"no_alt_text", "no_credit"}),
    ],
)
def test_what_a_story_lacks(words, codes):
    assert lacks(story(**words)) == codes


@pytest.mark.parametrize(
    ("credited", "reason", "codes"),
    [([], "", {"no_byline"}), ([], "بيان", set()), ([None], "", set()), ([1], "بيان", set())],
)
def test_somebody_is_on_the_byline_or_it_is_said_why_nobody_is(credited, reason, codes):
    assert lacks(story(no_byline_reason=reason), credited=credited) == codes


@pytest.mark.parametrize(
    ("deadline", "answered", "is_open"),
    [
        (None, None, False),
        (NOW + MINUTE, None, True),
        (NOW, None, False),
        (NOW - MINUTE, None, False),
        (NOW + MINUTE, NOW, False),
    ],
)
def test_who_was_asked_has_time_to_answer(deadline, answered, is_open):
    asked = reply(party_ar="الهيئة", asked_at=NOW, deadline=deadline, answered_at=answered)
    sourcing = Sourcing(attributions=[passage()], replies=[reply(), asked])
    assert lacks(sourcing=sourcing) == ({"reply_open"} if is_open else set())
    assert lacks(sourcing=sourcing, printed=Proof(weighed={}, composition={})) == set()


@pytest.mark.parametrize("place", ["attributions", "translated"])
@pytest.mark.parametrize(("days", "has_ended"), [(None, False), (1, False), (0, False), (-1, True)])
def test_an_agreement_holds_to_the_end_of_its_day(place, days, has_ended):
    ends = None if days is None else (NOW + days * DAY).date()
    one = passage(expires_on=ends)
    sourcing = Sourcing(**{"attributions": [passage()], place: [one]})
    assert lacks(sourcing=sourcing) == ({"agreement_ended"} if has_ended else set())


def test_an_ended_agreement_is_advice_where_the_passage_was_printed_on_it():
    ended = (NOW - DAY).date()
    one, other = passage("أ", expires_on=ended), passage("ب", expires_on=ended)

    def printed(*stood):
        rows = [{"agreement": of.agreement.pk, "exact": exact} for of, exact in stood]
        return Proof(weighed={"passages": rows}, composition={})

    def lacking(*stood):
        return lacks(sourcing=Sourcing(attributions=[one, other]), printed=printed(*stood))

    assert lacking((one, "أ"), (other, "ب")) == set()
    assert lacking((one, "أ")) == {"agreement_ended"}
    assert lacking((one, "أ"), (other, "غير ذلك")) == {"agreement_ended"}
    assert lacking() == {"agreement_ended"}


@pytest.mark.parametrize(
    ("ends", "has_ended"), [(None, False), (NOW + MINUTE, False), (NOW, True), (NOW - DAY, True)]
)
def test_the_right_in_a_picture_ends_at_its_moment(ends, has_ended):
    pictures = [Image(pk=1), Image(pk=2, rights_expire_at=ends)]
    assert lacks(pictures=pictures) == ({"picture_right_ended"} if has_ended else set())
    stood = {"image": 2, "alt_text": "", "caption": "", "credit": ""}
    for composition in ({"lead": stood}, {"pictures": [stood]}):
        printed = Proof(weighed={}, composition={"language": "ar", **composition})
        assert lacks(pictures=pictures, printed=printed) == set()
    other = Proof(weighed={}, composition={"language": "ar", "lead": {**stood, "image": 1}})
    assert lacks(pictures=pictures, printed=other) == (
        {"picture_right_ended"} if has_ended else set()
    )


def test_what_sources_lack_is_lacking():
    assert lacks(sourcing=Sourcing()) == {"no_source"}
    off = Sourcing(attributions=[passage(rule=GroundRule.OFF_THE_RECORD, source=3)])
    assert "off_the_record" in lacks(sourcing=off)


@pytest.mark.parametrize(
    ("embargo", "publish_at", "is_the_clock", "codes"),
    [
        (None, None, False, set()),
        (NOW, None, False, set()),
        (NOW + MINUTE, None, False, {"embargoed"}),
        (None, None, True, {"not_due"}),
        (None, NOW, True, set()),
        (None, NOW + MINUTE, True, {"not_due"}),
        (None, NOW + MINUTE, False, set()),
        (NOW + MINUTE, NOW + MINUTE, True, {"embargoed", "not_due"}),
    ],
)
def test_embargo_and_hour_are_kept(embargo, publish_at, is_the_clock, codes):
    article = story(embargoed_until=embargo, publish_at=publish_at, section=Section(pk=1))
    reasons = against_publishing(facts(article), is_the_clock=is_the_clock, at=NOW)
    assert {one.code for one in reasons} - UNSIGNED == codes
