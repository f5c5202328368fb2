"""Errors are counted, refused in words of the newsroom, and a story that came back says why."""

import re

import pytest
from django.apps import apps
from django.core import mail
from django.db.models import CheckConstraint, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from articles import accounts, roles, workflow
from articles.models import Transition
from tests import makers
from tests.admin.pages import form_of, signed_in, story_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief():
    return signed_in(makers.person(roles.EDITOR_IN_CHIEF))


def test_one_error_is_called_one(chief):
    page = chief.post(reverse("admin:articles_topic_add"), {"kind": "subject"}).content.decode()
    assert "صحّح الخطأ المذكور." in page
    assert "لا توجد أخطاء" not in page


def test_errors_are_counted_as_arabic_counts(chief):
    data = {"kind": "مجهول", "name_ar": "س" * 300, "media_topic": "9" * 90, "slug": "port"}
    page = chief.post(reverse("admin:articles_topic_add"), data).content.decode()
    assert re.search("صحّح [^<]*", page)[0].strip() == "صحّح الأخطاء المذكورة."


def test_a_list_of_errors_in_the_rows_of_a_story_is_counted_too(chief):
    story = makers.draft()
    data = form_of(chief, story_page(story))
    data |= {"bylines-TOTAL_FORMS": "2", "bylines-1-contributor": "", "bylines-1-position": "x"}
    page = chief.post(story_page(story), data).content.decode()
    assert re.search("صحّح [^<]*", page)[0].strip() == "صحّح الأخطاء المذكورة."


def test_every_constraint_of_ours_has_words_for_people():
    without = [
        one.name
        for model in apps.get_app_config("articles").get_models()
        for one in model._meta.constraints
        if one.violation_error_message == one.default_violation_error_message
        and (isinstance(one, CheckConstraint) or one.condition or not one.fields)
    ]
    assert without == []
    assert UniqueConstraint is not None


def test_a_story_that_came_back_says_why_on_its_page_and_at_home():
    writer = makers.person(roles.REPORTER)
    desk = makers.person(roles.DESK_EDITOR)
    desk.first_name, desk.last_name = "هالة", "المنصور"
    desk.save()
    story = makers.in_review(by=writer)
    workflow.return_for_changes(article=story, by=desk, at=makers.NOON, reason="أين رد الهيئة؟")
    client = signed_in(writer)
    for page in (story_page(story), reverse("admin:index")):
        assert "أين رد الهيئة؟" in client.get(page).content.decode()
    assert "هالة المنصور" in client.get(story_page(story)).content.decode()
    workflow.submit(article=story, by=desk, at=makers.NOON)
    assert "أين رد الهيئة؟" not in client.get(story_page(story)).content.decode()


def test_the_log_names_whose_edit_reopened_a_story(chief):
    story = makers.approved()
    editor = makers.person(roles.COPY_EDITOR)

    def change(working):
        working.headline_ar = "عنوان آخر تماماً"

    workflow.edit(article=story, by=editor, at=makers.NOON, change=change)
    reopened = Transition.objects.get(move="reopen")
    assert reopened.by == editor


def test_a_letter_names_the_paper(client):
    makers.reached(makers.person(roles.REPORTER), "salma@paper.example")
    client.post(reverse("account_reset_password"), {"email": "salma@paper.example"})
    accounts.send_letters(at=timezone.now())
    (letter,) = mail.outbox
    assert letter.subject.startswith("الرواق | ")
    assert "الرواق" in letter.body
    words = re.sub(r"https?://\S+", "", letter.subject + letter.body)
    assert re.findall("[A-Za-z]+", words) == ["reporter"]


def test_who_has_no_account_gets_no_letter_and_learns_nothing(client):
    makers.reached(makers.person(roles.REPORTER), "salma@paper.example")
    pages = [
        client.post(reverse("account_reset_password"), {"email": one}, follow=True).content
        for one in ("salma@paper.example", "nobody@paper.example")
    ]
    accounts.send_letters(at=timezone.now())
    assert [letter.to for letter in mail.outbox] == [["salma@paper.example"]]
    assert len(pages[0]) == len(pages[1])
