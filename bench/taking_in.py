"""How fast an archive comes in: sanitised, revised, logged and printed, beside as many rows of the
same text written by a bare bulk INSERT."""

import json
import random
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command

from articles import workflow
from articles.management.demo import generated
from articles.management.demo.house import content
from articles.models import Article
from articles.workflow import ArchivedStory
from bench.figures import Figure, per_second
from bench.paper import SEED, Paper

STORIES = 500


def measure(paper: Paper) -> Iterator[Figure]:
    texts = _texts(STORIES)
    bare = per_second(STORIES, lambda: _bare(texts))
    yield Figure("bare bulk INSERT", bare, "stories/s")
    taken = per_second(STORIES, lambda: _take_in(paper, texts))
    yield Figure("workflow.take_in", taken, "stories/s", (("bare INSERT", taken / bare),))
    imported = per_second(STORIES, lambda: _import(texts))
    yield Figure(
        "import_stories, a story a line, as drafts",
        imported,
        "stories/s",
        (("bare INSERT", imported / bare), ("take_in", imported / taken)),
    )


def _texts(count: int) -> list[dict[str, str]]:
    words = content("words.json")
    texts = []
    for number in range(count):
        chance = random.Random(f"{SEED}:bench:{number}")
        headline, sentences = generated.compose(chance.choice(words["subjects"]), words, chance)
        body = "".join(f"<p>{one}</p>" for one in sentences)
        texts.append({"headline": f"{headline} {number}", "body": body})
    return texts


def _bare(texts: list[dict[str, Any]]) -> None:
    Article.objects.bulk_create(
        [Article(headline_ar=one["headline"], body_ar=one["body"]) for one in texts],
        batch_size=200,
    )


def _take_in(paper: Paper, texts: list[dict[str, str]]) -> None:
    home = next(iter(paper.house.sections.values()))
    stories = [
        ArchivedStory(
            texts={"ar": one},
            language="ar",
            section=home,
            published_at=paper.now - timedelta(days=400, minutes=number),
        )
        for number, one in enumerate(texts)
    ]
    workflow.take_in(stories, by=paper.chief, at=paper.now)


def _import(texts: list[dict[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "stories.jsonl"
        lines = [json.dumps({"language": "ar", **one}, ensure_ascii=False) for one in texts]
        path.write_text("\n".join(lines), encoding="utf-8")
        call_command("import_stories", str(path), verbosity=0, stdout=StringIO())
