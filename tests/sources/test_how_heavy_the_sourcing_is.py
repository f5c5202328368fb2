"""What a story rests on follows from its rows: who is unnamed, what is proven, what is denied."""

import pytest

from articles.models import Attribution
from articles.models.source import GroundRule
from articles.sources import Sourcing
from tests.thought import check, passage, reply

BACKGROUND, DEEP = GroundRule.BACKGROUND, GroundRule.DEEP_BACKGROUND
OFF, OPEN = GroundRule.OFF_THE_RECORD, GroundRule.ON_THE_RECORD
Standing, Kind = Attribution.Standing, Attribution.Kind
WORDS = "لن تتجاوز الكلفة ما رُصد لها"


def rests_on(*passages, **more) -> Sourcing:
    return Sourcing(attributions=passages, **more)


def test_a_story_is_sourced_by_a_passage_or_by_our_own_eyes():
    assert not rests_on().is_sourced
    assert rests_on(passage()).is_sourced
    assert rests_on(has_own_observation=True).is_sourced


@pytest.mark.parametrize(
    ("rule", "is_unnamed", "is_deep", "is_off"),
    [
        (OPEN, False, False, False),
        (BACKGROUND, True, False, False),
        (DEEP, True, True, False),
        (OFF, True, False, True),
    ],
)
def test_what_each_rule_makes_of_a_story(rule, is_unnamed, is_deep, is_off):
    for passages in ([passage(rule=rule)], [passage(rule=rule, source=1), passage(source=2)]):
        one = rests_on(*passages)
        assert one.unnamed_source_ids == ({1} if is_unnamed else set())
        assert one.has_deep_background == is_deep
        assert one.is_off_the_record == is_off


def test_off_the_record_counts_in_a_translation_too():
    assert rests_on(passage(), translated=[passage(rule=OFF)]).is_off_the_record
    assert not rests_on(passage(), translated=[passage()]).is_off_the_record


def test_only_unnamed_sources_need_to_be_known_to_an_editor():
    one = rests_on(passage(source=1), passage(rule=BACKGROUND, source=2))
    assert one.unattested_source_ids == {2}
    assert rests_on(*one.attributions, attested=[(2, 7)]).unattested_source_ids == set()
    assert rests_on(*one.attributions, attested=[(1, 7)]).unattested_source_ids == {2}


@pytest.mark.parametrize(
    ("first", "second", "source", "is_proven"),
    [
        (WORDS, WORDS, 2, True),
        (WORDS, WORDS, 1, False),  # the same source twice
        (WORDS, "", 2, True),  # somebody stands behind the whole story
        ("", WORDS, 2, False),  # of the whole story only a part is covered
        ("", "", 2, True),
        (WORDS, f"قال: {WORDS} أمس", 2, True),
        (WORDS, "لن تتجاوز", 2, False),
        (f" {WORDS} ", WORDS, 2, True),
        ("  ", WORDS, 2, False),
    ],
)
def test_a_second_source_stands_behind_all_the_words(first, second, source, is_proven):
    one = passage(first, BACKGROUND, source=1)
    story = rests_on(one, passage(second, source=source))
    assert story.is_proven(one) == is_proven
    assert story.rests_on_one_unnamed == (not is_proven)
    assert story.standing(one) == (Standing.CORROBORATED if is_proven else Standing.UNVERIFIED)


def test_the_last_check_decides_over_everything_else():
    one, other = passage(WORDS, BACKGROUND, source=1), passage(WORDS, source=2)
    disputed, confirmed = check(one, "disputed"), check(one, "confirmed")
    denial = reply(denies=True, about_id=one.pk)

    def standing(*checks, passages=(one, other)):
        return rests_on(*passages, verifications=checks, replies=[denial]).standing(one)

    assert standing() == Standing.CORROBORATED
    assert standing(passages=[one]) == Standing.DENIED
    assert standing(confirmed, disputed) == Standing.DISPUTED
    assert standing(disputed, confirmed) == Standing.CONFIRMED
    assert standing(check(other, "false")) == Standing.FALSE  # the words are, whoever said them
    assert rests_on(one, verifications=[check(one, "false")]).found_false == [one]
    assert rests_on(one, verifications=[confirmed]).found_false == []
    assert not rests_on(one, verifications=[confirmed]).rests_on_one_unnamed


@pytest.mark.parametrize(
    ("denies", "about", "kind", "standing"),
    [
        (True, None, Kind.ALLEGATION, Standing.DENIED),
        (True, None, Kind.FACT, Standing.UNVERIFIED),
        (False, None, Kind.ALLEGATION, Standing.UNVERIFIED),
        (True, 5, Kind.FACT, Standing.DENIED),
        (True, 6, Kind.ALLEGATION, Standing.UNVERIFIED),
        (False, 5, Kind.ALLEGATION, Standing.UNVERIFIED),
    ],
)
def test_a_denial_is_of_its_claim_or_of_every_accusation(denies, about, kind, standing):
    one = passage(WORDS, pk=5, kind=kind)
    story = rests_on(one, replies=[reply(), reply(denies=denies, about_id=about)])
    assert story.standing(one) == standing


def test_an_accusation_weighs_only_while_nothing_else_stands_behind_it():
    one = passage(WORDS, BACKGROUND, kind=Kind.ALLEGATION)
    fact = passage("مطلع العام", BACKGROUND)
    assert rests_on(fact, one).has_unproven_allegation
    assert not rests_on(fact).has_unproven_allegation
    assert not rests_on(passage(WORDS, kind=Kind.ALLEGATION)).has_unproven_allegation
    assert not rests_on(one, passage(WORDS, source=2), fact).has_unproven_allegation
