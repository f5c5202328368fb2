"""What a sender forbids is obeyed, what he changes is brought to the desk, what is left is said."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import roles
from articles.models import Article, Delivery, Publication
from tests import makers
from tests.importing.files import run
from tests.importing.test_ninjs import THREE, written

pytestmark = pytest.mark.django_db


def sent(folder, *items, publish: bool = True):
    makers.section()
    chief = makers.person(roles.MANAGING_EDITOR)
    words = {"publish": True, "by": chief.username, "section": "economy"} if publish else {}
    return run(written(folder, [{**THREE, **one} for one in items]), **words)


@pytest.mark.parametrize("key", ["embargoedUntil", "embargoeduntil", "embargoed"])
def test_an_embargo_makes_an_embargoed_draft(tmp_path, key):
    until = (timezone.now() + timedelta(days=2)).replace(microsecond=0)
    summary, said, _well = sent(tmp_path, {key: until.isoformat()})
    story = Article.objects.get()
    assert (story.status, story.embargoed_until) == ("draft", until)
    assert not Publication.objects.exists()
    assert "embargoed until" in said
    assert summary == "1 in, 0 already here, 0 refused"


def test_what_may_not_be_used_any_more_is_a_draft(tmp_path):
    _summary, said, _well = sent(tmp_path, {"expires": "2026-03-05T09:00:00Z"})
    assert Article.objects.get().status == "draft"
    assert not Publication.objects.exists()
    assert "until 2026-03-05 09:00 UTC" in said


def test_an_embargo_that_is_over_holds_nothing_back(tmp_path):
    sent(tmp_path, {"embargoedUntil": "2026-03-01T09:00:00Z"})
    assert Publication.objects.count() == 1


def test_what_is_withheld_is_a_draft_on_hold(tmp_path):
    _summary, said, _well = sent(tmp_path, {"pubStatus": "withheld"})
    story = Article.objects.get()
    assert (story.status, story.legal_hold) == ("draft", True)
    assert not Publication.objects.exists()
    assert "withheld by its sender" in said
    assert Delivery.objects.get().kind == "withheld"
    sent(tmp_path, {"pubStatus": "withheld"})
    assert Delivery.objects.count() == 1


def test_a_cancel_in_a_language_nobody_knows_is_heard_and_stops_no_other(tmp_path):
    sent(tmp_path, {"uri": "1"})
    cancel = {"uri": "1", "pubStatus": "canceled", "language": "zz" * 40, "bodies": []}
    sent(tmp_path, cancel, {"uri": "2"})
    assert Delivery.objects.get().language == "ar"
    assert Publication.objects.count() == 2


def test_what_is_canceled_and_not_here_is_not_taken_in(tmp_path):
    summary, said, well = sent(tmp_path, {"pubStatus": "canceled", "bodies": [], "headlines": []})
    assert not Article.objects.exists()
    assert "canceled by its sender" in said
    assert (summary, well) == ("0 in, 1 already here, 0 refused", True)


def test_an_order_nobody_knows_is_refused(tmp_path):
    _summary, said, well = sent(tmp_path, {"pubStatus": "maybe"})
    assert not Article.objects.exists()
    assert "maybe" in said
    assert not well


def test_one_that_is_forbidden_keeps_no_other_out(tmp_path):
    sent(
        tmp_path,
        {"uri": "1"},
        {"uri": "2", "pubStatus": "withheld"},
        {"uri": "3", "pubStatus": "canceled"},
        {"uri": "4"},
    )
    assert {one.article.uri for one in Publication.objects.all()} == {"1", "4"}


def test_urgency_terms_and_note_are_kept_and_what_is_not_taken_is_said(tmp_path):
    extra = {
        "urgency": 2,
        "edNote": "لا يُعدّل الاقتباس",
        "usageTerms": "لا يُنشر خارج الخليج",
        "places": [{"name": "الكويت"}],
        "associations": [{"uri": "x"}],
    }
    _summary, said, _well = sent(tmp_path, extra)
    story = Article.objects.get()
    assert story.urgency == 2
    assert story.ed_note == "لا يُعدّل الاقتباس\nلا يُنشر خارج الخليج"
    assert "not taken: associations, places" in said


def newer(version: str, text: str) -> dict:
    body = {"contentType": "text/html", "value": f"<p>{text}</p>"}
    return {"version": version, "bodies": [body]}


@pytest.fixture
def desk(client) -> Client:
    client.force_login(makers.person(roles.DESK_EDITOR))
    return client


def page_of(delivery: Delivery) -> str:
    return reverse("admin:articles_article_delivery", args=[delivery.article_id, delivery.pk])


def test_a_newer_version_waits_on_the_story_with_its_words_compared(tmp_path, desk):
    sent(tmp_path, newer("1", "الكلفة تسعة ملايين"))
    summary, said, _well = sent(tmp_path, newer("2", "الكلفة سبعة ملايين"))
    assert summary == "0 in, 1 already here, 0 refused"
    assert "brought to the desk" in said
    waiting = Delivery.objects.get()
    story = desk.get(reverse("admin:articles_article_change", args=[waiting.article_id]))
    assert page_of(waiting) in story.content.decode()
    assert str(Article.objects.get()) in desk.get(reverse("admin:index")).content.decode()
    page = desk.get(page_of(waiting)).content.decode()
    assert "<del> تسعة</del>" in page
    assert "<ins> سبعة</ins>" in page
    assert "تسعة" in Article.objects.get().body_ar


def test_it_is_taken_as_an_edit_and_printed_by_nobody(tmp_path, desk):
    sent(tmp_path, newer("1", "الكلفة تسعة ملايين"))
    sent(tmp_path, newer("2", "الكلفة سبعة ملايين"))
    waiting = Delivery.objects.get()
    assert desk.post(page_of(waiting), {"take": "1"}).status_code == 302
    story = Article.objects.get()
    assert "سبعة" in story.body_ar
    assert story.revisions.count() == 2
    assert "تسعة" in Publication.objects.get().body_html
    again = desk.post(page_of(waiting), {"drop": "1"})
    assert again.status_code == 409
    sent(tmp_path, newer("2", "الكلفة سبعة ملايين"))
    assert Delivery.objects.count() == 1


def test_it_is_dropped_and_not_brought_again(tmp_path, desk):
    sent(tmp_path, newer("9", "الكلفة تسعة ملايين"))
    sent(tmp_path, newer("10", "الكلفة سبعة ملايين"))
    desk.post(page_of(Delivery.objects.get()), {"drop": "1"})
    sent(tmp_path, newer("10", "الكلفة سبعة ملايين"))
    sent(tmp_path, newer("8", "الكلفة ستة ملايين"))
    waiting = Delivery.objects.get()
    assert (waiting.was_taken, waiting.decided_by.username) == (False, roles.DESK_EDITOR)
    assert "تسعة" in Article.objects.get().body_ar


def test_a_cancel_of_a_story_we_hold_is_brought_to_the_desk(tmp_path, desk):
    sent(tmp_path, newer("1", "الكلفة تسعة ملايين"))
    cancel = {"version": "2", "pubStatus": "canceled", "bodies": [], "headlines": []}
    for _again in range(2):
        sent(tmp_path, {**cancel, "edNote": "وردت أرقام خاطئة"})
    waiting = Delivery.objects.get()
    assert waiting.kind == "canceled"
    page = desk.get(page_of(waiting)).content.decode()
    assert "وردت أرقام خاطئة" in page
    assert desk.post(page_of(waiting), {"drop": "1"}).status_code == 302
    assert Publication.objects.count() == 1  # to take it back is the desk's own move


def test_who_may_not_edit_decides_nothing(tmp_path, client):
    sent(tmp_path, newer("1", "الكلفة تسعة ملايين"))
    sent(tmp_path, newer("2", "الكلفة سبعة ملايين"))
    client.force_login(makers.person(roles.REPORTER))
    assert client.post(page_of(Delivery.objects.get()), {"take": "1"}).status_code == 403
    assert Delivery.objects.get().decided_at is None
