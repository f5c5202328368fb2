"""What a reader and an editor wait for with an empty cache, in a small archive and in a large one.

The baseline is a view through the same middleware that reads one row and prints its headline."""

from collections.abc import Iterator

from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from articles.freshness import next_moment
from articles.models import Publication
from articles.reading.keyset import Place
from bench.figures import Figure, milliseconds
from bench.paper import Paper

SMALL, LARGE, VERY_LARGE = 2_000, 100_000, 1_000_000
REQUESTS = 40


def measure(paper: Paper) -> Iterator[Figure]:
    few: dict[str, float] = {}
    for size in (SMALL, VERY_LARGE if paper.is_large else LARGE):
        paper.grow_to(size)
        editor = Client()
        editor.force_login(paper.chief)
        found = {
            name: _cost(f"{name}, {size:,}", paths, editor if "desk" in name else Client())
            for name, paths in _pages(paper).items()
        }
        found["when pages change by themselves"] = milliseconds(
            f"moments, {size:,}",
            range(REQUESTS),
            lambda _again: next_moment(at=timezone.now()),
            cache.clear,
        )
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
        "latest": ["/latest/"] * REQUESTS,
        "latest, before a moment": [f"/latest/?before={_place(one)}" for one in stories],
        "archive": ["/archive/"] * REQUESTS,
        "most shared": ["/most-shared/"] * REQUESTS,
        "map of addresses": ["/sitemap.xml"] * REQUESTS,
        "the desk's list of stories": ["/admin/articles/article/"] * REQUESTS,
        "the desk's home": ["/admin/"] * REQUESTS,
        "the desk's list of moves": ["/admin/articles/transition/"] * REQUESTS,
        "API list": ["/api/v1/articles/"] * REQUESTS,
        "API detail": [f"/api/v1/articles/{one.article_id}/" for one in stories],
    }


def _repeated(names: list[str]) -> list[str]:
    return [names[number % len(names)] for number in range(REQUESTS)]


def _place(story: Publication) -> str:
    return Place(story.first_published_at, story.pk).plain


def _cost(label: str, paths: list[str], client: Client) -> float:
    def read(path: str) -> None:
        answer = client.get(path)
        if answer.status_code != 200:
            raise RuntimeError(f"{path}: {answer.status_code}")

    return milliseconds(label, paths, read, cache.clear)
