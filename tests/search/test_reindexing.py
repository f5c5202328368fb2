"""The index is brought up to date: all of it, again after a stop in the middle, found meanwhile."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles import search
from articles.models import DeskWords, PrintedWords
from articles.text.analyse import ANALYSER_VERSION
from tests import makers
from tests.search.archive import found, printed

pytestmark = pytest.mark.django_db


def reindex(**options) -> str:
    out = StringIO()
    call_command("reindex", stdout=out, **options)
    return out.getvalue()


def test_it_says_the_version_and_what_it_did():
    printed("الرصيف", "الجسر")
    PrintedWords.objects.all().delete()
    assert found("الرصيف") == []
    said = reindex()
    assert f"Analyser version {ANALYSER_VERSION}" in said
    assert "printed: 2 indexed" in said
    assert found("الرصيف") == ["الرصيف"]
    assert "printed: 0 indexed" in reindex()


def test_an_older_analysis_is_found_until_it_is_made_anew():
    printed("الرصيف")
    search.make_stale()
    assert found("الرصيف") == ["الرصيف"]
    reindex()
    assert not PrintedWords.objects.exclude(analyser_version=ANALYSER_VERSION).exists()


def test_killed_in_the_middle_it_goes_on_where_it_was(monkeypatch):
    printed(*(f"الرصيف {number}" for number in range(10)))
    search.make_stale()
    written = []
    write = search.index

    def killed_after_two(publications):
        if len(written) == 2:
            raise KeyboardInterrupt
        written.append(len(publications))
        write(publications)

    monkeypatch.setattr(search, "index", killed_after_two)
    with pytest.raises(KeyboardInterrupt):
        reindex(batch=3)
    fresh = PrintedWords.objects.filter(analyser_version=ANALYSER_VERSION)
    assert fresh.count() == 6
    assert len(found("الرصيف")) == 10
    monkeypatch.undo()
    assert "printed: 4 indexed" in reindex(batch=3)
    assert fresh.count() == 10


def test_all_of_it_is_made_anew_when_asked(monkeypatch):
    printed("الرصيف")
    makers.draft()
    said = reindex(all=True)
    assert "printed: 1 indexed" in said
    assert "on the desk: 2 indexed" in said
    assert DeskWords.objects.count() == 2


@pytest.mark.parametrize("batch", [0, 1001])
def test_a_batch_out_of_bounds_is_refused(batch):
    with pytest.raises(CommandError, match="between 1 and 1000"):
        reindex(batch=batch)
