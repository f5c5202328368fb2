"""What is typed is kept for its writer alone, of printed fields alone, until it is saved."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import roles, workflow
from articles.models import Article, Kept, Revision
from articles.workflow import keeping
from tests import makers
from tests.admin.pages import form_of, signed_in, story_page

pytestmark = pytest.mark.django_db

NEW = reverse("admin:articles_article_kept_new")
WORDS = "canarykept عنوان لم يُحفظ بعد"


def address(story) -> str:
    return reverse("admin:articles_article_kept", args=[story.pk])


def told(**more) -> dict:
    said = {"device": str(uuid4()), "draft": str(uuid4()), "seq": 1, "version": 1}
    return said | {"fields": {"headline_ar": WORDS}} | more


def send(client, where, sent):
    body = sent if isinstance(sent, str) else json.dumps(sent)
    return client.post(where, body, content_type="application/json")


@pytest.fixture
def story():
    return makers.draft()


@pytest.fixture
def writer(story):
    return signed_in(makers.person(roles.REPORTER))


def test_it_is_kept_beside_the_story_and_offered_on_return(story, writer):
    before = Revision.objects.count()
    assert send(writer, address(story), told()).json() == {"kept": 1}
    (offer,) = writer.get(story_page(story)).context["kept"]["offers"]
    assert offer["fields"] == {"headline_ar": WORDS}
    assert Article.objects.get(pk=story.pk).headline_ar != WORDS
    assert Revision.objects.count() == before


def test_a_story_that_is_not_made_yet_is_kept_as_well(writer):
    assert send(writer, NEW, told()).status_code == 200
    (offer,) = writer.get(reverse("admin:articles_article_add")).context["kept"]["offers"]
    assert offer["fields"] == {"headline_ar": WORDS}


def test_a_late_packet_never_wins(story, writer):
    sent = told(seq=5)
    send(writer, address(story), sent)
    late = send(writer, address(story), sent | {"seq": 4, "fields": {"headline_ar": "قديم"}})
    assert late.json() == {"kept": 5}
    assert Kept.objects.get().fields == {"headline_ar": WORDS}


def test_nothing_of_sources_rows_or_notes_is_kept(story, writer):
    more = {"attributions-0-exact": "x", "replies-0-answer_ar": "x", "ed_note": "x", "status": "x"}
    send(writer, address(story), told(fields={"headline_ar": WORDS, "urgency": "3", **more}))
    assert Kept.objects.get().fields == {"headline_ar": WORDS, "urgency": "3"}


def test_it_goes_with_the_save_that_contains_it(story, writer):
    sent = told()
    send(writer, address(story), sent)
    form = form_of(writer, story_page(story)) | {"headline_ar": WORDS}
    form |= {"kept-device": sent["device"], "kept-draft": sent["draft"], "kept-seq": "1"}
    assert writer.post(story_page(story), form).status_code == 302
    kept = writer.get(story_page(story)).context["kept"]
    assert kept["offers"] == []
    assert kept["done"] == {sent["device"]: 1}
    assert WORDS not in str(list(Kept.objects.values()))


def test_what_was_kept_of_a_new_story_goes_with_its_first_save(writer):
    sent = told()
    send(writer, NEW, sent)
    add = reverse("admin:articles_article_add")
    form = form_of(writer, add) | {"headline_ar": WORDS}
    form |= {"kept-device": sent["device"], "kept-draft": sent["draft"], "kept-seq": "1"}
    assert writer.post(add, form).status_code == 302
    assert WORDS not in str(list(Kept.objects.values()))


def test_what_was_saved_before_the_server_was_told_is_known_as_saved(story, writer):
    device = str(uuid4())
    form = form_of(writer, story_page(story)) | {"headline_ar": WORDS}
    form |= {"kept-device": device, "kept-draft": str(uuid4()), "kept-seq": "9"}
    assert writer.post(story_page(story), form).status_code == 302
    assert writer.get(story_page(story)).context["kept"]["done"] == {device: 9}


@pytest.mark.parametrize("wrong", [{}, {"kept-seq": "x"}, {"kept-device": "x"}])
def test_a_form_without_scripts_saves_as_ever(story, writer, wrong):
    form = form_of(writer, story_page(story)) | {"headline_ar": WORDS}
    form |= {"kept-draft": str(uuid4())} | wrong
    assert writer.post(story_page(story), form).status_code == 302
    assert not Kept.objects.exists()


def test_it_is_let_go_by_hand(story, writer):
    sent = told()
    send(writer, address(story), sent)
    assert send(writer, address(story), sent | {"drop": True}).status_code == 200
    assert writer.get(story_page(story)).context["kept"]["offers"] == []


OTHERS = [roles.DESK_EDITOR, roles.EDITOR_IN_CHIEF, roles.COPY_EDITOR, roles.SYSTEM_ADMIN]


@pytest.mark.parametrize("role", [*OTHERS, "superuser"])
def test_nobody_else_sees_it(story, writer, role):
    send(writer, address(story), told())
    other = makers.superuser() if role == "superuser" else makers.person(role, "other")
    client = signed_in(other)
    found = f"{reverse('admin:articles_article_changelist')}?q=عنوان"
    for page in (story_page(story), "/admin/", reverse("admin:articles_article_add"), found):
        assert "canarykept" not in client.get(page).content.decode()


def test_who_is_signed_out_is_told_so_and_not_led_away(story, writer):
    assert send(Client(), address(story), told()).status_code == 401
    assert send(signed_in(makers.person(roles.SYSTEM_ADMIN)), NEW, told()).status_code == 401
    stranger = signed_in(makers.person(roles.REPORTER, "other"))
    assert send(stranger, address(story), told()).status_code == 404
    workflow.submit(article=story, by=makers.person(roles.DESK_EDITOR), at=makers.NOON)
    assert send(writer, address(story), told()).status_code == 404  # he only reads it now
    assert not Kept.objects.exists()


def test_a_request_from_elsewhere_is_refused(story):
    client = Client(enforce_csrf_checks=True)
    client.force_login(makers.person(roles.REPORTER))
    assert send(client, address(story), told()).status_code == 403


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "[]",
        "{}",
        "x",
        told(seq=-1),
        told(seq=1 << 60),
        told(seq="x"),
        told(device="x"),
        told(fields=[]),
        told(fields={"headline_ar": 7}),
        told(fields={"headline_ar": {"a": "b"}}),
    ],
)
def test_what_is_no_form_is_refused(story, writer, wrong):
    assert send(writer, address(story), wrong).status_code == 400
    assert not Kept.objects.exists()


def test_work_is_bounded_before_it_is_done(story, writer):
    long = told(fields={"body_ar": "ا" * 600_000})
    assert send(writer, address(story), json.dumps(long, ensure_ascii=False)).status_code == 413


def test_it_goes_with_a_lost_role_a_closed_account_and_age(story, writer):
    account = makers.person(roles.REPORTER)
    send(writer, address(story), told())
    now = timezone.now()
    assert keeping.throw_away(at=now) == 0
    held = list(account.groups.all())
    account.groups.clear()
    assert keeping.throw_away(at=now) == 1
    account.groups.set(held)
    send(signed_in(account), address(story), told())
    account.is_active = False
    account.save()
    assert keeping.throw_away(at=now) == 1
    account.is_active = True
    account.save()
    send(signed_in(account), address(story), told())
    assert keeping.throw_away(at=now + timedelta(days=31)) == 1
