"""Five hundred attributions found again in a text that moved, as every save of a story does, beside
cutting the same text into sentences."""

from collections.abc import Iterator

from articles import sources
from articles.models import Article, Attribution
from articles.sources import Sourcing
from articles.text.passages import Passage, sentences, surroundings
from bench.figures import Figure, milliseconds
from bench.paper import Paper

PASSAGES = 500
TIMES = 13


def measure(_paper: Paper) -> Iterator[Figure]:
    lines = [f"قال المصدر إن البند {number} تأخر." for number in range(PASSAGES)]
    text = " ".join(lines)
    moved, changed = f"خبر يسبق الجميع. {text}", text.replace("تأخر", "أُرجئ إلى الغد")
    rows = [_anchored(line, text) for line in lines]
    sourcing = Sourcing(attributions=rows)
    read = milliseconds("sentences", [moved] * TIMES, sentences, _nothing)
    words = len(text.split())
    yield Figure(f"cut into sentences, {words:,} words", read, "ms")
    for name, body in (("moved", moved), ("all of them changed", changed)):
        article = Article(source_language="ar", body_ar=f"<p>{body}</p>")
        for what, do in (("anchored anew", sources.anchor), ("looked for", sources.adrift)):
            stories = [article] * TIMES
            cost = milliseconds(what, stories, lambda one, do=do: do(one, sourcing), _nothing)
            label = f"{PASSAGES} attributions {what}, {name}"
            yield Figure(label, cost, "ms", (("cutting", cost / read),))


def _anchored(line: str, text: str) -> Attribution:
    start = text.index(line)
    prefix, suffix = surroundings(text, Passage(start, start + len(line), line))
    return Attribution(pk=start + 1, language="ar", exact=line, prefix=prefix, suffix=suffix)


def _nothing() -> None:
    pass
