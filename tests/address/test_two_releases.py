"""A release replaces another, machine by machine: readers get no page of one from the other."""

import pytest
from django.conf import settings as configured

from articles.freshness import generation
from articles.press import pieces
from tests import makers
from tests.address.servers import told_by
from tests.address.test_pages_are_kept import Site, settle

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.skipif(not configured.CACHE_URL, reason="no cache between machines")
def test_a_page_of_one_release_is_none_of_the_next(monkeypatch, tmp_path):
    here = generation._Generation(tmp_path / "mark")
    monkeypatch.setattr(generation, "_generation", here)
    makers.publication()
    settle()
    assert Site().get("/")[0] == 200
    monkeypatch.setattr(pieces, "version", lambda: "the next")
    site, other = Site(), Site()
    assert [one.get("/")[0] for one in (site, other)] == [200, 200]
    assert (len(site.made), len(other.made)) == (1, 0)


def test_a_release_that_starts_leaves_no_page_of_the_one_before(tmp_path):
    script = (
        "import django; django.setup()\n"
        "from articles import freshness\n"
        "before = freshness.state().mark\n"
        "import newsroom.wsgi\n"
        "print(before != freshness.state().mark)\n"
    )
    assert told_by(script, VAR_DIR=str(tmp_path)).strip() == "True"
