"""What a reader waits for with an empty cache, in a small archive and in one twenty times as large.

The baseline is a view through the same middleware that reads one row and prints its headline."""

from collections.abc import Iterator

from django.core.cache import cache
from django.test import Client

from bench.figures import Figure, milliseconds
from bench.paper import Paper

SMALL, LARGE = 1_000, 20_000
REQUESTS = 40


def measure(paper: Paper) -> Iterator[Figure]:
    few: dict[str, float] = {}
    for size in (SMALL, LARGE):
        paper.grow_to(size)
        found = {name: _cost(f"{name}, {size:,}", paths) for name, paths in _pages(paper).items()}
        bare = found.pop("bare view, one row")
        yield Figure(f"bare view, one row, {size:,} stories", bare, "ms")
        for name, cost in found.items():
            beside = [("bare view", cost / bare)]
            if name in few:
                beside.append((f"{SMALL:,}", cost / few[name]))
            yield Figure(f"{name}, {size:,} stories", cost, "ms", tuple(beside))
        few = few or found


def _pages(paper: Paper) -> dict[str, list[str]]:
    """What is read, by name: the addresses of REQUESTS requests each, all over the archive."""
    stories = paper.spread(REQUESTS)
    topics = [topic.slug for one in stories for topic in one.topics.all()]
    people = [person.slug for one in stories for person in one.contributors.all()]
    return {
        "bare view, one row": [f"/bare/{one.pk}" for one in stories],
        "article": [one.get_absolute_url() for one in stories],
        "front": ["/"] * REQUESTS,
        "section": [f"/{one.section.slug}/" for one in stories],
        "topic": [f"/topics/{slug}/" for slug in _repeated(topics)],
        "author": [f"/authors/{slug}/" for slug in _repeated(people)],
        "API list": ["/api/v1/articles/"] * REQUESTS,
        "API detail": [f"/api/v1/articles/{one.article_id}/" for one in stories],
    }


def _repeated(names: list[str]) -> list[str]:
    return [names[number % len(names)] for number in range(REQUESTS)]


def _cost(label: str, paths: list[str]) -> float:
    client = Client()

    def read(path: str) -> None:
        answer = client.get(path)
        if answer.status_code != 200:
            raise RuntimeError(f"{path}: {answer.status_code}")

    return milliseconds(label, paths, read, cache.clear)
