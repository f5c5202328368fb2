"""Tokens that django-rest-knox kept hold on; everybody signs in once."""

from datetime import UTC, datetime, timedelta
from hashlib import blake2b

from django.db import migrations
from django.utils import timezone
from django.utils.dateparse import parse_datetime

_OLD = "knox_authtoken"


def _moment(value):
    if isinstance(value, str):  # SQLite
        value = parse_datetime(value)
    if isinstance(value, datetime) and value.tzinfo is None:
        return value.replace(tzinfo=UTC)
    return value


def take_over(apps, editor):
    connection, token = editor.connection, apps.get_model("articles", "Token")
    if _OLD not in connection.introspection.table_names():
        return
    passwords = dict(apps.get_model("auth", "User").objects.values_list("pk", "password"))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT digest, user_id, created, expiry FROM {_OLD}")  # noqa: S608
        found = cursor.fetchall()
    for digest, account, created, expiry in found:
        ends_at = _moment(expiry) or timezone.now() + timedelta(days=365)
        if ends_at > timezone.now():
            token.objects.create(
                account_id=account,
                name="manage.py api_token",
                digest=digest,
                password_mark=blake2b(passwords[account].encode(), digest_size=16).hexdigest(),
                made_at=_moment(created),
                ends_at=ends_at,
            )


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0043_session_token"),
        ("sessions", "0001_initial"),
    ]

    operations = [
        migrations.RunPython(take_over, migrations.RunPython.noop),
        migrations.RunSQL(
            [f"DROP TABLE IF EXISTS {_OLD}", "DELETE FROM django_session"],
            migrations.RunSQL.noop,
        ),
    ]
