"""`manage.py api_token`."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from knox.models import AuthToken

from articles import roles
from tests import makers
from tests.api.asking import ROOT

pytestmark = pytest.mark.django_db


def run(*words):
    out = StringIO()
    call_command("api_token", *words, stdout=out)
    return out.getvalue().strip()


def status(token):
    who = Client(headers={"Authorization": f"Token {token}"})
    return who.get(f"{ROOT}desk/queue/").status_code


def test_a_token_opens_the_desk_until_it_is_revoked():
    makers.person(roles.DESK_EDITOR)
    token = run("desk_editor")
    assert status(token) == 200
    assert token not in str(AuthToken.objects.values())
    run("desk_editor", "--revoke")
    assert status(token) == 401


def test_no_token_for_nobody_or_for_an_account_without_a_task():
    makers.person(roles.SYSTEM_ADMIN)
    with pytest.raises(CommandError, match="no account"):
        run("nobody")
    with pytest.raises(CommandError, match="no role"):
        run("system_admin")


@pytest.mark.parametrize("days", ["0", "366"])
def test_a_token_does_not_hold_for_ever(days):
    makers.person(roles.DESK_EDITOR)
    with pytest.raises(CommandError, match="between"):
        run("desk_editor", "--days", days)
