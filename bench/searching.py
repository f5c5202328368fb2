"""What a search costs, and what is offered while one types, in a small archive of long stories and
in one a hundred times as large: words of the stories themselves, so that the common ones are looked
for as often as they are written. Nine in ten take no longer."""

from collections import Counter
from collections.abc import Callable, Iterator

from django.utils import timezone

from articles import search
from articles.models import Publication
from bench.figures import Figure, milliseconds
from bench.paper import Paper

SMALL, LARGE = 1_000, 100_000
WORDS = 450  # of a story, at least
SEARCHES = 60


def measure(paper: Paper) -> Iterator[Figure]:
    few: dict[str, float] = {}
    for size in (SMALL, LARGE):
        paper.grow_to(size, words=WORDS)
        paper.index()
        stories = paper.spread(SEARCHES)
        row = milliseconds(
            f"one row, {size:,}",
            [one.pk for one in stories],
            lambda key: Publication.objects.only("headline").get(pk=key),
            _nothing,
        )
        yield Figure(f"one row, {size:,} stories", row, "ms")
        for name, (ask, texts) in _asked(stories).items():
            cost = milliseconds(f"{name}, {size:,}", texts, ask, _nothing, of=0.9)
            beside = [("one row", cost / row)]
            if name in few:
                beside.append((f"{SMALL:,}", cost / few[name]))
            few.setdefault(name, cost)
            yield Figure(f"{name}, {size:,} stories", cost, "ms", tuple(beside))


def _asked(stories: list[Publication]) -> dict[str, tuple[Callable[[str], None], list[str]]]:
    words = [one.plain_text.split() for one in stories]
    everywhere, _times = Counter(word for text in words for word in set(text)).most_common(1)[0]
    two = [" ".join(text[len(text) // 3 :][:2]) for text in words]
    return {
        "a word": (_find, [text[len(text) // 2] for text in words]),
        "two words": (_find, two),
        "a phrase": (_find, [f"«{one}»" for one in two]),
        "the commonest word": (_find, [everywhere] * SEARCHES),
        "offers for two letters": (_offer, [one.headline[:2] for one in stories]),
        "offers for a word": (_offer, [one.headline.split()[-2] for one in stories]),
    }


def _find(text: str) -> None:
    search.find(text=text, language="ar", at=timezone.now())


def _offer(text: str) -> None:
    search.suggest(text=text, language="ar", at=timezone.now())


def _nothing() -> None:
    pass
