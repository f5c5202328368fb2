"""deploy/varnish.vcl as it is shipped, in a real Varnish between readers and the site."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse

import pytest
from django.conf import settings
from django.utils import timezone

from articles import freshness
from articles.freshness import generation
from articles.models import Publication
from tests import makers
from tests.address.servers import ENCODINGS, Origin, free_port, running, soon
from tests.address.test_pages_are_kept import settle

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(shutil.which("varnishd") is None, reason="no Varnish on this machine"),
]
SHIPPED = settings.BASE_DIR / "deploy" / "varnish.vcl"


@dataclass(frozen=True, slots=True)
class Varnish:
    port: int
    origin: Origin

    def ask(self, path: str, method: str = "GET", **headers: str) -> HTTPResponse:
        link = HTTPConnection("127.0.0.1", self.port, timeout=20)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        link.request(method, path, headers={"Host": "127.0.0.1", **named})
        return link.getresponse()


@pytest.fixture
def varnish(monkeypatch, settings, tmp_path) -> Iterator[Varnish]:
    monkeypatch.setattr(generation, "_generation", generation._Generation(tmp_path / "mark"))
    port, origin = free_port(), Origin()
    shipped = SHIPPED.read_text()
    assert '.port = "8000"' in shipped
    vcl = tmp_path / "varnish.vcl"
    vcl.write_text(shipped.replace('.port = "8000"', f'.port = "{origin.port}"'))
    # The folder of a test is its owner's alone: no other user is to read it.
    command = ["varnishd", "-j", "none", "-F", "-n", str(tmp_path / "varnish"), "-f", str(vcl)]
    command += ["-a", f"127.0.0.1:{port}", "-s", "malloc,64m", "-p", "http_gzip_support=off"]
    settings.VAR_DIR = tmp_path
    settings.EDGES = [f"varnish://127.0.0.1:{port}"]
    origin.start()
    try:
        with running(command, port):
            yield Varnish(port, origin)
    finally:
        origin.stop()


@pytest.fixture
def path(varnish) -> str:
    address = makers.publication(english=True).get_absolute_url()
    settle()
    soon(lambda: freshness.tell() == 0)  # nothing of what made the story is still to be told
    return address


def test_a_page_is_asked_of_the_site_once_and_says_nothing_of_how_it_is_kept(varnish, path):
    for _again in range(3):
        answer = varnish.ask(path)
        assert answer.status == 200
        assert {"Surrogate-Key", "Surrogate-Control", "Via"}.isdisjoint(answer.headers)
    assert len(varnish.origin.made) == 1
    for accepted, wanted in ENCODINGS.items():
        answer = varnish.ask(path, Accept_Encoding=accepted)
        assert answer.headers["Content-Encoding"] == wanted, accepted
    assert len(varnish.origin.made) == 3


def test_a_retraction_is_gone_at_once_and_by_itself(varnish, path):
    assert varnish.ask(path).status == 200
    assert varnish.ask("/en/").status == 200
    Publication.objects.update(retracted_at=timezone.now(), notice="سُحب الخبر.")
    soon(lambda: varnish.ask(path).status == 410, seconds=2)
    soon(lambda: varnish.ask("/en/") and varnish.origin.made.count("/en/") > 1, seconds=2)


def test_while_the_site_is_away_what_was_kept_is_served_and_what_was_dropped_is_not(varnish, path):
    assert varnish.ask(path).status == 200
    varnish.ask("/", "PURGE", Surrogate_Key="front")
    assert varnish.ask("/en/").status == 200
    varnish.origin.broken = True
    assert varnish.ask(path).status == 200
    assert varnish.ask("/").status == 500
    varnish.origin.stop()
    assert varnish.ask(path).status == 200
    assert varnish.ask("/en/").status == 200
    varnish.ask("/", "PURGE", Surrogate_Key="front")
    assert varnish.ask("/en/").status == 503


def test_what_has_run_out_is_served_while_the_site_answers_with_errors(varnish, path, settings):
    settings.EDGE_SECONDS = 2
    assert varnish.ask(path).status == 200
    varnish.origin.broken = True
    soon(lambda: varnish.ask(path) and len(varnish.origin.made) > 1)
    assert varnish.ask(path).status == 200
    varnish.origin.stop()
    for _until_the_probe_knows in range(3):
        assert varnish.ask(path).status == 200
    assert varnish.ask("/latest/").status == 503


@pytest.mark.parametrize("name", ["sessionid", "__Host-sessionid"])
def test_a_session_goes_past_it_and_fills_nothing(varnish, path, name):
    cookie = f"a=b; {name}=abc"
    for _again in range(2):
        assert varnish.ask(path, Cookie=cookie).status == 200
    assert len(varnish.origin.made) == 2
    varnish.ask(path)
    varnish.ask(path, Cookie="theme=dark")
    assert len(varnish.origin.made) == 3


@pytest.mark.parametrize("query", ["?utm_source=x", "?q=x", "?before=1-1&nonsense=1", "?x"])
def test_questions_do_not_fill_it(varnish, path, query):
    for _again in range(2):
        varnish.ask(path + query)
    assert len(varnish.origin.made) == 2


def test_only_the_site_has_pages_dropped_and_only_by_keys(varnish, path):
    varnish.ask(path)
    assert varnish.ask("/", "PURGE", Surrogate_Key="paper", X_Forwarded_Proto="https").status == 405
    for wrong in ("", "paper || 1", 'x") || obj.http.x ~ (".', ".*"):
        assert varnish.ask("/", "PURGE", Surrogate_Key=wrong).status == 400
    varnish.ask(path)
    assert len(varnish.origin.made) == 1
    number = re.search(r"/(\d+)/", path)[1]
    assert varnish.ask("/", "PURGE", Surrogate_Key=f"front article-{number}").status == 204
    varnish.ask(path)
    assert len(varnish.origin.made) == 2
