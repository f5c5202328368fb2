"""Accounts in the admin: whoever keeps them asks, a chief answers on a page of its own, the holder
gets a link and a notice."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from articles import accounts, roles
from articles.models import AccountChange, AccountRequest
from tests import makers
from tests.admin.pages import form_of, list_page, signed_in

pytestmark = pytest.mark.django_db
WHY = "تلتحق بقسم الاقتصاد يوم الأحد"
ADD = "/admin/auth/user/add/"


@pytest.fixture
def keeper():
    return signed_in(makers.person(roles.SYSTEM_ADMIN))


@pytest.fixture
def chief():
    return signed_in(makers.person(roles.EDITOR_IN_CHIEF))


def pk(role) -> int:
    return Group.objects.get(name=role).pk


def page_of(user) -> str:
    return reverse("admin:auth_user_change", args=[user.pk])


def answer_page(asked) -> str:
    return reverse("admin:articles_accountrequest_change", args=[asked.pk])


def asked_for(keeper, role=roles.REPORTER) -> AccountRequest:
    keeper.post(ADD, {"username": "huda", "groups": [pk(role)], "why": WHY})
    return AccountRequest.objects.get()


def test_from_a_new_account_to_its_first_day(keeper, chief, client):
    assert "password1" not in keeper.get(ADD).content.decode()
    words = {"username": "huda", "first_name": "هدى", "last_name": "السالم"}
    answer = keeper.post(ADD, {**words, "groups": [pk(roles.REPORTER)], "why": WHY}, follow=True)
    assert "طُلب: دور «مراسل»" in answer.content.decode()
    user = User.objects.get(username="huda")
    assert (user.is_staff, accounts.role_names(user)) == (True, frozenset())

    asked = AccountRequest.objects.get()
    home = chief.get("/admin/").content.decode()
    assert answer_page(asked) in home
    assert WHY in home
    assert "هدى السالم" in chief.get(answer_page(asked)).content.decode()
    granted = chief.post(answer_page(asked), {"grant": ""})
    assert "no-store" in granted["Cache-Control"]
    link = granted.context["link"]
    assert link in granted.content.decode()
    assert link not in chief.get(answer_page(asked)).content.decode()

    page = client.get(link, follow=True)
    address = page.request["PATH_INFO"]
    client.post(address, {"password1": "Gx7!palm-reef", "password2": "Gx7!palm-reef"})
    client.post(reverse("account_login"), {"login": "huda", "password": "Gx7!palm-reef"})
    assert client.get("/admin/")["Location"] == reverse("mfa_index")
    makers.enrol(user)
    assert "مُنح دوراً" in client.get("/admin/").content.decode()


def test_the_link_is_good_for_one_password(keeper, chief, client):
    link = chief.post(answer_page(asked_for(keeper)), {"grant": ""}).context["link"]
    address = client.get(link, follow=True).request["PATH_INFO"]
    client.post(address, {"password1": "Gx7!palm-reef", "password2": "Gx7!palm-reef"})
    again = client.get(link, follow=True)
    assert "password1" not in again.content.decode()


def test_no_reason_no_request(keeper):
    page = keeper.post(ADD, {"username": "huda", "groups": [pk(roles.REPORTER)]})
    assert "اذكر السبب." in page.content.decode()
    assert not User.objects.filter(username="huda").exists()
    user = makers.person(roles.REPORTER)
    data = form_of(keeper, page_of(user)) | {"email": "new@example.org"}
    assert "اذكر السبب." in keeper.post(page_of(user), data).content.decode()
    assert keeper.post(page_of(user), data | {"why": WHY}).status_code == 302
    assert AccountRequest.objects.get().value == "new@example.org"


def test_an_account_that_is_saved_untouched_stays_as_it_was(keeper):
    user = makers.person(roles.REPORTER)
    before = AccountChange.objects.count()
    assert keeper.post(page_of(user), form_of(keeper, page_of(user))).status_code == 302
    assert accounts.role_names(user) == {roles.REPORTER}
    assert AccountChange.objects.count() == before
    assert not AccountRequest.objects.exists()


@pytest.mark.parametrize("name", ["auth_user_password_change", "auth_user_factor"])
def test_a_way_in_is_asked_for_with_a_reason(keeper, chief, name):
    user = makers.person(roles.COPY_EDITOR)
    address = reverse(f"admin:{name}", args=[user.pk])
    assert keeper.get(address).status_code == 200
    assert "password1" not in keeper.get(address).content.decode()
    assert keeper.post(address, {"why": ""}).status_code == 200
    assert not AccountRequest.objects.exists()
    assert keeper.post(address, {"why": WHY})["Location"] == page_of(user)
    chief.post(answer_page(AccountRequest.objects.get()), {"grant": ""})
    user.refresh_from_db()
    assert user.has_usable_password() == (name == "auth_user_factor")
    assert accounts.way_in(user) == (
        accounts.Way.OPEN if user.has_usable_password() is False else accounts.Way.FACTOR
    )


def test_whoever_keeps_accounts_ends_the_sessions_and_tokens_of_one(keeper):
    user = makers.person(roles.COPY_EDITOR)
    inside, token = signed_in(user), makers.token(user)
    address = reverse("admin:auth_user_out", args=[user.pk])
    assert keeper.get(address).status_code == 200
    assert keeper.post(address, {"why": ""}).status_code == 200
    assert inside.get("/admin/").status_code == 200
    assert keeper.post(address, {"why": WHY})["Location"] == page_of(user)
    assert inside.get("/admin/").status_code == 302
    app = Client(headers={"Authorization": f"Token {token}"})
    assert app.get("/api/v1/desk/queue/").status_code == 401
    told = user.changes.get(what=AccountChange.What.SHOWN_OUT)
    assert (told.why, told.by.username) == (WHY, roles.SYSTEM_ADMIN)
    assert accounts.way_in(user) == accounts.Way.OPEN


@pytest.mark.parametrize("name", ["auth_user_password_change", "auth_user_factor", "auth_user_out"])
def test_nobody_opens_his_own_way_or_that_of_whom_he_may_not_touch(keeper, chief, name):
    for user in (makers.person(roles.SYSTEM_ADMIN), makers.superuser()):
        address = reverse(f"admin:{name}", args=[user.pk])
        assert keeper.post(address, {"why": WHY}).status_code == 403
    address = reverse(f"admin:{name}", args=[makers.person(roles.REPORTER).pk])
    assert chief.post(address, {"why": WHY}).status_code == 403
    assert not AccountRequest.objects.exists()


def test_whoever_keeps_accounts_grants_nothing_and_may_take_back(keeper):
    asked = asked_for(keeper)
    page = keeper.get(answer_page(asked)).content.decode()
    assert 'name="grant"' not in page
    answer = keeper.post(answer_page(asked), {"grant": ""})
    assert answer.status_code == 409
    assert "أمين المصادر" in answer.content.decode()
    assert keeper.post(answer_page(asked), {"refuse": ""}).status_code == 302
    assert AccountRequest.objects.get().is_granted is False


def test_what_was_answered_meanwhile_is_said(keeper, chief):
    asked = asked_for(keeper)
    chief.post(answer_page(asked), {"refuse": ""})
    late = signed_in(makers.person(roles.SOURCE_CUSTODIAN)).post(answer_page(asked), {"grant": ""})
    assert late.status_code == 409
    assert accounts.role_names(asked.account) == frozenset()


@pytest.mark.parametrize("role", sorted(set(roles.ROLES) - {roles.SYSTEM_ADMIN}))
def test_a_request_is_seen_by_second_persons_alone(keeper, role):
    asked = asked_for(keeper)
    client = signed_in(makers.person(role))
    sees = role in roles.SECOND_PERSONS
    assert (client.get(answer_page(asked)).status_code == 200) == sees
    assert (client.post(answer_page(asked), {"grant": ""}).status_code == 200) == sees
    asked.refresh_from_db()
    assert (asked.is_granted is True) == sees


def test_whom_it_concerns_may_say_no(keeper):
    user = makers.person(roles.REPORTER)
    keeper.post(reverse("admin:auth_user_factor", args=[user.pk]), {"why": WHY})
    asked = AccountRequest.objects.get()
    client = signed_in(user)
    assert answer_page(asked) in client.get("/admin/").content.decode()
    page = client.get(answer_page(asked)).content.decode()
    assert 'name="grant"' not in page
    assert client.post(answer_page(asked), {}).status_code == 200
    assert AccountRequest.objects.get().is_granted is None
    assert client.post(answer_page(asked), {"refuse": ""}).status_code == 302
    assert AccountRequest.objects.get().is_granted is False


def test_a_notice_goes_when_its_holder_has_seen_it(keeper):
    user = makers.person(roles.REPORTER)
    data = form_of(keeper, page_of(user)) | {"last_name": "الناصر"}
    keeper.post(page_of(user), data)
    client = signed_in(user)
    (notice,) = accounts.unseen(user)
    seen = reverse("admin:account_change_seen", args=[notice.pk])
    assert seen in client.get("/admin/").content.decode()
    assert client.get(seen).status_code == 405
    assert client.post(seen).status_code == 302
    assert seen not in client.get("/admin/").content.decode()
    assert client.post(reverse("admin:account_change_seen", args=[10**6])).status_code == 404


@pytest.mark.parametrize("role", roles.ROLES)
def test_who_may_do_what_is_seen_by_whoever_answers_for_it(keeper, role):
    answer = signed_in(makers.person(role)).get(reverse("admin:who_may_do_what"))
    kept = {*roles.SECOND_PERSONS, roles.SYSTEM_ADMIN}
    assert answer.status_code == (200 if role in kept else 403)


def test_who_may_do_what_since_when_and_by_whom(keeper, chief, django_assert_max_num_queries):
    asked = asked_for(keeper, roles.COPY_EDITOR)
    chief.post(answer_page(asked), {"grant": ""})
    makers.superuser()
    with django_assert_max_num_queries(12):
        page = chief.get(reverse("admin:who_may_do_what")).content.decode()
    assert "huda" in page
    assert "system_admin" in page
    assert "لا سجل له" in page  # the makers' own accounts
    assert "مستخدم خارق" in page
    found = {
        one["account"].username: one
        for one in chief.get(reverse("admin:who_may_do_what")).context["people"]
    }
    ((role, given),) = found["huda"]["powers"]
    assert (role, given["by"], given["second"]) == ("مدقق لغوي", "system_admin", "editor_in_chief")


def test_the_record_shows_a_refusal_in_words(keeper, chief):
    chief.post(answer_page(asked_for(keeper)), {"refuse": ""})
    page = chief.get(list_page("articles_accountchange")).content.decode()
    assert "رُفض طلب" in page
    assert "role" not in page.split("<tbody", 1)[1].split("</tbody", 1)[0].replace('role="', "")
