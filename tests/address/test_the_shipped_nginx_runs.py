"""deploy/nginx.conf as it is shipped, started by a real nginx before the real site; only ports and
paths are those of the test."""

import os
import re
import shutil
import socket
import ssl
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.conf import settings
from django.utils import timezone

from articles.models import Publication
from tests import makers
from tests.address.servers import free_port, running

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(shutil.which("nginx") is None, reason="no nginx on this machine"),
]
SHIPPED = settings.BASE_DIR / "deploy" / "nginx.conf"
NAME = "paper.example"


@dataclass(frozen=True, slots=True)
class Edge:
    port: int
    plain: int  # the port without encryption
    folder: Path

    def ask(self, path: str, method: str = "GET", **headers: str) -> HTTPResponse:
        link = HTTPSConnection("127.0.0.1", self.port, context=_trusting(), timeout=20)
        link.request(method, path, headers={"Host": NAME, **headers})
        return link.getresponse()

    @property
    def log(self) -> str:
        return (self.folder / "access.log").read_text()


def _trusting() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


def _certificate(folder: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    now = timezone.now()
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    (folder / "fullchain.pem").write_bytes(made.public_bytes(pem))
    private = serialization.PrivateFormat.PKCS8
    unlocked = serialization.NoEncryption()
    (folder / "privkey.pem").write_bytes(key.private_bytes(pem, private, unlocked))


@pytest.fixture
def edge(live_server, tmp_path, settings) -> Iterator[Edge]:
    settings.ALLOWED_HOSTS = [NAME]
    settings.TRUSTED_PROXIES = 1
    port, plain = free_port(), free_port()
    _certificate(tmp_path)
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "paper.css").write_text("p { color: red }" * 200)
    shipped = SHIPPED.read_text()
    for there, here in {
        "listen 443": f"listen 127.0.0.1:{port}",
        "listen 80": f"listen 127.0.0.1:{plain}",
        "server 127.0.0.1:8000": f"server {live_server.thread.host}:{live_server.thread.port}",
        f"/etc/letsencrypt/live/{NAME}/": f"{tmp_path}/",
        "/var/lib/newsroom/": f"{tmp_path}/",
    }.items():
        assert there in shipped
        shipped = shipped.replace(there, here)
    places = "".join(
        f"{kind}_temp_path {tmp_path}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;\n" if os.geteuid() == 0 else ""  # the folder of a test is its owner's alone
    conf = tmp_path / "nginx.conf"
    conf.write_text(
        f"{user}daemon off;\npid {tmp_path}/pid;\nerror_log {tmp_path}/error.log;\nevents {{}}\n"
        f"http {{\ninclude /etc/nginx/mime.types;\naccess_log {tmp_path}/access.log;\n"
        f"{places}{shipped}}}\n"
    )
    with running(["nginx", "-p", str(tmp_path), "-c", str(conf)], port):
        yield Edge(port, plain, tmp_path)


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
