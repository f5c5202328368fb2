"""deploy/nginx.conf as it is shipped, started by a real nginx before the real site; only ports and
paths are those of the test."""

import re
import shutil
import socket
import ssl
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings as configured
from django.core.management import call_command
from django.utils import timezone

from articles import freshness
from articles.freshness import generation
from articles.models import Publication
from tests import makers
from tests.address.servers import (
    ENCODINGS,
    Origin,
    free_port,
    nginx_command,
    running,
    told_by,
    write_certificate,
)
from tests.address.test_pages_are_kept import settle
from tests.address.test_pages_are_shared import NOWHERE

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(shutil.which("nginx") is None, reason="no nginx on this machine"),
]
SHIPPED = configured.BASE_DIR / "deploy" / "nginx.conf"
NAME = "paper.example"


@dataclass(frozen=True, slots=True)
class Edge:
    port: int
    plain: int  # the port without encryption
    folder: Path
    origin: Origin

    def ask(self, path: str, method: str = "GET", **headers: str) -> HTTPResponse:
        link = HTTPSConnection("127.0.0.1", self.port, context=_trusting(), timeout=20)
        link.request(method, path, headers={"Host": NAME, **headers})
        return link.getresponse()

    @property
    def kept(self) -> list[Path]:
        return [one for one in (self.folder / "kept").rglob("*") if one.is_file()]

    @property
    def log(self) -> str:
        return (self.folder / "access.log").read_text()


def _trusting() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


@pytest.fixture
def edge(monkeypatch, tmp_path, settings) -> Iterator[Edge]:
    monkeypatch.setattr(generation, "_generation", generation._Generation(tmp_path / "generation"))
    freshness.changed()
    origin = Origin()
    settings.EDGES = ["nginx"]
    settings.ALLOWED_HOSTS = [NAME]
    settings.TRUSTED_PROXIES = 1
    port, plain = free_port(), free_port()
    write_certificate(tmp_path, NAME)
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "paper.css").write_text("p { color: red }" * 200)
    shipped = SHIPPED.read_text()
    for there, here in {
        "listen 443": f"listen 127.0.0.1:{port}",
        "listen 80": f"listen 127.0.0.1:{plain}",
        "server 127.0.0.1:8000": f"server 127.0.0.1:{origin.port}",
        "/run/newsroom-pages": f"{tmp_path}/kept",
        f"/etc/letsencrypt/live/{NAME}/": f"{tmp_path}/",
        "/var/lib/newsroom/": f"{tmp_path}/",
    }.items():
        assert there in shipped
        shipped = shipped.replace(there, here)
    command = nginx_command(tmp_path, f"access_log {tmp_path}/access.log;\n{shipped}")
    origin.start()
    try:
        with running(command, port):
            yield Edge(port, plain, tmp_path, origin)
    finally:
        origin.stop()


def test_readers_get_the_page_by_http_2_and_what_is_taken_back_is_gone_at_once(edge: Edge) -> None:
    publication = makers.publication()
    path = publication.get_absolute_url()
    for _again in range(2):
        answer = edge.ask(path)
        assert answer.status == 200
        assert publication.headline in answer.read().decode()
    Publication.objects.update(retracted_at=timezone.now(), notice="سُحب الخبر.")
    assert edge.ask(path).status == 410
    context = _trusting()
    context.set_alpn_protocols(["h2"])
    with (
        socket.create_connection(("127.0.0.1", edge.port)) as plain,
        context.wrap_socket(plain, server_hostname=NAME) as secure,
    ):
        assert secure.selected_alpn_protocol() == "h2"


@pytest.mark.parametrize(("path", "status"), [("/latest/", 301), ("/api/v1/articles/", 403)])
def test_people_are_led_to_https_and_programs_are_told(edge: Edge, path: str, status: int) -> None:
    link = HTTPConnection("127.0.0.1", edge.plain, timeout=20)
    link.request("GET", path, headers={"Host": NAME, "Authorization": "Bearer x"})
    assert link.getresponse().status == status


def test_files_are_sent_by_nginx_itself_and_may_be_kept(edge: Edge) -> None:
    answer = edge.ask("/static/paper.css", **{"Accept-Encoding": "gzip"})
    assert answer.status == 200
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Encoding"] == "gzip"


def test_a_share_is_written_into_no_log(edge: Edge) -> None:
    story = makers.publication()
    number = story.article_id
    assert edge.ask(f"/share/{number}/x/", "POST").status == 303
    assert edge.ask(f"/en/share/{number}/x/", "POST").status in (303, 404)
    edge.ask(f"/api/v1/articles/{number}/shares/", "POST")
    assert edge.ask("/latest/").status == 200
    for _tenth in range(50):
        if "/latest/" in edge.log:
            break
        time.sleep(0.1)
    assert re.findall(r'"[A-Z]+ (\S+) HTTP', edge.log) == ["/latest/"]


@pytest.fixture
def path(edge) -> str:
    address = makers.publication(english=True).get_absolute_url()
    settle()
    return address


def test_a_page_is_asked_of_the_site_once_and_says_nothing_of_how_it_is_kept(edge: Edge, path: str):
    for _again in range(3):
        answer = edge.ask(path)
        assert answer.status == 200
        assert not {"X-Accel-Expires", "Age", "Surrogate-Key"} & set(answer.headers)
    assert len(edge.origin.made) == 1
    had = answer.headers["ETag"]
    assert edge.ask(path, **{"If-None-Match": had}).status == 304
    assert edge.ask(path, "HEAD").read() == b""
    assert len(edge.origin.made) == 1


