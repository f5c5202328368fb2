"""Tables whose writes drop no kept page are read by no page of readers."""

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.freshness.watching import UNSEEN, is_seen
from tests.public.paper import every_page, every_route

# Counts of shares change all day: a page shows them within the minute it may be kept.
COUNTS = {"articles_sharetotal", "articles_shareday"}


@pytest.mark.django_db
def test_no_page_reads_a_table_whose_writes_drop_no_page(client):
    kept = 0
    with CaptureQueriesContext(connection) as asked:
        for address in [*every_page(), *every_route()]:
            start = len(asked.captured_queries)
            told = client.get(address, follow=True).headers.get("Cache-Control", "")
            if "public" not in told or "/api/v1/changes/" in address:
                continue
            read = " ".join(one["sql"] for one in asked.captured_queries[start:])
            assert [one for one in UNSEEN - COUNTS if f'"{one}"' in read] == [], address
            kept += 1
    assert kept > 30


def test_every_unseen_table_is_there():
    tables = {one._meta.db_table for one in apps.get_models(include_auto_created=True)}
    assert tables >= UNSEEN


@pytest.mark.parametrize(
    ("sql", "seen"),
    [
        ('UPDATE "articles_publication" SET x = 1', True),
        ('INSERT INTO "articles_section" VALUES (1)', True),
        ("INSERT OR IGNORE INTO articles_topic VALUES (1)", True),
        ('DELETE FROM "articles_correction"', True),
        ("  with a as (select 1) update articles_publication set x = 1", True),
        ("UPDATE a_table_nobody_knows SET x = 1", True),
        ("TRUNCATE articles_publication", True),
        ('UPDATE "django_session" SET x = 1', False),
        ('INSERT INTO "articles_presence" VALUES (1)', False),
        ('SELECT * FROM "articles_publication" FOR UPDATE', False),
        ("WITH a AS (SELECT 1) SELECT * FROM a", False),
        ("SAVEPOINT x", False),
    ],
)
def test_a_write_is_known_by_what_it_writes(sql, seen):
    assert is_seen(sql) is seen
