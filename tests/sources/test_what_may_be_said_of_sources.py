"""What agreements must say and how a copy may speak of sources."""

import pytest

from articles.models.source import GroundRule, Source
from articles.sources import Sourcing, findings
from articles.sources.wording import tells_nothing, voices
from tests.makers import NOON
from tests.thought import check, passage, reply, story

BACKGROUND, DEEP = GroundRule.BACKGROUND, GroundRule.DEEP_BACKGROUND
OFF = GroundRule.OFF_THE_RECORD
STOCK = ["لا يحق له", "لا يحق له التصريح", "لا يحق له التحدث إلى وسائل الإعلام المحلية"]


def found(*passages, of=None, copy="قال المدير إن الخطة جاهزة", asked=True, **more) -> list[str]:
    replies = [reply(party_ar="الهيئة", asked_at=NOON)] if asked else []
    attested = [(one.agreement.source_id, 7) for one in passages]
    sourcing = Sourcing(
        **{"attributions": passages, "replies": replies, "attested": attested, **more}
    )
    return [one.code for one in findings(of or story(), sourcing, copy=copy)]


def test_one_unnamed_source_that_is_described_and_attested_has_all_it_needs():
    assert found(passage(rule=BACKGROUND)) == []


@pytest.mark.parametrize(
    ("passages", "more", "codes"),
    [
        ([], {}, ["no_source"]),
        ([], {"has_own_observation": True}, []),
        ([passage(rule=OFF)], {}, ["off_the_record"]),
        ([passage(rule=BACKGROUND)], {"attested": []}, ["no_attestation"]),
        ([passage(rule=BACKGROUND)], {"asked": False}, ["no_right_of_reply"]),
        ([passage()], {"asked": False, "attested": []}, []),
        ([passage(rule=BACKGROUND, description_ar=" ")], {}, ["no_description"]),
        ([passage(rule=BACKGROUND, reason_ar="")], {}, ["no_reason"]),
        ([passage(description_ar="", reason_ar="")], {}, []),
        ([passage(rule=OFF, description_ar="", reason_ar="")], {}, ["off_the_record"]),
        (
            [passage(rule=OFF), passage(rule=BACKGROUND, reason_ar="")],
            {},
            ["off_the_record", "no_reason"],
        ),
        ([passage(rule=DEEP)], {}, ["deep_background_alone"]),
        ([passage(rule=DEEP), passage(source=2)], {}, []),
        ([passage(), passage(rule=BACKGROUND, source=2)], {}, []),
    ],
)
def test_what_a_story_lacks(passages, more, codes):
    assert found(*passages, **more) == codes


def test_a_passage_that_was_found_false_is_not_printed():
    one = passage()
    assert found(one, verifications=[check(one, "false")]) == ["found_false"]


def test_that_nobody_was_asked_may_be_given_a_reason():
    one = passage(rule=BACKGROUND)
    assert found(one, replies=[reply(), reply(reason_none="لا سبيل إليه")]) == []
    assert found(one, replies=[reply(), reply(party_ar="الهيئة")]) == ["no_right_of_reply"]


@pytest.mark.parametrize(
    ("reason", "is_nothing"),
    [
        ("يمنع نظام الهيئة موظفيها من الحديث", False),
        ("لا يحق له التصريح.", True),
        ("لا يحق له التحدث إلى وسائل الإعلام المحلية", True),
        ("لا يحقّ له التصريح، لا يحق له", True),
        ("لا يحق له التصريح لأن نظام الهيئة يمنعه من ذلك", False),
        ("ا" * 25, False),
        ("ا" * 24, True),
        (" ..، " + "ا" * 24 + " ،.", True),
    ],
)
def test_a_reason_says_what_the_source_has_to_fear(reason, is_nothing):
    assert tells_nothing(reason, STOCK) == is_nothing


@pytest.mark.parametrize(
    ("copy", "passages", "codes"),
    [
        ("قالت مصادر في الهيئة أمس", [passage()], ["plural_sources"]),
        ("قالت مصادر في الهيئة أمس", [passage(), passage(source=1)], ["plural_sources"]),
        ("قالت مصادر في الهيئة أمس", [passage(), passage(source=2)], []),
        (
            "قالت مصادر في الهيئة أمس",
            [passage(), passage(source=2, source_kind=Source.Kind.DOCUMENT)],
            ["plural_sources"],
        ),
        ("وقال مصدر إن الخطة جاهزة", [passage()], ["bare_source"]),
        ("وقال مصدر في هيئة الموانئ أمس", [passage()], []),
        (
            "وقال مصدر في هيئة الموانئ أمس",
            [passage(rule=DEEP), passage(source=2)],
            ["deep_background_mentioned"],
        ),
    ],
)
def test_how_a_copy_speaks_of_its_sources(copy, passages, codes):
    assert found(*passages, copy=copy) == codes


@pytest.mark.parametrize("field", ["headline_ar", "standfirst_ar", "body_ar"])
def test_headline_standfirst_and_body_are_all_read(field):
    of = story(**{field: "قالت مصادر في الهيئة أمس"})
    assert found(passage(), of=of, copy=None) == ["plural_sources"]
    assert found(passage(), of=story(), copy=None) == []


def test_people_and_agencies_have_a_voice():
    kinds = [Source.Kind.PERSON, Source.Kind.AGENCY, Source.Kind.DOCUMENT]
    told = [passage(source=n, source_kind=kind) for n, kind in enumerate(kinds, 1)]
    assert voices(Sourcing(attributions=told)) == 2
