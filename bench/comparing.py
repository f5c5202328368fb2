"""Two texts compared word by word, as the merge screen does, beside reading each of them once."""

from collections.abc import Iterator

from articles.text.analyse import analyse
from articles.text.diff import word_diff
from bench.figures import Figure, milliseconds
from bench.paper import Paper

WORDS = (600, 3_000)
TIMES = 13


def measure(_paper: Paper) -> Iterator[Figure]:
    for words in WORDS:
        old = " ".join(f"كلمة{n % 400} في" for n in range(words // 2))
        new = old.replace("كلمة7", "عبارة")
        pairs = [(old, new)] * TIMES
        read = milliseconds("split", pairs, lambda pair: [one.split() for one in pair], _nothing)
        yield Figure(f"both texts split, {words:,} words", read, "ms")
        for name, do in (
            ("compared", lambda pair: word_diff(*pair)),
            ("analysed for search", lambda pair: [analyse(one, "ar") for one in pair]),
        ):
            cost = milliseconds(name, pairs, do, _nothing)
            yield Figure(f"{name}, {words:,} words", cost, "ms", (("splitting", cost / read),))


def _nothing() -> None:
    pass
