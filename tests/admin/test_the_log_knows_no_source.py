"""No word of a source gets into the admin's own log, its search or a list of stories; each look at
a source's page is recorded."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from articles import roles
from articles.models.source import Source
from tests import makers
from tests.admin.pages import form_of, list_page, signed_in, source_page, story_page

pytestmark = pytest.mark.django_db

CANARY = "كناري-لا-يخرج"
DESCRIPTION = "مسؤول رفيع في الهيئة"  # what readers are told, everybody at the desk reads


def logged() -> str:
    rows = LogEntry.objects.values_list("object_repr", "change_message")
    return " ".join(f"{name} {message}" for name, message in rows)


def new_source(client) -> Source:
    address = reverse("admin:articles_source_add")
    form = form_of(client, address) | {
        "code_name": CANARY,
        "agreements-TOTAL_FORMS": 1,
        "agreements-0-ground_rule": "background",
        "agreements-0-description_ar": DESCRIPTION,
        "agreements-0-reason_ar": f"سبب {CANARY}",
        "agreements-0-terms": f"شروط {CANARY}",
    }
    assert client.post(address, form).status_code == 302
    source = Source.objects.get(code_name=CANARY)
    word = {"attestations-TOTAL_FORMS": 1, "attestations-0-how": f"إقرار {CANARY}"}
    form = form_of(client, source_page(source)) | word
    assert client.post(source_page(source), form).status_code == 302
    return source


def test_adding_and_changing_a_source_leaves_no_word_in_the_log():
    client = signed_in(makers.person(roles.MANAGING_EDITOR))
    source = new_source(client)
    form = form_of(client, source_page(source)) | {"code_name": f"{CANARY}-2"}
    assert client.post(source_page(source), form).status_code == 302
    assert LogEntry.objects.count() == 3
    assert CANARY not in logged()


def test_an_attestation_is_given_under_ones_own_name():
    editor = makers.person(roles.MANAGING_EDITOR)
    source = new_source(signed_in(editor))
    assert source.attestations.get().editor == editor


def test_attaching_a_source_to_a_story_leaves_no_word_in_the_log():
    client = signed_in(makers.person(roles.MANAGING_EDITOR))
    agreement = new_source(client).agreements.get()
    story = makers.draft(agreement=agreement)
    form = form_of(client, story_page(story)) | {
        "attributions-0-speaker": CANARY,
        "ed_note": CANARY,
    }
    assert client.post(story_page(story), form).status_code == 302
    assert CANARY not in logged()


def test_a_story_is_not_found_by_its_source():
    client = signed_in(makers.person(roles.MANAGING_EDITOR))
    makers.draft(agreement=new_source(client).agreements.get())
    page = client.get(list_page("articles_article"), {"q": CANARY})
    assert page.context["cl"].result_count == 0


def test_an_editor_without_sight_of_sources_sees_no_word_of_them():
    client = signed_in(makers.person(roles.MANAGING_EDITOR))
    story = makers.in_review(agreement=new_source(client).agreements.get())
    for role in (roles.COPY_EDITOR, roles.TRANSLATOR, roles.PICTURE_EDITOR):
        page = signed_in(makers.person(role)).get(story_page(story)).content.decode()
        assert CANARY not in page
        assert DESCRIPTION in page


def test_saving_without_sight_of_sources_leaves_them_attached():
    agreement = makers.unnamed_source()
    story = makers.in_review(agreement=agreement)
    client = signed_in(makers.person(roles.COPY_EDITOR))
    form = form_of(client, story_page(story)) | {"headline_ar": "عنوان مصقول"}
    assert client.post(story_page(story), form).status_code == 302
    assert story.attributions.get().agreement == agreement
