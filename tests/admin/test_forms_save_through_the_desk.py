"""Saving a form is an edit of the desk: a revision, a version, cleaned text, and its refusals."""

import pytest
from django.urls import reverse

from articles import roles
from articles.models import Article, Status
from tests import makers
from tests.admin.pages import form_of, signed_in, story_page

pytestmark = pytest.mark.django_db


def test_a_new_story_is_begun_with_its_byline_and_source():
    writer = makers.person(roles.REPORTER)
    agreement, contributor = makers.named_source(), makers.contributor(writer)
    client = signed_in(writer)
    address = reverse("admin:articles_article_add")
    form = form_of(client, address) | {
        "headline_ar": makers.HEADLINE,
        "body_ar": makers.BODY,
        "section": makers.section().pk,
        "bylines-TOTAL_FORMS": 1,
        "bylines-0-contributor": contributor.pk,
        "bylines-0-credit": "text",
        "bylines-0-position": 0,
        "attributions-TOTAL_FORMS": 1,
        "attributions-0-agreement": agreement.pk,
        "attributions-0-language": "ar",
        "attributions-0-exact": "خطة لتوسعة الرصيف الشرقي",
        "attributions-0-kind": "plan",
        "attributions-0-gravity": "routine",
        "attributions-0-standing": "unverified",
    }
    answer = client.post(address, form)
    assert answer.status_code == 302, answer.context["errors"]
    story = Article.objects.get()
    assert (story.status, story.created_by) == (Status.DRAFT, writer)
    assert story.bylines.get().contributor == contributor
    assert story.attributions.get().exact == "خطة لتوسعة الرصيف الشرقي"
    newest = story.revisions.first()
    assert newest.author == writer
    assert newest.snapshot["attributions"]


def test_a_save_is_one_revision_and_one_version():
    story = makers.draft()
    before = story.revisions.count()
    client = signed_in(makers.person(roles.DESK_EDITOR))
    form = form_of(client, story_page(story)) | {"headline_ar": "عنوان آخر"}
    assert client.post(story_page(story), form).status_code == 302
    saved = Article.objects.get(pk=story.pk)
    assert saved.headline_ar == "عنوان آخر"
    assert saved.version == story.version + 1
    assert saved.revisions.count() == before + 1
    assert saved.revisions.first().author == makers.person(roles.DESK_EDITOR)


def test_the_body_is_cleaned_on_its_way_in():
    story = makers.draft()
    client = signed_in(makers.person(roles.DESK_EDITOR))
    body = (
        '<p dir="ltr">OPEC <bdi>Brent</bdi></p><script>alert(1)</script>'
        '<aside class="pullquote"><p>قال</p></aside>'
        '<figure class="image" data-image="7"><figcaption>تعليق</figcaption></figure>'
        '<p><span data-attribution="a1b2">نص</span></p>'
    )
    form = form_of(client, story_page(story)) | {"body_ar": body}
    assert client.post(story_page(story), form).status_code == 302
    saved = Article.objects.get(pk=story.pk).body_ar
    assert "script" not in saved
    for kept in ('dir="ltr"', "<bdi>", "pullquote", 'data-image="7"', 'data-attribution="a1b2"'):
        assert kept in saved


def test_a_change_of_an_approved_story_sends_it_back_to_review():
    story = makers.approved()
    client = signed_in(makers.person(roles.MANAGING_EDITOR))
    form = form_of(client, story_page(story)) | {"headline_ar": "عنوان لم يعتمده أحد"}
    assert client.post(story_page(story), form).status_code == 302
    assert Article.objects.get(pk=story.pk).status == Status.IN_REVIEW


def test_the_status_is_no_field_of_the_form():
    story = makers.draft()
    client = signed_in(makers.person(roles.EDITOR_IN_CHIEF))
    form = form_of(client, story_page(story))
    assert not {"status", "legal_hold", "publish_at", "version"} & form.keys()
    client.post(story_page(story), {**form, "status": "published", "legal_hold": "on"})
    saved = Article.objects.get(pk=story.pk)
    assert (saved.status, saved.legal_hold) == (Status.DRAFT, False)


def test_a_reporter_only_reads_what_is_not_his():
    story = makers.published(by=makers.person(roles.MANAGING_EDITOR))
    client = signed_in(makers.person(roles.REPORTER))
    page = client.get(story_page(story))
    assert page.status_code == 200
    assert 'name="headline_ar"' not in page.content.decode()
    assert client.post(story_page(story), {"headline_ar": "س"}).status_code == 403


@pytest.mark.parametrize(
    "words",
    [
        {"headline_ar": "ع" * 1_000_000},
        {"headline_ar": "عنوان\x00مبتور"},
        {"source_language": "xx"},
        {"section": "999999"},
        {"seen_version": "not a number"},
        {"urgency": "99"},
        {"lead_image": "zz"},
        {"topics": ["zz", "7"]},
    ],
)
def test_bad_input_is_answered_with_a_message_and_loses_nothing(words):
    story = makers.draft()
    client = signed_in(makers.person(roles.DESK_EDITOR))
    form = form_of(client, story_page(story)) | {"kicker_ar": "تمهيد كتبته"} | words
    answer = client.post(story_page(story), form)
    assert answer.status_code == 200
    assert answer.context["errors"]
    assert answer.context["adminform"].form["kicker_ar"].value() == "تمهيد كتبته"
    assert Article.objects.get(pk=story.pk).headline_ar == makers.HEADLINE


def test_stories_are_never_deleted_here():
    story = makers.draft()
    client = signed_in(makers.superuser())
    answer = client.post(reverse("admin:articles_article_delete", args=[story.pk]), {"post": "yes"})
    assert answer.status_code == 403
    assert Article.objects.filter(pk=story.pk).exists()
