"""`manage.py api_token`."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from articles import accounts, roles, workflow
from articles.models import Token
from tests import makers
from tests.api.asking import ROOT

pytestmark = pytest.mark.django_db


def run(*words):
    out = StringIO()
    call_command("api_token", *words, stdout=out)
    return out.getvalue().strip()


def client(token):
    return Client(headers={"Authorization": f"Token {token}"})


def status(token, **how):
    return client(token).get(f"{ROOT}desk/queue/", **how).status_code


def test_a_token_opens_the_desk_until_it_is_revoked():
    makers.person(roles.DESK_EDITOR)
    token = run("desk_editor")
    assert status(token) == 200
    assert token not in str(Token.objects.values())
    run("desk_editor", "--revoke")
    assert status(token) == 401


def test_no_token_for_nobody_or_for_an_account_without_a_task():
    makers.person(roles.SYSTEM_ADMIN)
    with pytest.raises(CommandError, match="no account"):
        run("nobody")
    with pytest.raises(CommandError, match="no role"):
        run("system_admin")


@pytest.mark.parametrize("days", ["0", "366", "-1"])
def test_a_token_does_not_hold_for_ever(days):
    makers.person(roles.DESK_EDITOR)
    with pytest.raises(CommandError, match="1 to 365"):
        run("desk_editor", "--days", days)


def test_a_token_that_reads_moves_no_story():
    desk = makers.person(roles.DESK_EDITOR)
    story = makers.draft()
    token = run("desk_editor", "--read-only")
    assert status(token) == 200
    answer = client(token).post(f"{ROOT}desk/articles/{story.pk}/submit/", "{}", "application/json")
    assert (answer.status_code, answer.json()["code"]) == (403, "only_reads")
    story.refresh_from_db()
    assert story.status == "draft"
    assert Token.objects.get().account == desk


def test_a_token_holds_the_roles_it_was_given_alone():
    chief = makers.person(roles.EDITOR_IN_CHIEF)
    workflow.people.make_groups()
    both = makers.person(roles.REPORTER, "both")
    both.groups.add(*chief.groups.all())
    story = makers.approved()
    path = f"{ROOT}desk/articles/{story.pk}/"
    whole, less = (client(makers.token(both, only_roles=some)) for some in ([], [roles.REPORTER]))
    assert "publish" in str(whole.get(path).json()["moves"])
    assert "publish" not in str(less.get(path).json().get("moves"))
    assert less.post(f"{path}publish/", "{}", "application/json").status_code in (404, 409)


def test_a_superusers_token_of_one_role_is_no_superusers():
    root = makers.superuser()
    story = makers.approved()
    path = f"{ROOT}desk/articles/{story.pk}/publish/"
    with pytest.raises(CommandError, match="does not hold"):
        run(root.username, "--role", roles.SYSTEM_ADMIN)
    token = makers.token(root, only_roles=[roles.COPY_EDITOR])
    assert client(token).post(path, "{}", "application/json").status_code in (403, 404, 409)
    story.refresh_from_db()
    assert story.status == "approved"


@pytest.mark.parametrize(
    ("address", "opens"),
    [
        ("192.0.2.77", 200),
        ("::ffff:192.0.2.77", 200),
        ("192.0.3.1", 401),
        ("2001:db8::1", 200),
        ("", 401),
        ("unix:", 401),
    ],
)
def test_a_token_is_sent_from_its_networks_alone(address, opens):
    makers.person(roles.DESK_EDITOR)
    token = run("desk_editor", "--network", "192.0.2.9/24", "--network", "2001:db8::/32")
    assert status(token, REMOTE_ADDR=address) == opens


def test_what_is_no_network_is_refused():
    makers.person(roles.DESK_EDITOR)
    with pytest.raises(CommandError, match="Write a network"):
        run("desk_editor", "--network", "the newsroom")


def test_a_token_ends_with_the_password_whoever_changes_it():
    desk = makers.person(roles.DESK_EDITOR)
    token = makers.token(desk)
    assert status(token) == 200
    desk.set_password("Gx7!cedar-wind")  # at the shell, say
    desk.save()
    assert status(token) == 401


@pytest.mark.parametrize("what", ["role", "off", "password"])
def test_a_token_ends_with_a_role_an_account_or_a_password(what):
    keeper, desk = makers.person(roles.SYSTEM_ADMIN), makers.person(roles.DESK_EDITOR)
    desk.groups.add(*makers.person(roles.COPY_EDITOR).groups.all())
    token = makers.token(desk)
    said = {"by": keeper, "at": makers.NOON, "why": "ترك القسم"}
    if what == "role":
        accounts.change(desk, {"groups": makers.person(roles.COPY_EDITOR).groups.all()}, **said)
    elif what == "off":
        accounts.change(desk, {"is_active": False}, **said)
    else:
        accounts.verbs.new_password(desk)
    assert status(token) == 401
    assert not Token.objects.exists()


@pytest.mark.parametrize(
    "header",
    ["Token", "Token ", "Token a", "Token a b", "Token \u0661" * 3, "Tokens x", "Basic eA=="],
)
def test_what_is_no_token_opens_nothing(header):
    who = Client(headers={"Authorization": header.encode().decode("latin-1")})
    assert who.get(f"{ROOT}desk/queue/").status_code == 401
