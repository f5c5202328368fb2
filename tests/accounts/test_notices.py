"""The holder is told of what others did to his account; the row stays until he has seen it."""

import pytest
from django.contrib.auth.models import Group

from articles import accounts, roles
from articles.models import AccountRequest, Acknowledgement, WrittenOnce
from tests import makers

pytestmark = pytest.mark.django_db


def renamed(user):
    accounts.change(
        user,
        {"last_name": "الناصر"},
        by=makers.person(roles.SYSTEM_ADMIN),
        at=makers.NOON,
        why="",
    )


def test_a_notice_stays_until_it_was_seen():
    user = makers.person(roles.REPORTER)
    assert list(accounts.unseen(user)) == []
    renamed(user)
    (notice,) = accounts.unseen(user)
    assert notice.by == makers.person(roles.SYSTEM_ADMIN)
    accounts.acknowledge(notice, by=makers.person(roles.DESK_EDITOR), at=makers.NOON)
    assert list(accounts.unseen(user)) == [notice]
    accounts.acknowledge(notice, by=user, at=makers.NOON)
    accounts.acknowledge(notice, by=user, at=makers.NOON)
    assert list(accounts.unseen(user)) == []
    with pytest.raises(WrittenOnce):
        notice.delete()
    assert Acknowledgement.objects.count() == 1


def test_a_letter_is_a_copy(mailoutbox, django_capture_on_commit_callbacks):
    user = makers.person(roles.REPORTER)
    with django_capture_on_commit_callbacks(execute=True):
        renamed(user)
    assert mailoutbox == []
    user.email = "reporter@example.org"
    user.save()
    with django_capture_on_commit_callbacks(execute=True):
        accounts.change(
            user,
            {"last_name": "الهاشم"},
            by=makers.person(roles.SYSTEM_ADMIN),
            at=makers.NOON,
            why="سبب لا يُكتب في البريد",
        )
    (letter,) = mailoutbox
    assert letter.to == ["reporter@example.org"]
    assert "حسابك" in letter.subject
    assert "سبب لا" not in letter.body


def test_a_letter_about_another_address_goes_to_the_one_that_stood(
    mailoutbox, django_capture_on_commit_callbacks
):
    user = makers.person(roles.REPORTER)
    user.email = "his@example.org"
    user.save()
    told = {"email": "mine@example.org"}
    keeper = makers.person(roles.SYSTEM_ADMIN)
    (asked,) = accounts.change(user, told, by=keeper, at=makers.NOON, why="طلب ذلك")
    with django_capture_on_commit_callbacks(execute=True):
        accounts.grant(asked, by=makers.person(roles.EDITOR_IN_CHIEF), at=makers.NOON)
    (letter,) = mailoutbox
    assert letter.to == ["his@example.org"]


def test_requests_wait_with_second_persons_and_with_whoever_asked():
    user = makers.person(roles.REPORTER)
    keeper = makers.person(roles.SYSTEM_ADMIN)
    (asked,) = accounts.change(
        user,
        {"groups": Group.objects.filter(name__in=[roles.REPORTER, roles.COPY_EDITOR])},
        by=keeper,
        at=makers.NOON,
        why="يساعد في التدقيق",
    )
    see = {role for role in roles.ROLES if asked in accounts.waiting_for(makers.person(role))}
    assert see == {
        *(roles.MANAGING_EDITOR, roles.EDITOR_IN_CHIEF, roles.SOURCE_CUSTODIAN),
        *(roles.SYSTEM_ADMIN, roles.REPORTER),
    }
    accounts.refuse(asked, by=keeper, at=makers.NOON)
    assert not accounts.waiting_for(keeper)
    assert AccountRequest.objects.get().is_granted is False


def test_a_chief_who_stands_alone_is_told():
    chief = makers.person(roles.EDITOR_IN_CHIEF)
    assert accounts.is_alone(chief)
    assert not accounts.is_alone(makers.person(roles.REPORTER))
    custodian = makers.person(roles.SOURCE_CUSTODIAN)
    assert not accounts.is_alone(chief)
    custodian.is_active = False
    custodian.save()
    assert accounts.is_alone(chief)
