"""The slug of a story, section, topic or contributor: one set of rules, shown while one types."""

import json
import re

import pytest
from django.urls import reverse

from articles import roles
from articles.models import Article, Section, Topic
from tests import makers
from tests.admin.pages import form_of, signed_in, story_page

pytestmark = pytest.mark.django_db


def preview(client, text: str, language: str = "ar"):
    return client.get(reverse("admin:articles_article_slug"), {"text": text, "language": language})


@pytest.mark.parametrize(
    ("text", "language", "slug"),
    [
        ("مجلسُ المـوانئ يقرّ «خطة» ٢٠٢٦", "ar", "مجلس-الموانئ-يقر-خطة-2026"),
        ("کویت", "ar", "كويت"),
        ("The Council’s plan: 2026", "en", "the-councils-plan-2026"),
        ("می‌رود", "fa", "ميرود"),  # no language of this paper: read as its first
        ("🎉", "ar", ""),
        ("", "ar", ""),
        ("\x00", "ar", ""),
    ],
)
def test_the_preview_says_what_the_save_will_do(text, language, slug):
    client = signed_in(makers.person(roles.REPORTER))
    answer = preview(client, text, language)
    assert answer.status_code == 200
    assert json.loads(answer.content) == {"slug": slug}


def test_a_very_long_text_is_read_from_its_start():
    client = signed_in(makers.person(roles.REPORTER))
    assert len(preview(client, "كلمة " * 5000).json()["slug"]) <= 60


def test_only_who_sees_stories_asks(client):
    assert preview(client, "نص").status_code == 302
    assert preview(signed_in(makers.person(roles.SYSTEM_ADMIN)), "نص").status_code == 403
    reporter = signed_in(makers.person(roles.REPORTER))
    assert reporter.post(reverse("admin:articles_article_slug")).status_code == 405


def test_the_form_names_the_address_to_ask_and_the_headline_to_read():
    client = signed_in(makers.person(roles.DESK_EDITOR))
    page = client.get(story_page(makers.draft())).content.decode()
    field = re.search(r'<input[^>]*name="slug_ar"[^>]*>', page)[0]
    for said in (reverse("admin:articles_article_slug"), 'data-slug-source="id_headline_ar"'):
        assert said in field
    assert "articles/admin/slug.js" in page


def test_what_is_saved_is_what_the_preview_said():
    client = signed_in(makers.person(roles.DESK_EDITOR))
    story = makers.draft()
    typed = "مجلسُ المـوانئ ٢٠٢٦؟"
    form = form_of(client, story_page(story)) | {"slug_ar": typed}
    assert client.post(story_page(story), form).status_code == 302
    assert Article.objects.get(pk=story.pk).slug_ar == preview(client, typed).json()["slug"]


def add(model: str, **words: str):
    client = signed_in(makers.superuser())
    address = reverse(f"admin:articles_{model}_add")
    return client.post(address, {**form_of(client, address), **words})


def test_a_topic_without_a_slug_gets_one_from_its_name():
    assert add("topic", name_ar="أمنُ المـوانئ", kind="subject").status_code == 302
    assert Topic.objects.get().slug == "أمن-الموانئ"


def test_a_typed_slug_is_cleaned_and_not_refused():
    assert add("topic", name_ar="أمن", slug="أمنُ المـوانئ ٢", kind="subject").status_code == 302
    assert Topic.objects.get().slug == "أمن-الموانئ-2"


def test_the_same_slug_twice_is_an_error_on_the_form():
    makers.topic(slug="أمن-الموانئ")
    answer = add("topic", name_ar="آخر", slug="أمن الموانئ", kind="subject")
    assert answer.status_code == 200
    assert answer.context["adminform"].form.errors["slug"]


@pytest.mark.parametrize("slug", ["latest", "admin", "en", "static", "🎉"])
def test_a_section_does_not_stand_where_another_page_is(slug):
    answer = add("section", name_ar="🎉", name_en="", slug=slug, position="1", colour="#8b1a1a")
    assert answer.status_code == 200
    assert answer.context["adminform"].form.errors["slug"]
    assert not Section.objects.exists()
