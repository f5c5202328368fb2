"""A reader reports an error without an account; it is a task of the story's desk and of nobody
else. Machines and floods are kept out, and nothing that was typed is lost."""

from datetime import timedelta

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import roles, workflow
from articles.models import Publication, Task
from articles.site.views.report import _SIGNER
from tests import makers
from tests.admin.pages import signed_in

pytestmark = pytest.mark.django_db

SAID = "التاريخ خطأ: بدأت التوسعة في مارس."


@pytest.fixture
def story() -> Publication:
    return makers.archive(1)[0].publications.get(language="ar")


def asked(seconds_ago: int = 60) -> str:
    made = signing.b62_encode(int(timezone.now().timestamp()) - seconds_ago)
    value = f"report:{made}"
    return f"{value}:{_SIGNER.signature(value)}"


def reports(story, client=None, **more):
    sent = {"said": SAID, "passage": "مطلع العام", "asked": asked(), **more}
    headers = more.pop("headers", {})
    return (client or Client()).post(f"/report/{story.article_id}/", sent, headers=headers)


def test_it_is_a_task_of_the_desk_with_the_passage_and_the_readers_words(client, story):
    assert (
        f'href="/report/{story.article_id}/"'
        in client.get(story.get_absolute_url()).content.decode()
    )
    answer = reports(story)
    assert answer.status_code == 200
    assert "شكراً" in answer.content.decode()
    assert not answer.cookies
    task = Task.objects.get()
    assert (task.kind, task.article_id) == ("reported", story.article_id)
    home = signed_in(makers.person(roles.DESK_EDITOR)).get(reverse("admin:index"))
    assert SAID in home.content.decode()
    assert "مطلع العام" in home.content.decode()
    assert task in workflow.tasks_for(makers.person(roles.DESK_EDITOR))
    assert task not in workflow.tasks_for(makers.person(roles.REPORTER, "stranger"))


@pytest.mark.parametrize(
    "machine",
    [
        {"website": "https://spam.example"},
        {"asked": ""},
        {"asked": "report:x:y"},
        {"asked": asked(-(10**7))},  # before anybody could have written
        {"asked": asked(3 * 24 * 60 * 60)},
    ],
)
def test_a_machine_is_asked_to_press_again_and_a_person_loses_nothing(story, machine):
    answer = reports(story, **machine)
    assert answer.status_code == 400
    assert SAID in answer.content.decode()
    assert not Task.objects.exists()


@pytest.mark.parametrize("said", ["", "   ", "ط" * 2001, "\0"])
def test_bad_words_are_refused_in_words(story, said):
    assert reports(story, said=said).status_code == 400
    assert not Task.objects.exists()


def test_the_same_words_twice_are_one_task_and_a_flood_is_stopped(story):
    reports(story)
    reports(story)
    assert Task.objects.count() == 1
    for n in range(19):
        reports(story, said=f"خطأ {n}")
    flooded = reports(story, said="خطأ آخر")
    assert flooded.status_code == 429
    assert "خطأ آخر" in flooded.content.decode()
    assert Task.objects.count() == 20


def test_another_site_cannot_send_it(story):
    sent = {"said": SAID, "asked": asked()}
    there = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
    answer = Client(headers=there).post(f"/report/{story.article_id}/", sent)
    assert answer.status_code == 403
    assert not Task.objects.exists()


def test_what_is_not_public_cannot_be_reported(client):
    draft = makers.draft(at=timezone.now() - timedelta(days=1))
    assert client.get(f"/report/{draft.pk}/").status_code == 404
    assert client.post(f"/report/{draft.pk}/", {"said": SAID, "asked": asked()}).status_code == 404
