"""A story begins with a template of its genre, or with a text that was sent in: what becomes of it
is shown first, and not a word is lost. What a template asks for is never printed."""

from importlib import import_module

import pytest
from django.urls import reverse

from articles import roles, workflow
from articles.models import Article, StoryTemplate
from tests import makers
from tests.admin.pages import signed_in

pytestmark = pytest.mark.django_db

BEGIN = reverse("admin:articles_article_begin")
ADD = reverse("admin:articles_article_add")
RAW = (
    "قال مسؤول رفيع في هيئة الموانئ إن التوسعة تبدأ مطلع العام. وأضاف المصدر أن الكلفة لم تُحسم.\n"
    "وتجمّع العشرات أمام المبنى مساء أمس.\n\nمشاركة :"
)


@pytest.fixture
def reporter():
    return signed_in(makers.person(roles.REPORTER))


@pytest.fixture
def template():
    return StoryTemplate.objects.create(
        name_ar="تقرير ميداني",
        genre="report",
        section=makers.section(),
        outline_ar="[[مشهد]]\n# ماذا يقول المعنيون\n[[من سُئل؟]]",
    )


def test_a_template_gives_genre_section_and_outline(reporter, template):
    assert f"{ADD}?template={template.pk}" in reporter.get(BEGIN).content.decode()
    begun = reporter.get(ADD, {"template": template.pk}).context["adminform"].form.initial
    assert (begun["genre"], begun["section"]) == ("report", template.section_id)
    assert begun["body_ar"] == "<p>[[مشهد]]</p><h2>ماذا يقول المعنيون</h2><p>[[من سُئل؟]]</p>"


@pytest.mark.parametrize("asked", ["", "x", "999999", "9" * 30, "١"])
def test_what_is_no_template_gives_an_empty_page(reporter, asked):
    answer = reporter.get(ADD, {"template": asked})
    assert answer.status_code == 200
    assert "body_ar" not in answer.context["adminform"].form.initial


def test_what_a_template_asks_for_is_neither_handed_in_nor_printed():
    story = makers.draft(texts={"standfirst_ar": "[[سطران]] عن التوسعة"})
    reasons = workflow.reasons_against(
        story, "submit", by=makers.person(roles.REPORTER), at=makers.NOON
    )
    assert [(one.code, one.field) for one in reasons] == [("prompt_left", "standfirst_ar")]
    needed = workflow.what_printing_needs(workflow.Facts(story), at=makers.NOON)
    assert "prompt_left" in [one.code for one in needed]


def test_a_text_that_was_sent_in_is_shown_as_what_becomes_of_it(reporter):
    page = reporter.post(BEGIN, {"language": "ar", "text": RAW})
    shown = page.content.decode()
    assert not Article.objects.exists()
    assert shown.count('class="desk-says"') == 2
    assert "وتجمّع العشرات أمام المبنى مساء أمس." in shown
    assert '<del dir="auto">مشاركة :</del>' in shown


def test_it_becomes_a_draft_of_his_with_every_word_and_says_what_was_left_out(reporter):
    page = reporter.post(BEGIN, {"language": "ar", "text": RAW, "make": "1"}, follow=True)
    story = Article.objects.get()
    assert story.created_by.username == roles.REPORTER
    assert story.body_ar.count("<p>") == 2
    assert "وتجمّع العشرات" in story.body_ar
    assert "مشاركة" not in story.body_ar
    assert "مشاركة :" in page.content.decode()
    assert page.redirect_chain[-1][0] == reverse("admin:articles_article_change", args=[story.pk])


@pytest.mark.parametrize("text", ["", "  \n ", "مشاركة :", "\0", "ط" * 200_001])
def test_what_holds_no_words_is_refused_and_nothing_is_lost(reporter, text):
    answer = reporter.post(BEGIN, {"language": "ar", "text": text, "make": "1"})
    assert answer.status_code == 400
    assert not Article.objects.exists()
    assert answer.context["form"]["text"].value() == text


def test_an_unknown_language_is_refused(reporter):
    assert reporter.post(BEGIN, {"language": "xx", "text": RAW, "make": "1"}).status_code == 400


def test_who_writes_no_stories_has_no_such_page():
    assert signed_in(makers.person(roles.LEGAL)).get(BEGIN).status_code == 403


def test_every_genre_has_a_template_to_begin_with():
    made = import_module("articles.migrations.0027_story_template").TEMPLATES
    made += import_module("articles.migrations.0034_live_template").TEMPLATES
    assert {genre for genre, _names, _outlines in made} == set(Article.Genre.values)
