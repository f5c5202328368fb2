"""A wrong value in the environment stops the start with a sentence that says what is allowed."""

import os
import re
import subprocess
import sys
from collections.abc import Iterable

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from newsroom import environment


def start(
    unset: Iterable[str] = (), *, code: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    others = {name: value for name, value in os.environ.items() if name not in unset}
    return subprocess.run(
        [sys.executable, "-c", f"import newsroom.settings\n{code}"],
        cwd=settings.BASE_DIR,
        env={**others, **environment},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(
    ("name", "value", "help_given"),
    [
        ("DEBUG", "maybe", "on, off"),
        ("EDGES", "nginx,varnish://127.0.0.1:6081", "no other cache"),
        ("DIGITS", "roman", "latn, arab"),
        ("MONTH_NAMES", "french", "gulf, levant, maghreb"),
        ("HIJRI", "sometimes", "on, off"),
        ("LANGUAGES", "ar,xx", "ar, en"),
        ("LANGUAGES", "ar,ar", "each once"),
        ("TIME_ZONE", "Asia/Atlantis", "Asia/Kuwait"),
        ("TRUSTED_PROXIES", "-1", "whole number"),
        ("TRUSTED_PROXIES", "²", "whole number"),
        ("SHARE_COUNT_FLOOR", "few", "whole number"),
        ("APP_KEYS", "short", "16 characters"),
        ("SITE_URL", "paper.example", "https://"),
        ("DATABASE_URL", "mysql://here/news", "postgres://"),
        ("DATABASE_REPLICA_URL", "here", "postgres://"),
        ("CACHE_URL", "memcached://here", "redis://"),
        ("EMAIL_URL", "pigeon://here", "smtp://"),
        ("EMAIL_URL", "smtp://here:port", "smtp+plain://"),
        ("EMAIL_URL", "smtp://[here", "smtp+plain://"),
        ("VAR_DIR", "/dev/null/news", "cannot be made"),
        ("SECRET_KEY", "change-me-to-fifty-random-characters-or-more-please", "of the example"),
        ("SEAL_RECIPIENTS", "ssh-rsa AAAA", "age1"),
        ("BACKUP_RECIPIENTS", "age1x", "age1"),
        ("SECRET_KEY", "short", "32 characters"),
        ("SENTRY_DSN", "somewhere", "https://"),
        ("S3_BUCKET", "pictures", "requirements-production.txt"),
    ],
)
def test_a_wrong_value_is_answered_with_what_is_allowed(name, value, help_given):
    stopped = start(**{name: value})

    assert stopped.returncode != 0
    last_line = stopped.stderr.strip().splitlines()[-1]
    assert "ImproperlyConfigured" in last_line
    assert name in last_line
    assert help_given in last_line


def test_a_start_without_any_setting_works(tmp_path):
    started = start(VAR_DIR=str(tmp_path), DATABASE_URL="", CACHE_URL="")

    assert started.returncode == 0, started.stderr
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600


def test_a_name_that_is_nearly_a_setting_is_pointed_out(tmp_path):
    started = start(VAR_DIR=str(tmp_path), TRUSTED_PROXYS="1", NOTHING_LIKE_IT="1")
    assert "TRUSTED_PROXYS is set, and no setting has that name" in started.stderr
    assert "Was TRUSTED_PROXIES meant?" in started.stderr
    assert "NOTHING_LIKE_IT" not in started.stderr


EXAMPLE = settings.BASE_DIR / "deploy" / "newsroom.env"


def test_every_line_of_the_example_is_a_setting(tmp_path):
    lines = EXAMPLE.read_text().replace("change-me", "changed").replace("age1…", "")
    lines = re.sub(r"^#(?=[A-Z_]+=)(?!ENV_FILE|S3_BUCKET|SENTRY)", "", lines, flags=re.MULTILINE)
    there = tmp_path / "newsroom.env"
    there.write_text(lines.replace("/var/lib/newsroom", str(tmp_path)))
    unset = [name for name in os.environ if name in lines]
    started = start(
        unset,
        ENV_FILE=str(there),
        code="print(newsroom.settings.SITE_URL, newsroom.settings.DIGITS)",
    )
    assert started.returncode == 0, started.stderr
    assert started.stdout.split() == ["https://paper.example", "latn"]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("TRUSTED_PROXYS=1", "was TRUSTED_PROXIES meant?"),
        ("NOTHING_LIKE_IT=1", "no setting has the name NOTHING_LIKE_IT"),
        ("DIGITS latn", "line 1: give NAME=value"),
        ("DIGITS=roman", "latn, arab"),
    ],
)
def test_what_our_own_file_says_wrong_stops_the_start(tmp_path, written, said):
    there = tmp_path / "newsroom.env"
    there.write_text(written)
    stopped = start(VAR_DIR=str(tmp_path), ENV_FILE=str(there))
    assert stopped.returncode != 0
    assert said in stopped.stderr.strip().splitlines()[-1]


def test_a_file_that_is_not_there_stops_the_start(tmp_path):
    stopped = start(ENV_FILE=str(tmp_path / "nothing"))
    assert "cannot be read" in stopped.stderr.strip().splitlines()[-1]


def test_the_environment_goes_before_the_file_and_quotes_are_none_of_the_value(tmp_path):
    there = tmp_path / "newsroom.env"
    there.write_text('# ours\n\nDIGITS=arab\nSITE_NAME_EN="Al Riwaq"\n')
    words = "print(newsroom.settings.DIGITS, newsroom.settings.SITE_NAME['en'], sep='|')"
    started = start(code=words, VAR_DIR=str(tmp_path), ENV_FILE=str(there), DIGITS="latn")
    assert started.stdout.strip() == "latn|Al Riwaq"


def test_nobody_else_on_the_machine_reads_the_database(tmp_path):
    there = tmp_path / "newsroom.sqlite3"
    there.touch(mode=0o644)
    start(VAR_DIR=str(tmp_path), DATABASE_URL="")
    assert there.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("address", "tls", "ssl", "port"),
    [
        ("smtp://u:p@mail.example", True, False, 587),
        ("smtp://u:p@mail.example:2525", True, False, 2525),
        ("smtps://u:p@mail.example", False, True, 465),
        ("smtp+plain://127.0.0.1", False, False, 25),
    ],
)
def test_letters_leave_encrypted_unless_it_is_said(monkeypatch, address, tls, ssl, port):
    monkeypatch.setenv("EMAIL_URL", address)
    told = environment.mail("EMAIL_URL", "console://")
    assert (told["tls"], told["ssl"], told["port"]) == (tls, ssl, port)


def test_a_language_that_lacks_a_part_is_refused_with_what_it_lacks(monkeypatch, tmp_path):
    monkeypatch.setattr(environment, "_BASE", tmp_path)
    monkeypatch.setenv("LANGUAGES", "en")
    with pytest.raises(ImproperlyConfigured, match=r"lacks its formats \(newsroom/formats/en\)\."):
        environment.languages("LANGUAGES", "ar,en")


def test_a_language_that_is_begun_starts_and_says_what_it_lacks(monkeypatch):
    monkeypatch.setenv("LANGUAGES", "ar,fr")
    lacking = environment.languages("LANGUAGES", "ar,en")
    assert lacking["ar"] == []
    assert [part.split(" (")[0] for part in lacking["fr"]] == [
        "its words, dates and search",
        "its formats",
        "its catalogue",
    ]
