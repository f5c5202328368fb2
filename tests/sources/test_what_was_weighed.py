"""What a decision rested on, and what is said when it changed."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from articles.models import Image
from articles.sources import Sourcing, weighed, weighed_anew
from tests.thought import check, passage, reply, story

AT = datetime(2026, 11, 20, 9, 30, 15, tzinfo=UTC)


def of(article=None, language="ar", pictures=(), **sourcing):
    return weighed(article or story(), Sourcing(**sourcing), language, pictures=pictures)


def test_a_translation_rests_on_its_own_passages_and_on_those_of_the_original():
    own, english, french = passage("أ"), passage("a", language="en"), passage("a", language="fr")
    rows = {"attributions": [own], "translated": [english, french]}
    assert [one["language"] for one in of(**rows)["passages"]] == ["ar"]
    assert [one["language"] for one in of(language="en", **rows)["passages"]] == ["ar", "en"]


def test_checks_stand_with_their_passage():
    one, other = passage("أ"), passage("ب")
    checks = [check(other, "confirmed")]
    first, second = of(attributions=[one, other], verifications=checks)["passages"]
    assert first["checks"] == []
    assert second["checks"] == [[checks[0].pk, "confirmed", "", "", ""]]
    assert (first["standing"], second["standing"]) == ("unverified", "confirmed")


def test_moments_are_weighed_to_the_minute():
    told = of(replies=[reply(asked_at=AT, deadline=AT)])["replies"][0]
    assert told["asked_at"] == told["deadline"] == "2026-11-20T09:30+00:00"
    assert told["answered_at"] == ""
    assert (
        of(attributions=[passage(expires_on=date(2026, 12, 1))])["passages"][0]["expires_on"]
        == "2026-12-01"
    )


def test_a_reply_is_weighed_in_the_language_it_is_printed_in():
    asked = reply(party_ar="الهيئة", party_en="The authority", answer_ar="ننفي")
    arabic, english = of(replies=[asked]), of(language="en", replies=[asked])
    assert (arabic["replies"][0]["party"], arabic["replies"][0]["answer"]) == ("الهيئة", "ننفي")
    assert (english["replies"][0]["party"], english["replies"][0]["answer"]) == (
        "The authority",
        "",
    )


def test_only_what_is_not_at_its_default_is_weighed():
    assert of()["facts"] == {}
    assert of(story(is_own_observation=True))["facts"] == {"is_own_observation": True}
    assert of(story(no_byline_reason="بيان"))["facts"] == {"no_byline_reason": "بيان"}


def test_pictures_are_weighed_in_the_order_of_their_keys():
    pictures = [Image(pk=7, usage_terms="مرة واحدة"), Image(pk=3, rights_expire_at=AT)]
    assert of(pictures=pictures)["pictures"] == [
        [3, "2026-11-20T09:30+00:00", ""],
        [7, "", "مرة واحدة"],
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ({}, {}, []),
        ({"passages": []}, {}, []),
        ({"passages": [{"a": "1"}]}, {"passages": [{"a": "1"}]}, []),
        (
            {"passages": [{"a": "1"}, {"a": "2"}]},
            {"passages": [{"a": "1"}, {"a": "3"}]},
            ["passage 2"],
        ),
        ({"passages": [{"a": "1"}]}, {}, ["passage 1"]),
        ({}, {"passages": [{"a": "1"}, {"a": "2"}]}, ["passage 1", "passage 2"]),
        ({"passages": [{"a": "قال."}]}, {"passages": [{"a": "قال"}]}, []),
        ({"attested": [[1, 2]]}, {"attested": [[1, 3]]}, ["attests"]),
        ({"replies": [{"a": "1"}]}, {"replies": []}, ["parties"]),
        ({"pictures": [[1, "", ""]]}, {"pictures": [[1, "", "x"]]}, ["pictures"]),
        ({"facts": {}}, {"facts": {"is_own_observation": True}}, ["founded on"]),
        (
            {"attested": [[1, 2]], "facts": {"a": 1}},
            {"attested": [], "facts": {"a": 2}},
            ["attests", "founded on"],
        ),
    ],
)
def test_what_changed_is_said_and_nothing_else(old, new, said):
    with translation.override("en"):
        told = weighed_anew(old, new)
    assert len(told) == len(said)
    assert all(part in sentence for part, sentence in zip(said, told, strict=True))