def test_what_is_taken_back_is_gone_though_nobody_told_nginx(edge: Edge, path: str):
    assert edge.ask(path).status == 200
    Publication.objects.update(retracted_at=timezone.now(), notice="سُحب الخبر.")
    assert edge.ask(path).status == 410
    assert edge.ask("/latest/").status == 200


def test_what_another_machine_takes_back_is_gone_too(between, edge: Edge, path, monkeypatch):
    sibling = generation._Generation(edge.folder / "generation")  # another process of this machine
    generation.hear()
    sibling.hear()
    assert [edge.ask(path).status for _again in range(2)] == [200, 200]
    assert len(edge.origin.made) == 1
    with monkeypatch.context() as there:
        other = generation._Generation(edge.folder / "another" / "generation")
        there.setattr(generation, "_generation", other)
        Publication.objects.update(retracted_at=timezone.now(), notice="سُحب الخبر.")
    time.sleep(2 * generation.LOOK)
    generation.hear()
    assert edge.ask(path).status == 410
    before = generation.mark()
    sibling.hear()
    assert generation.mark() == before  # its processes drop all pages once and not each


def test_what_a_machine_changed_itself_is_no_news_to_it(between, edge: Edge):
    generation.hear()
    freshness.changed()
    before = generation.mark()
    time.sleep(2 * generation.LOOK)
    generation.hear()
    assert generation.mark() == before


def test_where_other_machines_are_not_heard_nginx_drops_what_it_has(
    between, edge: Edge, path, settings
):
    generation.hear()
    assert edge.ask(path).status == 200
    away = {"BACKEND": "newsroom.caches.Shared", "LOCATION": NOWHERE}
    settings.CACHES = settings.CACHES | {"shared": away}
    time.sleep(2 * generation.LOOK)
    generation.hear()
    before = generation.mark()
    assert edge.ask(path).status == 200
    assert len(edge.origin.made) == 2
    time.sleep(2 * generation.LOOK)
    generation.hear()
    assert generation.mark() == before


@pytest.mark.parametrize(
    ("edges", "cache", "follows"),
    [("nginx", NOWHERE, True), ("nginx", "", False), ("", NOWHERE, False)],
)
def test_a_site_listens_for_other_machines_where_nginx_keeps_pages(tmp_path, edges, cache, follows):
    script = (
        "import threading, newsroom.wsgi\n"
        "print('other machines' in [one.name for one in threading.enumerate()])\n"
    )
    found = told_by(script, VAR_DIR=str(tmp_path), EDGES=edges, CACHE_URL=cache)
    assert found.strip() == str(follows)


def test_each_encoding_is_kept_by_itself(edge: Edge, path: str):
    for accepted, wanted in ENCODINGS.items():
        for _again in range(2):
            answer = edge.ask(path, **{"Accept-Encoding": accepted})
            assert answer.headers["Content-Encoding"] == wanted, accepted
    assert len(edge.origin.made) == 3


@pytest.mark.parametrize(
    "headers",
    [
        {"Cookie": "a=b; sessionid=x"},
        {"Cookie": "__Host-sessionid=x"},
        {"Authorization": "Bearer x"},
    ],
)
def test_who_is_somebody_is_answered_by_the_site_alone(edge: Edge, path: str, headers):
    for _again in range(2):
        edge.ask(path, **headers)
    assert len(edge.origin.made) == 2
    edge.ask(path)
    assert len(edge.origin.made) == 3


@pytest.mark.parametrize(
    "other", ["/no-such-page/", "/search/?q=x", "/api/v1/articles/", "/healthz"]
)
def test_what_is_not_for_all_is_kept_nowhere(edge: Edge, path: str, other: str):
    for _again in range(2):
        edge.ask(other)
    assert not edge.kept


def test_a_change_under_way_is_kept_nowhere(edge: Edge, path: str):
    freshness.changed()
    for _again in range(2):
        assert edge.ask(path).status == 200
    assert not edge.kept


def test_a_page_that_ran_out_is_served_while_the_site_is_broken(edge: Edge, path: str, settings):
    settings.EDGE_SECONDS = 2
    assert edge.ask(path).status == 200
    assert edge.kept
    time.sleep(2.2)
    edge.origin.broken = True
    assert edge.ask(path).status == 200
    freshness.changed()
    assert edge.ask(path).status == 500


def test_who_changed_the_database_with_other_tools_has_all_of_it_dropped(edge: Edge, path: str):
    edge.ask(path)
    call_command("purge", "article-17", stdout=StringIO())
    edge.ask(path)
    assert len(edge.origin.made) == 2


def test_where_the_link_leads_is_there_however_often_it_moves(edge: Edge, monkeypatch):
    monkeypatch.setattr(generation, "_LEFT", 0.0)
    for _time in range(20):
        freshness.changed()
        assert (edge.folder / "marks" / "now").resolve(strict=True)
    assert len(list((edge.folder / "marks").iterdir())) == 2


def test_where_the_link_cannot_be_moved_nginx_keeps_nothing(edge: Edge, path, monkeypatch):
    def full(_name: str) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(generation._generation, "_point", full)
    link = edge.folder / "marks" / "now"
    link.unlink()
    link.symlink_to(edge.folder / "static")
    for _again in range(2):
        assert edge.ask(path).status == 200
    assert not edge.kept
