"""Each list opens to the roles whose work it is, and to nobody else: 403, in Arabic."""

import pytest
from django.urls import reverse

from articles import roles
from tests import makers
from tests.admin.pages import LISTS, list_page, move_page, signed_in

pytestmark = pytest.mark.django_db

DESK_PAGES = {
    "articles_article",
    "articles_image",
    "articles_correction",
    "articles_transition",
    "articles_section",
    "articles_topic",
    "articles_contributor",
}
# Lists of sources: to everybody else they are not there.
SEALED = {"articles_source", "articles_sourceaccess", "articles_refusedlook"}
FRONT = {"articles_frontslot", "articles_breakingline", "articles_match", "articles_setback"}
FRONT |= {"articles_sharereview"}
POWER = {"articles_accountrequest", "articles_accountchange"}
OPEN = {
    roles.REPORTER: DESK_PAGES | {"articles_source"},
    roles.DESK_EDITOR: DESK_PAGES | {"articles_source"} | FRONT,
    roles.COPY_EDITOR: DESK_PAGES,
    roles.PICTURE_EDITOR: DESK_PAGES,
    roles.TRANSLATOR: DESK_PAGES,
    roles.MANAGING_EDITOR: DESK_PAGES | FRONT | SEALED | POWER,
    roles.EDITOR_IN_CHIEF: DESK_PAGES | FRONT | SEALED | POWER,
    roles.LEGAL: DESK_PAGES,
    roles.SOURCE_CUSTODIAN: SEALED | POWER | {"articles_setback"},
    roles.SYSTEM_ADMIN: {"articles_section", "articles_setback", "auth_user", "auth_group"} | POWER,
}


@pytest.mark.parametrize("role", roles.ROLES)
def test_a_role_opens_its_own_lists_and_no_others(role):
    client = signed_in(makers.person(role))
    found = {name for name in LISTS if client.get(list_page(name)).status_code == 200}
    assert found == OPEN[role]


@pytest.mark.parametrize("role", roles.ROLES)
def test_a_closed_list_says_so_in_arabic(role):
    client = signed_in(makers.person(role))
    for name in set(LISTS) - OPEN[role]:
        answer = client.get(list_page(name))
        if name in SEALED:
            assert answer.status_code == 404
            continue
        assert answer.status_code == 403
        assert "غير متاح لك" in answer.content.decode()


@pytest.mark.parametrize("role", roles.ROLES)
def test_everybody_has_a_home(role):
    assert signed_in(makers.person(role)).get(reverse("admin:index")).status_code == 200


@pytest.mark.parametrize("role", [roles.SOURCE_CUSTODIAN, roles.SYSTEM_ADMIN])
def test_a_move_page_is_closed_to_those_who_may_not_see_the_story(role):
    story = makers.draft()
    assert signed_in(makers.person(role)).get(move_page(story, "submit")).status_code == 404


def test_nobody_without_an_account_sees_anything(client):
    for name in LISTS:
        answer = client.get(list_page(name), follow=True)
        assert answer.request["PATH_INFO"] == "/accounts/login/"
