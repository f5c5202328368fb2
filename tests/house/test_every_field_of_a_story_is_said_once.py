"""`models/story_fields.py` is where a field of a story is said; nothing else may know a list."""

import ast
from pathlib import Path

from articles.models import Article, Publication
from articles.models.story_fields import STORY_FIELDS, TEXT_FIELDS

ROOT = Path(__file__).parents[2]

# What printing adds to a story: made from its fields, or the facts of the print itself.
OF_THE_PRINT = {
    *("id", "article", "uuid", "language", "languages", "revision", "old_slugs"),
    *("body_html", "blocks", "plain_text", "word_count", "reading_minutes"),
    *("visible_from", "first_published_at", "modified_at", "printed_at", "proof"),
    *("withdrawn_at", "retracted_at", "is_held", "live_until", "notice"),
}
# What belongs to a story in rows of its own.
OF_ROWS = {
    *("byline", "contributors", "disclosure"),
    *("lead_alt_text", "lead_caption", "lead_credit"),
}


def columns(model):
    fields = [*model._meta.concrete_fields, *model._meta.many_to_many]
    return {one.name for one in fields if not hasattr(one, "translated_field")}


def test_every_column_of_a_story_stands_in_the_registry_and_nothing_else_does():
    assert columns(Article) == {one.name for one in STORY_FIELDS}


def test_every_column_a_reader_can_see_is_a_printed_field():
    seen = columns(Publication) - OF_THE_PRINT - OF_ROWS
    printed = {one.name for one in STORY_FIELDS if one.is_printed}
    assert seen - printed == set()
    # Printed as blocks; as the original; in «How we know».
    assert printed - seen == {"body", "source_language", "sources_note"}


def test_what_is_neither_signed_nor_weighed_says_why():
    silent = [
        one.name
        for one in STORY_FIELDS
        if not one.is_printed and not one.is_weighed and not one.unsigned
    ]
    assert silent == []


def test_no_other_file_lists_the_texts_of_a_story():
    """Three names of texts in one literal make a list."""
    lists = []
    for path in (ROOT / "articles").rglob("*.py"):
        if "migrations" in path.parts or path.name == "story_fields.py":
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Tuple | ast.List | ast.Set):
                words = {one.value for one in node.elts if isinstance(one, ast.Constant)}
                if len(words & set(TEXT_FIELDS)) > 2:
                    lists.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert lists == []
