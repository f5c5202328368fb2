"""A walk through every address of the admin by people who do not see a story: no page, part, list,
look-up or refusal says a word of it. Addresses and tables are found by themselves; a new one that
this walk does not know fails it."""

import re
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import models
from django.test import Client
from django.urls import URLPattern
from django.utils.http import urlencode

from articles import roles
from articles.models import Article, Contributor, Image, Topic
from articles.workflow import MOVES
from tests import makers
from tests.admin.pages import signed_in
from tests.public import canaries

pytestmark = pytest.mark.django_db

WORD = "كناريّة"
HIDDEN = ("draft", "spiked", "held_before")
# Words of the paper, of accounts or of the machine; and what has a walk of its own.
NOT_OF_A_STORY = {
    *("Section", "Spelling", "StockPhrase", "StoryTemplate", "PaperPage", "Match"),
    *("Topic", "Contributor", "Image"),
    *("AccountRequest", "AccountChange", "ShareKey", "FormerSlug"),
    # tests/admin/test_who_sees_a_source.py and test_the_log_knows_no_source.py
    *("Source", "AgreementVersion", "SourceAccess", "SealedIdentity", "SealGrant"),
    # readers have these: tests/public
    *("Publication", "Printed", "Correction", "Change", "BreakingLine"),
    # digests and keys alone
    *("Slip", "Approval", "Authorship", "Setback", "Brake", "Letter", "Session", "Token"),
    *("Closure", "Epoch"),
}


@pytest.fixture
def hidden() -> list[Article]:
    found = [canaries.hide(state).article for state in HIDDEN]
    # What everybody at the desk may pick from is no secret of the story.
    for model in (Topic, Contributor, Image):
        words = {name: "اسم" for name in canaries.free_texts(model) if "slug" not in name}
        models.QuerySet(model).update(**words)
    return found


def _patterns(patterns: list, path: str = "") -> Iterator[tuple[str, str]]:
    for one in patterns:
        here = path + str(one.pattern)
        if isinstance(one, URLPattern):
            yield here, str(one.name)
        else:
            yield from _patterns(one.url_patterns, here)


def _rows(model: type[models.Model], article: Article) -> list[int]:
    """Those that hang on the story, else whatever there is."""
    if model is Article:
        return [article.pk]
    names = {field.name for field in model._meta.fields}
    rows = model._base_manager.all()
    if "article" in names:
        rows = rows.filter(article=article)
    return list(rows.values_list("pk", flat=True)[:3]) or [article.pk]


def _addresses(article: Article) -> Iterator[str]:
    """Every address of the admin, asked about this story."""
    fixed = {
        "<slug:language>": ["ar"],
        "<slug:what>": ["page", "card", "feed", "share"],
        "<slug:move>": list(MOVES),
        "<int:delivery>": [str(one.pk) for one in article.deliveries.all()],
        "<path:content_type_id>": ["1"],
        "(?P<app_label>auth|articles)": ["articles"],
    }
    for pattern, _name in _patterns(admin.site.urls[0]):
        path = pattern.replace("^", "").removesuffix("$")
        if "(?P<url>" in path:
            continue
        parts = path.split("/")
        model = apps.all_models.get(parts[0], {}).get(parts[1]) if len(parts) > 2 else None
        found = [path]
        for name, values in fixed.items():
            found = [one.replace(name, value) for one in found for value in values]
        keys = _rows(model, article) if model else [article.pk]
        found = [
            re.sub(r"<(int:pk|path:object_id|int:id|id)>", str(key), one)
            for one in found
            for key in keys
        ]
        unknown = [one for one in found if "<" in one]
        assert not unknown, f"say what to put into {unknown[0]}"
        yield from dict.fromkeys(f"/admin/{one}" for one in found)


QUESTIONS = (
    {"q": WORD},
    {"s": WORD},
    {"q": WORD, "language": "ar"},
    {"term": WORD, "app_label": "articles", "model_name": "frontslot", "field_name": "article"},
    {"follows": "{story}"},
    {"template": "{story}"},
)
ASKED = re.compile(r"/(find|printed|search|autocomplete|add|choose|begin)/$|/article/$|/topic/$")


def _asked(article: Article) -> Iterator[str]:
    for address in _addresses(article):
        yield address
        if ASKED.search(address):
            for one in QUESTIONS:
                words = {k: v.replace("{story}", str(article.pk)) for k, v in one.items()}
                yield f"{address}?{urlencode(words)}"


def _said(answer) -> str:
    body = answer.content if not answer.streaming else b"".join(answer.streaming_content)
    return body.decode(errors="replace") + str(dict(answer.items()))


@pytest.mark.parametrize("role", [roles.REPORTER, roles.SOURCE_CUSTODIAN, roles.SYSTEM_ADMIN])
def test_nothing_is_told_to_whoever_does_not_see_it(hidden, role):
    stranger = signed_in(makers.person(role, "stranger"))
    for article in hidden if role == roles.REPORTER else hidden[:1]:
        for address in _asked(article):
            answer = stranger.get(address)
            # what he asked for himself is said back to him
            said = _said(answer).replace(f'value="{WORD}"', "").replace(f"«{WORD}»", "")
            assert WORD not in said, address
            assert answer.status_code < 500, address


def test_nor_to_whoever_presses_something_there(hidden):
    stranger = signed_in(makers.person(roles.REPORTER, "stranger"))
    before = list(Article.objects.order_by("pk").values())
    for article in hidden:
        for address in _addresses(article):
            if address.endswith(("/logout/", "/begin/")):
                continue
            answer = stranger.post(address, {"text": "رد", "version": "1"})
            assert WORD not in _said(answer), address
            assert answer.status_code < 500, address
    assert list(Article.objects.order_by("pk").values()) == before


def test_nor_to_whoever_is_not_signed_in(hidden):
    for article in hidden:
        for address in _addresses(article):
            answer = Client().get(address)
            assert WORD not in _said(answer), address


def test_the_walk_does_find_it_for_whoever_sees_it(hidden):
    chief = signed_in(makers.person(roles.EDITOR_IN_CHIEF))
    found = {
        address.split("?")[0] for address in _asked(hidden[0]) if WORD in _said(chief.get(address))
    }
    pages = {one.rsplit("/", 2)[1] for one in found}
    assert {"change", "history", "preview", "revisions", "notes", "find"} <= pages
    assert len(found) > 15


def test_every_table_with_words_holds_a_canary_or_is_said_to_be_none_of_a_story(hidden):
    unknown = []
    for model in apps.get_app_config("articles").get_models():
        wordy = [
            field.name
            for field in model._meta.concrete_fields
            if field.name in canaries.free_texts(model)
            or isinstance(field, (models.JSONField, models.BinaryField))
        ]
        if not wordy or model.__name__ in NOT_OF_A_STORY:
            continue
        rows = model._base_manager.values_list(*wordy)
        if not any(WORD in str(value) for row in rows for value in row):
            unknown.append(model.__name__)
    assert not unknown, f"put a canary into {unknown} (tests/public/canaries.py)"
