"""From an empty form to a printed story, on one unnamed source, through the admin alone: each page
opened and sent as a browser would, each step by the one whose work it is."""

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import roles
from articles.models import Article, Publication, Status
from articles.models.source import Source
from tests import makers
from tests.admin.pages import form_of, move_page, signed_in, source_page, story_page

pytestmark = pytest.mark.django_db

WHO = "مسؤول رفيع في هيئة الموانئ"
REASON = "يمنع نظام الهيئة موظفيها من الحديث إلى الصحافة ويعرّضهم للفصل"


def save(role, address, **words):
    client = signed_in(makers.person(role))
    answer = client.post(address, form_of(client, address) | words)
    assert answer.status_code == 302, answer.context["errors"]


def move(role, story, name, **words):
    client = signed_in(makers.person(role))
    address = move_page(story, name)
    form = client.get(address, {"need": words.get("need", "")}).context["form"]
    answer = client.post(address, {"version": form["version"].value(), **words})
    assert answer.status_code == 302, [str(one.message) for one, _ in answer.context["reasons"]]


def sign(role, story, kind):
    client = signed_in(makers.person(role))
    page = client.get(move_page(story, "sign_off"), {"need": f"{kind}:ar"})
    ticked = [value for value, _label in page.context["form"].fields["checklist"].choices]
    move(role, story, "sign_off", need=f"{kind}:ar", checklist=ticked)


def test_a_story_on_one_unnamed_source_is_written_signed_and_printed():
    makers.section(), makers.contributor()
    save(
        roles.REPORTER,
        reverse("admin:articles_source_add"),
        **{
            "code_name": "نورس-3",
            "agreements-TOTAL_FORMS": 1,
            "agreements-0-ground_rule": "background",
            "agreements-0-description_ar": WHO,
            "agreements-0-reason_ar": REASON,
        },
    )
    source = Source.objects.get()
    save(
        roles.REPORTER,
        reverse("admin:articles_article_add"),
        **{
            "headline_ar": makers.HEADLINE,
            "body_ar": "<p>قال مسؤول رفيع في هيئة الموانئ إن التوسعة تبدأ مطلع العام.</p>",
            "section": makers.section().pk,
            "bylines-TOTAL_FORMS": 1,
            "bylines-0-contributor": makers.contributor().pk,
            "bylines-0-credit": "text",
            "bylines-0-position": 0,
            "attributions-TOTAL_FORMS": 1,
            "attributions-0-agreement": source.agreements.get().pk,
            "attributions-0-language": "ar",
            "attributions-0-exact": "التوسعة تبدأ مطلع العام",
            "attributions-0-kind": "plan",
            "attributions-0-gravity": "routine",
            "attributions-0-standing": "unverified",
            "replies-TOTAL_FORMS": 1,
            "replies-0-party_ar": "هيئة الموانئ",
            "replies-0-asked_at_0": "2026-11-20",
            "replies-0-asked_at_1": "10:00",
            "replies-0-shown_to_readers": "on",
        },
    )
    story = Article.objects.get()
    move(roles.REPORTER, story, "submit")
    save(
        roles.MANAGING_EDITOR,
        source_page(source),
        **{"attestations-TOTAL_FORMS": 1, "attestations-0-how": "قابلته في مكتبه"},
    )
    sign(roles.DESK_EDITOR, story, "desk")
    sign(roles.COPY_EDITOR, story, "copy")
    sign(roles.MANAGING_EDITOR, story, "verification")
    assert Article.objects.get().status == Status.APPROVED
    move(roles.DESK_EDITOR, story, "publish")
    printed = Publication.objects.public(at=timezone.now()).get()
    assert printed.headline == makers.HEADLINE
    assert printed.disclosure["sources"][0]["description"] == WHO
    page = signed_in(makers.person(roles.DESK_EDITOR)).get(story_page(story)).content.decode()
    assert "منشور" in page
