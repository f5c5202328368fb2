"""Arabic pages speak Arabic: no English word is left on them, heard or read."""

import re

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from articles import roles
from articles.models import Contributor, FrontSlot, Section, Topic
from tests import makers
from tests.admin.pages import (
    LISTS,
    list_page,
    move_page,
    signed_in,
    source_page,
    story_page,
    visible_words,
)

pytestmark = pytest.mark.django_db

# Names that are written in Latin letters everywhere: standards, keys, kinds of file.
PROPER = {"esc", "IPTC", "English", "HTML", "JPEG", "PNG", "WebP", "rrggbb"}


def english_on(client, address: str) -> set[str]:
    answer = client.get(address)
    assert answer.status_code in {200, 403, 409}, address
    words = visible_words(answer.content.decode())
    words = re.sub(r"\b[A-Z2-7]{32}\b", " ", words)  # the key of a second factor
    found = set(re.findall(r"[A-Za-z]{2,}(?:['’][a-z]+)?", words))
    names = set(User.objects.values_list("username", flat=True))
    known = PROPER | {part for name in names for part in re.findall(r"[A-Za-z]+", name)}
    known |= {word.capitalize() for word in known}  # as Unfold writes a name in its heading
    known |= {"economy", "Economy", "byline", "Salma", "al", "Hashem", "Ports"}  # sample data
    return found - known


def forms_of_everything() -> list[str]:
    made = [makers.section(), makers.topic(), makers.contributor(), makers.person(roles.LEGAL)]
    slot = FrontSlot.objects.create(position=1, article=makers.published())
    pages = [
        reverse(f"admin:{one._meta.app_label}_{one._meta.model_name}_change", args=[one.pk])
        for one in [*made, slot]
    ]
    for model in (Section, Topic, Contributor, FrontSlot, User):
        pages.append(reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add"))
    return pages


@pytest.mark.parametrize("role", [roles.EDITOR_IN_CHIEF, roles.SYSTEM_ADMIN, roles.REPORTER])
def test_lists_are_arabic(role):
    story = makers.in_review(agreement=makers.unnamed_source(), english=True)
    makers.retracted()
    client = signed_in(makers.person(role))
    assert story.pk
    for address in [reverse("admin:index"), *map(list_page, LISTS)]:
        assert not english_on(client, address), address


def test_a_story_is_arabic_in_every_state():
    chief = signed_in(makers.person(roles.EDITOR_IN_CHIEF))
    reader = signed_in(makers.person(roles.LEGAL))
    for make in makers.IN_STATE.values():
        story = make()
        for client in (chief, reader):
            assert not english_on(client, story_page(story)), story.status


def test_a_new_story_is_arabic():
    client = signed_in(makers.person(roles.DESK_EDITOR))
    assert not english_on(client, reverse("admin:articles_article_add"))


def test_a_source_is_arabic():
    client = signed_in(makers.person(roles.MANAGING_EDITOR))
    assert not english_on(client, source_page(makers.unnamed_source().source))
    assert not english_on(client, reverse("admin:articles_source_add"))


def test_the_other_forms_are_arabic():
    root = makers.superuser()
    root.groups.add(*makers.person(roles.EDITOR_IN_CHIEF).groups.all())
    client = signed_in(root)
    for address in forms_of_everything():
        assert not english_on(client, address), address


@pytest.mark.parametrize("state", list(makers.IN_STATE))
def test_the_pages_of_moves_are_arabic(state):
    from articles.admin.buttons import NOBODYS
    from articles.workflow import MOVES

    story = makers.IN_STATE[state]()
    client = signed_in(makers.person(roles.EDITOR_IN_CHIEF))
    for move in set(MOVES) - NOBODYS:
        assert not english_on(client, move_page(story, move)), move


def test_signing_in_and_the_second_factor_are_arabic(client):
    for name in ("account_login", "account_signup", "account_reset_password"):
        assert not english_on(client, reverse(name)), name
    inside = signed_in(makers.person(roles.REPORTER))
    for name in ("account_change_password", "mfa_index", "account_logout", "account_email"):
        assert not english_on(inside, reverse(name)), name
    entrance = {"login": roles.REPORTER, "password": "pass"}
    client.post(reverse("account_login"), entrance)
    assert not english_on(client, reverse("account_reauthenticate"))
    client.post(reverse("account_reauthenticate"), {"password": "pass"})
    for name in ("mfa_activate_totp", "mfa_add_webauthn"):
        assert not english_on(client, reverse(name)), name


def test_the_page_says_its_language_and_direction():
    client = signed_in(makers.person(roles.REPORTER))
    for address in (reverse("admin:index"), reverse("mfa_index"), list_page("auth_user")):
        assert re.search(r'<html lang="ar" dir="rtl"', client.get(address).content.decode())
