"""Stories by the thousand, for benches and for seeing how the paper behaves when it is old, put
together from a small vocabulary, so that some words are common and some are rare."""

import random
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from tqdm import tqdm

from articles import roles, workflow
from articles.management.demo.house import House, content
from articles.models import Article, Byline
from articles.workflow import ArchivedStory

BATCH = 500
# On average so far apart: ten thousand stories are about six years of a small paper.
_APART = timedelta(minutes=310)
_GENRES = (Article.Genre.NEWS,) * 7 + (Article.Genre.REPORT, Article.Genre.ANALYSIS)


def add(count: int, house: House, *, now: datetime, seed: int) -> None:
    """Prints `count` more stories of this seed, going on after those that are there."""
    words = content("words.json")
    done = Article.objects.filter(uri__startswith=f"demo:{seed}:").count()
    by = house.accounts[roles.MANAGING_EDITOR]
    with tqdm(total=count, unit=" stories", disable=None) as bar:
        for start in range(done, done + count, BATCH):
            numbers = range(start, min(start + BATCH, done + count))
            batch = [_story(number, words, house, now=now, seed=seed) for number in numbers]
            workflow.take_in(batch, by=by, at=now)
            bar.update(len(batch))


def _story(
    number: int, words: Mapping[str, Any], house: House, *, now: datetime, seed: int
) -> ArchivedStory:
    chance = random.Random(f"{seed}:{number}")
    subject = chance.choice(words["subjects"])
    headline, sentences = compose(subject, words, chance)
    topic = house.topics.get(subject["topic"] or "")
    standfirst = sentences.pop() if chance.random() < 0.6 else ""
    return ArchivedStory(
        texts={
            "ar": {
                "headline": f"{headline}",
                "standfirst": standfirst,
                "dateline": chance.choice(words["places"]),
                "body": "".join(f"<p>{one}</p>" for one in sentences),
            }
        },
        language="ar",
        section=house.sections[subject["section"]],
        # Older than the demo's own stories, whatever their number.
        published_at=now - timedelta(days=12) - _APART * (number + chance.random()),
        uri=f"demo:{seed}:{number}",
        fields={"genre": chance.choice(_GENRES), "urgency": chance.choice([4, 5, 5, 5, 6])},
        topics=[topic] if topic else [],
        contributors=[(chance.choice(list(house.people.values())), Byline.Credit.TEXT)],
    )


def compose(
    subject: Mapping[str, Any], words: Mapping[str, Any], chance: random.Random
) -> tuple[str, list[str]]:
    """A headline and the sentences of a story, one a paragraph, the last good for a standfirst."""
    fixed = _facts(subject, words, chance)
    headline = chance.choice(words["headlines"]).format_map(fixed)
    middles = chance.sample(words["middles"], chance.randint(3, 5))
    paragraphs = [
        chance.choice(words["openings"]).format_map(fixed),
        *(
            one.format_map(said)
            for one, said in zip(middles, _said(subject, words, chance, fixed), strict=False)
        ),
        chance.choice(words["endings"]).format_map(fixed),
    ]
    return headline, paragraphs


def _said(
    subject: Mapping[str, Any],
    words: Mapping[str, Any],
    chance: random.Random,
    fixed: Mapping[str, Any],
) -> Iterator[Mapping[str, Any]]:
    """The facts for each further sentence: the place and the body stay, the rest is new."""
    while True:
        yield {**_facts(subject, words, chance), "place": fixed["place"], "what": fixed["what"]}


def _facts(
    subject: Mapping[str, Any], words: Mapping[str, Any], chance: random.Random
) -> dict[str, Any]:
    place, place2 = chance.sample(words["places"], 2)
    noun, noun2 = chance.sample(subject["noun"], 2)
    return {
        "verb": chance.choice(words["verbs"]),
        "what": chance.choice(subject["what"]),
        "matter": chance.choice(subject["matter"]),
        "noun": noun,
        "noun2": noun2,
        "place": place,
        "place2": place2,
        "name": f"{chance.choice(words['first_names'])} {chance.choice(words['family_names'])}",
        "post": chance.choice(words["posts"]),
        "quote": chance.choice(words["quotes"]),
        "percent": chance.randint(2, 64),
        "percent2": chance.randint(2, 40),
        "millions": chance.randint(11, 960),
        "months": chance.randint(3, 10),
        "days": chance.randint(11, 48),
        "hours": chance.randint(3, 10),
        "people": chance.randint(11, 99),
    }
