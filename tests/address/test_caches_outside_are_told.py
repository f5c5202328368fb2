"""What readers see has changed: every cache outside is told, once it answers, in its own words."""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import sleep
from typing import Any
from urllib.parse import unquote

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles import freshness
from articles.freshness import generation
from articles.models import Article, Publication
from newsroom import environment
from tests import makers
from tests.address.servers import soon
from tests.address.test_pages_are_kept import Site, settle

pytestmark = pytest.mark.django_db(transaction=True)


@dataclass
class Cdn:
    """Writes down what it is asked. `status` and `body`: what it answers."""

    port: int = 0
    status: int = 200
    body: bytes = b'{"success": true}'
    asked: list[tuple[str, str, dict[str, str], Any]] = field(default_factory=list)


@pytest.fixture
def cdn(monkeypatch, settings, tmp_path) -> Iterator[Cdn]:
    monkeypatch.setattr(generation, "_generation", generation._Generation(tmp_path / "mark"))
    monkeypatch.setattr(sys.modules["articles.freshness.edges"], "_LATE", 0.3)
    settings.VAR_DIR = tmp_path
    told = Cdn()

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            headers = {name.title(): value for name, value in self.headers.items()}
            said = json.loads(body) if body else None
            told.asked.append((self.command, self.path, headers, said))
            self.send_response(told.status)
            self.send_header("Content-Length", str(len(told.body)))
            if told.status == 302:
                self.send_header("Location", f"http://127.0.0.1:{told.port}/elsewhere")
            self.end_headers()
            self.wfile.write(told.body)

        do_GET = answer  # noqa: N815
        do_POST = answer  # noqa: N815 the server's names
        do_PURGE = answer  # noqa: N815

        def log_message(self, *_args: Any) -> None:
            """Nothing is told of a request."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    told.port = server.server_port
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield told
    sleep(0.6)  # what a thread of this test has still to tell is told to nobody else's
    server.shutdown()
    server.server_close()


def edge(cdn: Cdn, kind: str) -> str:
    return {
        "varnish": f"varnish://127.0.0.1:{cdn.port}",
        "fastly": f"fastly://s3cret@SU1Z0isxPaozGVKXdv0eY?api=http://127.0.0.1:{cdn.port}",
        "cloudflare": f"cloudflare://s3cret@023e105f4ecef8ad?api=http://127.0.0.1:{cdn.port}/v4",
    }[kind]


@pytest.mark.parametrize(
    ("kind", "method", "path", "header", "body"),
    [
        ("varnish", "PURGE", "/", ("Surrogate-Key", "front article-7"), None),
        (
            "fastly",
            "POST",
            "/service/SU1Z0isxPaozGVKXdv0eY/purge",
            ("Fastly-Key", "s3cret"),
            {"surrogate_keys": ["front", "article-7"]},
        ),
        (
            "cloudflare",
            "POST",
            "/v4/zones/023e105f4ecef8ad/purge_cache",
            ("Authorization", "Bearer s3cret"),
            {"tags": ["front", "article-7"]},
        ),
    ],
)
def test_each_is_told_a_list_of_keys_in_its_own_shape(
    cdn, settings, kind, method, path, header, body
):
    settings.EDGES = [edge(cdn, kind)]
    call_command("purge", "front", "article-7")
    (asked,) = cdn.asked
    assert asked[:2] == (method, path)
    assert asked[2][header[0]] == header[1]
    assert asked[3] == body


def test_a_move_tells_by_itself_and_what_no_reader_sees_does_not(cdn, settings):
    settings.EDGES = [edge(cdn, "fastly")]
    story = makers.publication()
    soon(lambda: cdn.asked)
    settle()
    soon(lambda: freshness.tell() == 0)
    before = len(cdn.asked)
    Article.objects.filter(pk=story.article_id).update(source_language="ar")
    assert freshness.tell() == 0
    Publication.objects.filter(pk=story.pk).update(retracted_at=timezone.now(), notice="سُحب.")
    soon(lambda: len(cdn.asked) > before)
    assert {tuple(one[3]["surrogate_keys"]) for one in cdn.asked} == {("paper",)}


def test_an_edge_that_does_not_answer_is_told_by_the_clock_and_stops_no_other(
    cdn, settings, caplog, capsys
):
    settings.EDGES = ["fastly://s3cret@nowhere?api=http://127.0.0.1:1", edge(cdn, "varnish")]
    freshness.changed()
    call_command("clock", "--once")
    assert len(cdn.asked) == 1
    assert "fastly nowhere was not told" in caplog.text
    assert "s3cret" not in caplog.text
    settings.EDGES = [edge(cdn, "fastly"), edge(cdn, "varnish")]
    cdn.status = 503
    settle()
    call_command("clock", "--once")
    cdn.status = 200
    call_command("clock", "--once")
    call_command("clock", "--once")
    assert [one[0] for one in cdn.asked] == ["PURGE", "POST", "POST"]


def test_an_edge_that_sends_us_elsewhere_is_not_followed(cdn, settings, caplog):
    settings.EDGES = [edge(cdn, "fastly")]
    cdn.status = 302
    freshness.changed()
    call_command("clock", "--once")
    assert "was not told" in caplog.text
    assert not [one for one in cdn.asked if one[1] == "/elsewhere"]


def test_a_clock_tells_of_what_another_machine_changed_that_died_right_after(
    between, cdn, settings, monkeypatch, tmp_path
):
    settings.EDGES = [edge(cdn, "varnish")]
    freshness.changed()
    settle()
    call_command("clock", "--once")
    assert len(cdn.asked) == 1
    with monkeypatch.context() as there:
        other = generation._Generation(tmp_path / "another" / "generation")
        there.setattr(generation, "_generation", other)
        freshness.changed()
    sleep(2 * generation.LOOK)
    for _again in range(2):
        call_command("clock", "--once")
        assert len(cdn.asked) == 2


@pytest.mark.parametrize("body", [b'{"success": false}', b"[]", b"<p>Who are you?</p>", b""])
def test_an_edge_that_answers_without_having_done_it_is_told_again(cdn, settings, caplog, body):
    settings.EDGES = [edge(cdn, "cloudflare")]
    freshness.changed()
    settle()
    cdn.body = body
    call_command("clock", "--once")
    assert "was not told" in caplog.text
    assert freshness.unheard(timedelta())
    assert not freshness.unheard(timedelta(minutes=1))
    cdn.body = b'{"success": true, "errors": []}'
    call_command("clock", "--once")
    call_command("clock", "--once")
    assert len(cdn.asked) == 2
    assert not freshness.unheard(timedelta())


def test_a_link_that_could_not_be_moved_is_moved_by_the_clock(settings, monkeypatch, tmp_path):
    settings.EDGES, settings.VAR_DIR = ["nginx"], tmp_path
    here = generation._Generation(tmp_path / "mark")
    monkeypatch.setattr(generation, "_generation", here)
    (tmp_path / "marks").write_text("as good as a full disk")
    freshness.changed()
    assert not freshness.leads()
    call_command("clock", "--once")
    assert not freshness.leads()
    assert freshness.unheard(timedelta())
    (tmp_path / "marks").unlink()
    call_command("clock", "--once")
    assert freshness.leads()
    assert not freshness.unheard(timedelta())


def test_what_a_process_changed_that_died_right_after_is_told_by_the_clock(cdn, settings):
    settings.EDGES = [edge(cdn, "varnish")]
    freshness.changed()
    assert freshness.tell() == 1
    assert freshness.tell() == 1  # so soon after a change once more, for what was on its way
    settle()
    assert freshness.tell() == 0
    freshness.changed()  # as far as it came: the mark, and nobody told
    call_command("clock", "--once")
    assert len(cdn.asked) == 3


@pytest.mark.parametrize(
    ("kind", "keys", "seconds"),
    [
        ("fastly", "Surrogate-Key", "Surrogate-Control"),
        ("cloudflare", "Cache-Tag", "CDN-Cache-Control"),
    ],
)
def test_a_page_says_its_keys_and_for_how_long_it_may_be_kept(cdn, settings, kind, keys, seconds):
    settings.EDGES, settings.EDGE_SECONDS = [edge(cdn, kind)], 300
    story = makers.publication()
    settle()
    site = Site()
    for _again in range(2):
        headers = site.get(unquote(story.get_absolute_url()))[1]
        assert {"paper", f"article-{story.article_id}"} <= set(
            headers[keys].replace(",", " ").split()
        )
        assert headers[seconds] in {"max-age=300", "max-age=299"}
        assert headers["Cache-Control"] == "public, max-age=60"
    freshness.changed()
    assert site.get(unquote(story.get_absolute_url()))[1][seconds] in {"max-age=1", "max-age=0"}


def test_no_page_is_kept_outside_past_the_moment_that_changes_it(cdn, settings):
    settings.EDGES = [edge(cdn, "varnish")]
    story = makers.publication()
    comes = timezone.now() + timedelta(seconds=100)
    Publication.objects.filter(pk=story.pk).update(visible_from=comes)
    settle()
    said = Site().get("/")[1]["Surrogate-Control"]
    assert 90 <= int(said.removeprefix("max-age=")) <= 100


def test_a_page_in_whose_making_something_changed_is_kept_nowhere(cdn, settings):
    settings.EDGES = [edge(cdn, "varnish")]
    story = makers.publication()
    settle()
    site = Site()
    made = site.django

    def slow(environ, start):
        answer = made(environ, start)
        freshness.changed()
        return answer

    site.django = slow
    said = site.get(unquote(story.get_absolute_url()))[1]["Surrogate-Control"]
    assert said in {"max-age=1", "max-age=0"}


def test_without_caches_outside_a_page_names_no_keys(settings):
    story = makers.publication()
    settle()
    assert "Surrogate-Key" not in Site().get(unquote(story.get_absolute_url()))[1]
    with pytest.raises(CommandError, match="EDGES"):
        call_command("purge")


@pytest.mark.parametrize("key", ["Article-1", "a b", "a|b", "..", "-"])
def test_a_key_that_is_none_is_refused(cdn, settings, key):
    settings.EDGES = [edge(cdn, "varnish")]
    with pytest.raises(CommandError, match="article-17"):
        call_command("purge", "--", key)
    assert not cdn.asked


@pytest.mark.parametrize(
    "wrong", ["127.0.0.1:6081", "http://a", "fastly://service", "varnish://", "varnish://a@b", "["]
)
def test_an_edge_that_is_none_stops_the_start(monkeypatch, wrong):
    monkeypatch.setenv("EDGES", f"varnish://127.0.0.1:6081,{wrong}")
    with pytest.raises(ImproperlyConfigured, match="cloudflare://token@zone"):
        environment.edges("EDGES")
