"""GET articles/: cards, newest first, page by page."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import shares
from tests import makers
from tests.api.asking import get, results
from tests.shares.presses import press

pytestmark = pytest.mark.django_db
CARD = {
    "id", "uuid", "url", "short_url", "language", "languages", "kicker", "headline", "standfirst",
    "section", "byline", "image", "published_at", "modified_at", "is_exclusive", "shares",
}  # fmt: skip


def ids(path):
    return [card["id"] for card in results(path)]


def test_a_card_says_what_the_contract_says():
    story = makers.publication(texts={"kicker_ar": "اقتصاد", "is_exclusive": True})
    (card,) = results("articles/")
    assert set(card) == CARD
    assert card["url"] == f"http://127.0.0.1:8000{story.get_absolute_url()}"
    assert card["short_url"] == f"http://127.0.0.1:8000/n/{story.article_id}"
    assert card["section"] == {"slug": "economy", "name": "اقتصاد"}
    assert card["byline"] == [{"name": "سلمى الهاشم", "slug": "byline-reporter", "credit": "text"}]
    assert (card["headline"], card["kicker"]) == (makers.HEADLINE, "اقتصاد")
    assert (card["is_exclusive"], card["image"], card["shares"]) == (True, None, None)
    assert card["published_at"].endswith("+03:00")


def test_the_newest_stands_first_and_pages_follow_each_other():
    stories = [one.pk for one in makers.archive(7)]
    first = get("articles/?page_size=3").json()
    second = get(first["next"].split("/api/v1/")[1]).json()
    third = get(second["next"].split("/api/v1/")[1]).json()
    shown = [[card["id"] for card in page["results"]] for page in (first, second, third)]
    assert shown == [stories[:3], stories[3:6], stories[6:]]
    assert (first["previous"], third["next"]) == (None, None)


def test_a_page_leads_back_to_the_one_before_it():
    makers.archive(7)
    first = get("articles/?page_size=3").json()
    second = get(first["next"].split("/api/v1/")[1]).json()
    back = get(second["previous"].split("/api/v1/")[1]).json()
    assert back["results"] == first["results"]
    assert back["previous"] is None
    assert back["next"] == first["next"]


def test_a_new_story_moves_nothing_on_the_next_page():
    stories = [one.pk for one in makers.archive(6)]
    following = get("articles/?page_size=3").json()["next"].split("/api/v1/")[1]
    makers.published(at=timezone.now())
    assert ids(following) == stories[3:]


def test_stories_of_one_moment_are_all_shown_once():
    at = timezone.now() - timedelta(hours=1)
    stories = {makers.published(at=at).pk for _time in range(5)}
    path, shown = "articles/?page_size=2", []
    while path:
        page = get(path).json()
        shown += [card["id"] for card in page["results"]]
        path = page["next"] and page["next"].split("/api/v1/")[1]
    assert (len(shown), set(shown)) == (5, stories)


def test_the_links_keep_what_was_asked():
    makers.archive(3)
    following = get("articles/?page_size=1&section=economy&lang=ar").json()["next"]
    assert "section=economy" in following
    assert "lang=ar" in following


def test_a_list_is_narrowed_by_section_topic_person_and_time():
    sport = makers.section("sport", "رياضة", "Sport")
    game = makers.archive(1, section=sport)[0].pk
    deal = makers.archive(1, until=timezone.now() - timedelta(days=30))[0].pk
    assert ids("articles/?section=sport") == [game]
    assert ids("articles/?section=economy") == [deal]
    assert ids("articles/?topic=موانئ") == [game, deal]
    assert ids("articles/?contributor=byline-reporter") == [game, deal]
    assert ids("articles/?topic=nothing") == []
    since = (timezone.now() - timedelta(days=2)).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert ids(f"articles/?since={since}") == [game]


def test_fields_keeps_those_alone():
    makers.publication()
    (card,) = results("articles/?fields=id,headline")
    assert set(card) == {"id", "headline"}


def test_a_whole_card_is_the_same_as_one_of_all_its_fields():
    makers.archive(2)
    assert results("articles/") == results("articles/?fields=" + ",".join(CARD))


@pytest.mark.parametrize(
    ("lang", "accept", "language"),
    [
        ("", "", "ar"),
        ("en", "", "en"),
        ("", "en-GB,en;q=0.9", "en"),
        ("", "de,fr;q=0.5", "ar"),
        ("", "en;q=0.2,ar;q=0.8", "ar"),
        ("ar", "en", "ar"),
    ],
)
def test_the_language_is_asked_for_or_negotiated_or_the_papers_own(lang, accept, language):
    makers.archive(1, english=True)
    answer = get(f"articles/{'?lang=' + lang if lang else ''}", **{"Accept-Language": accept})
    assert {card["language"] for card in answer.json()["results"]} == {language}
    assert answer["Content-Language"] == language
    assert ("Accept-Language" in answer["Vary"]) == (not lang)


def test_names_come_in_the_language_of_the_answer():
    makers.archive(1, english=True)
    (card,) = results("articles/?lang=en")
    assert card["section"]["name"] == "Economy"
    assert card["byline"][0]["name"] == "Salma al-Hashem"


def test_shares_are_shown_from_the_floor_up(settings):
    settings.SHARE_COUNT_FLOOR = 2
    now = timezone.now()
    story = makers.published(at=now - timedelta(days=1))
    press(story, at=now)
    shares.fold(at=now)
    assert results("articles/")[0]["shares"] is None
    press(story, at=now, channel="x")
    shares.fold(at=now)
    counted = results("articles/")[0]["shares"]
    assert (counted["total"], counted["basis"]) == (2, "site_intents")


def test_a_story_may_keep_its_count_to_itself():
    now = timezone.now()
    story = makers.published(at=now - timedelta(days=1), texts={"show_share_count": False})
    press(story, at=now)
    shares.fold(at=now)
    assert results("articles/")[0]["shares"] is None
