"""The head and foot of pages are drawn once as long as nothing changes, and anew when it does."""

from datetime import timedelta
from pathlib import Path
from time import sleep

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import freshness, roles, workflow
from articles.freshness import generation
from articles.models import BreakingLine, Section
from tests import makers
from tests.address.test_pages_are_kept import settle

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _own_mark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other tests run beside this one and change the mark they share."""
    monkeypatch.setattr(generation, "_generation", generation._Generation(tmp_path / "generation"))


def _page(client: Client, path: str = "/feeds/") -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_second_page_asks_nothing_for_what_stands_on_every_page(client: Client) -> None:
    makers.section()
    _page(client)
    with CaptureQueriesContext(connection) as asked:
        _page(client)
    assert not asked.captured_queries


def test_a_section_that_is_renamed_is_renamed_on_the_next_page(client: Client) -> None:
    section = makers.section()
    assert str(section.name) in _page(client)
    section.name_ar = "العدل والقانون"
    section.save()
    page = _page(client)
    assert page.count("العدل والقانون") >= 2


def test_a_breaking_line_is_on_the_next_page_and_gone_when_it_ended(client: Client) -> None:
    _page(client)
    now = timezone.now()
    hour = timedelta(hours=1)
    line = BreakingLine.objects.create(
        line_ar="سطر عاجل للتجربة", starts_at=now - hour, ends_at=now + hour
    )
    assert "سطر عاجل للتجربة" in _page(client)
    BreakingLine.objects.filter(pk=line.pk).update(ends_at=now)
    assert "سطر عاجل للتجربة" not in _page(client)


def test_each_page_names_its_own_address_in_the_other_editions(client: Client) -> None:
    assert 'href="/en/feeds/"' in _page(client)
    latest = _page(client, "/latest/")
    assert 'href="/en/latest/"' in latest
    assert 'href="/en/feeds/" lang' not in latest
    assert "edition-" not in latest


def test_the_section_one_is_in_is_marked_on_its_page_alone(client: Client) -> None:
    section = makers.section()
    assert 'aria-current="true"' in _page(client, section.get_absolute_url())
    assert 'aria-current="true"' not in _page(client)


def test_nothing_is_remembered_of_a_change_that_is_taken_back() -> None:
    def names() -> list[str]:
        return list(Section.objects.values_list("slug", flat=True))

    with transaction.atomic():
        makers.section()
        assert freshness.while_unchanged("names", names)
        transaction.set_rollback(True)
    assert freshness.while_unchanged("names", names) == []


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    from articles.freshness import remembering

    monkeypatch.setattr(remembering, "_MOST", 3)
    for number in range(10):
        freshness.while_unchanged(("number", number), lambda number=number: number)
    assert len(remembering._memory.found) <= 3


def test_a_flood_of_invented_addresses_costs_one_page_and_hides_no_change(client: Client) -> None:
    story = makers.publication(english=True)
    makers.reprint()
    settle()
    if timezone.now().second > 55:
        sleep(6)  # the page is drawn anew each minute
    first = client.get("/nothing-1/")
    with CaptureQueriesContext(connection) as asked:
        again = client.get("/economy/nothing-2/")
    assert again.status_code == first.status_code == 404
    assert again.content == first.content
    assert not [one["sql"] for one in asked if "printed" in one["sql"]]
    assert story.headline in first.content.decode()
    assert story.headline not in client.get("/en/nothing-3/").content.decode()
    legal = makers.person(roles.LEGAL)
    workflow.hold(article=story.article, by=legal, at=timezone.now(), reason="دعوى")
    assert story.headline not in client.get("/nothing-4/").content.decode()
