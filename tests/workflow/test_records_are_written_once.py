"""The database itself refuses to change what is written once, whoever asks it."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from articles.models import Transition
from articles.models.guards import check_guards, guard, tables, unguard
from tests import makers

pytestmark = pytest.mark.django_db


def refuses(statement: str) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError as error:
        return "written once" in str(error)
    return False


def test_every_record_has_its_table_guarded():
    assert {"articles_transition", "articles_approval", "articles_sourceaccess"} <= set(tables())
    assert check_guards(databases=["default"]) == []


def test_a_row_is_neither_changed_nor_deleted():
    makers.in_review()
    row = Transition.objects.get()
    assert refuses(f"UPDATE articles_transition SET reason = 'x' WHERE id = {row.pk}")
    assert refuses(f"DELETE FROM articles_transition WHERE id = {row.pk}")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:  # what is still to be checked bars it as well
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        assert refuses("TRUNCATE articles_transition CASCADE")


def test_a_missing_trigger_is_told_and_made_again():
    unguard(connection)
    (told,) = check_guards(databases=["default"])
    assert "articles_transition" in told.msg
    guard(connection)
    guard(connection)
    assert check_guards(databases=["default"]) == []


def test_migrating_again_leaves_them_in_place():
    call_command("migrate", verbosity=0)
    assert check_guards(databases=["default"]) == []
