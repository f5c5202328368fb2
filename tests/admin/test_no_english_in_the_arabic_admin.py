"""Arabic pages speak Arabic: no English word is left on them, heard or read."""

import re

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from articles import roles
from articles.models import AccountRequest, Contributor, FrontSlot, Section, Topic
from tests import makers
from tests.admin.pages import (
    LISTS,
    form_of,
    list_page,
    move_page,
    signed_in,
    source_page,
    story_page,
    visible_words,
)

pytestmark = pytest.mark.django_db

# Names that are written in Latin letters everywhere: standards, keys, kinds of file.
PROPER = {"esc", "IPTC", "RSS", "English", "HTML", "JPEG", "PNG", "WebP", "rrggbb"}


def english_on(client, address: str) -> set[str]:
    answer = client.get(address)
    assert answer.status_code in {200, 403, 404, 409}, address
    words = visible_words(answer.content.decode())
    words = re.sub(r"\b[A-Z2-7]{32}\b", " ", words)  # the key of a second factor
    words = re.sub(r"(?:/[\w-]+)+/", " ", words)  # an address of the site
    found = set(re.findall(r"[A-Za-z]{2,}(?:['’][a-z]+)?", words))
    names = set(User.objects.values_list("username", flat=True))
    known = PROPER | {part for name in names for part in re.findall(r"[A-Za-z]+", name)}
    known |= {word.capitalize() for word in known}  # as Unfold writes a name in its heading
    known |= {"Ctrl", "Alt", "Enter"}  # as they stand on the keys
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
        for client in (chief, reader) if story.first_published_at else (chief,):
            assert not english_on(client, story_page(story)), story.status


def test_a_new_story_is_arabic():
    client = signed_in(makers.person(roles.DESK_EDITOR))
    assert not english_on(client, reverse("admin:articles_article_add"))


def test_a_source_is_arabic():
    client = signed_in(makers.person(roles.REPORTER))
    assert not english_on(client, source_page(makers.unnamed_source().source))
    assert not english_on(client, reverse("admin:articles_source_add"))


def test_the_other_forms_are_arabic():
    root = makers.superuser()
    root.groups.add(*makers.person(roles.EDITOR_IN_CHIEF).groups.all())
    client = signed_in(root)
    for address in forms_of_everything():
        assert not english_on(client, address), address


def test_lists_histories_and_deletions_are_arabic_with_a_row_of_everything():
    """What an editor did is told in the words he saw."""
    chief = makers.person(roles.EDITOR_IN_CHIEF)
    root = makers.superuser()
    root.groups.add(*chief.groups.all())
    client = signed_in(root)
    story = makers.published(english=True, texts={"lead_image": makers.picture()})
    story.corrections.create(kind="update", text_ar="حدّثنا.", at=makers.NOON, by=chief)
    agreement = makers.unnamed_source()
    makers.in_review(agreement=agreement)
    source = agreement.source
    client.get(source_page(source))  # a look that is recorded
    rows = [story, makers.section(), makers.topic(), makers.contributor(), source]
    rows += [makers.picture(), FrontSlot.objects.create(position=1, article=story)]
    rows += [Group.objects.get(name=roles.DESK_EDITOR), makers.person(roles.LEGAL)]
    draft = makers.draft()
    data = form_of(client, story_page(draft))
    changed = {"genre": "report", "kicker_ar": "موانئ", "headline_ar": "عنوان", "urgency": "2"}
    assert client.post(story_page(draft), data | changed).status_code == 302
    for address in map(list_page, LISTS):
        assert not english_on(client, address), address
    for row in [draft, *rows]:
        name = f"admin:{row._meta.app_label}_{row._meta.model_name}"
        for page in ("change", "history", "delete"):
            address = reverse(f"{name}_{page}", args=[row.pk])
            if client.get(address).status_code == 200:
                assert not english_on(client, address), address
    told = client.get(reverse("admin:articles_article_history", args=[draft.pk])).content.decode()
    assert "نوع المادة" in told
    assert "العنوان التمهيدي" in told


@pytest.mark.parametrize("state", list(makers.IN_STATE))
def test_the_pages_of_moves_are_arabic(state):
    from articles.workflow import MOVES

    story = makers.IN_STATE[state]()
    client = signed_in(makers.person(roles.EDITOR_IN_CHIEF))
    for move in (name for name, move in MOVES.items() if move.is_pressed):
        assert not english_on(client, move_page(story, move)), move


def test_signing_in_and_the_second_factor_are_arabic(client):
    for name in ("account_login", "account_signup", "account_reset_password"):
        assert not english_on(client, reverse(name)), name
    inside = signed_in(makers.person(roles.REPORTER))
    for name in ("account_change_password", "mfa_index", "account_logout", "account_email"):
        assert not english_on(inside, reverse(name)), name
    entrance = {"login": roles.REPORTER, "password": "pass"}
    client.post(reverse("account_login"), entrance)
    assert not english_on(client, reverse("mfa_authenticate"))
    bare = User.objects.create_user("bare", password="pass", is_staff=True)
    bare.groups.add(Group.objects.get(name=roles.REPORTER))
    client = Client()
    client.post(reverse("account_login"), {"login": "bare", "password": "pass"})
    assert not english_on(client, reverse("mfa_index"))
    assert not english_on(client, reverse("account_reauthenticate"))
    client.post(reverse("account_reauthenticate"), {"password": "pass"})
    for name in ("mfa_activate_totp", "mfa_add_webauthn"):
        assert not english_on(client, reverse(name)), name
    makers.enrol(bare)
    assert not english_on(client, reverse("mfa_view_recovery_codes"))


def test_the_pages_about_accounts_are_arabic():
    keeper, chief = (
        signed_in(makers.person(role)) for role in (roles.SYSTEM_ADMIN, roles.EDITOR_IN_CHIEF)
    )
    user = makers.person(roles.REPORTER)
    password = reverse("admin:auth_user_password_change", args=[user.pk])
    assert not english_on(keeper, password)
    keeper.post(password, {"why": "نسي كلمة مروره"})
    asked = reverse("admin:articles_accountrequest_change", args=[AccountRequest.objects.get().pk])
    for address in (reverse("admin:index"), asked, reverse("admin:who_may_do_what")):
        assert not english_on(chief, address), address
    for name in ("articles_accountrequest", "articles_accountchange"):
        assert not english_on(chief, list_page(name)), name


def test_the_page_says_its_language_and_direction():
    client = signed_in(makers.person(roles.REPORTER))
    for address in (reverse("admin:index"), reverse("mfa_index"), list_page("auth_user")):
        assert re.search(r'<html lang="ar" dir="rtl"', client.get(address).content.decode())
