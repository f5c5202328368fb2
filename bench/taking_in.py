"""How fast an archive comes in: sanitised, revised, logged, printed and made findable, beside as
many rows of the same text written by a bare bulk INSERT."""

import json
import os
import tempfile
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection

from articles.models import Article
from bench.figures import Figure, per_second
from bench.paper import Paper, texts

STORIES = 2_000
WORDS = 450  # of a story, at least


def measure(paper: Paper) -> Iterator[Figure]:
    stories = [
        {**one, "topics": [f"وسم {number % 50}"], "byline": [f"مراسل {number % 90}"]}
        for number, one in enumerate(texts(4 * STORIES, WORDS))
    ]
    bare = per_second(STORIES, lambda: _bare(stories[:STORIES]))
    yield Figure(f"bare bulk INSERT, {WORDS} words", bare, "stories/s")
    with tempfile.TemporaryDirectory() as folder:
        drafts = per_second(STORIES, lambda: _import(folder, stories[STORIES : 2 * STORIES]))
        yield Figure(
            "as drafts, one process", drafts, "stories/s", (("bare INSERT", drafts / bare),)
        )
        archive: dict[str, Any] = {
            "publish": True,
            "by": paper.chief.username,
            "section": next(iter(paper.house.sections)),
        }
        one = per_second(
            STORIES, lambda: _import(folder, stories[2 * STORIES : 3 * STORIES], **archive)
        )
        yield Figure("printed, one process", one, "stories/s", (("bare INSERT", one / bare),))
        cores = os.cpu_count() or 1
        if connection.vendor == "postgresql" and cores > 1:
            all_cores = per_second(
                STORIES,
                lambda: _import(folder, stories[3 * STORIES :], processes=cores, **archive),
            )
            beside = (("bare INSERT", all_cores / bare), ("one process", all_cores / one))
            yield Figure(f"printed, {cores} processes", all_cores, "stories/s", beside)


def _bare(stories: list[dict[str, Any]]) -> None:
    Article.objects.bulk_create(
        [Article(headline_ar=one["headline"], body_ar=one["body"]) for one in stories],
        batch_size=200,
    )


def _import(folder: str, stories: list[dict[str, Any]], processes: int = 1, **options: Any) -> None:
    path = Path(folder) / "stories.jsonl"
    lines = [json.dumps({"language": "ar", **one}, ensure_ascii=False) for one in stories]
    path.write_text("\n".join(lines), encoding="utf-8")
    options |= {"processes": processes, "verbosity": 0, "stdout": StringIO()}
    call_command("import_stories", str(path), **options)
