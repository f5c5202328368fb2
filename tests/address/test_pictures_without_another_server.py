"""Under `manage.py serve` pictures come from the paper's own process: as themselves, for good."""

from io import BytesIO
from wsgiref.util import setup_testing_defaults

import pytest

from newsroom.media import with_media


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT, settings.MEDIA_URL = tmp_path / "media", "/media/"
    (tmp_path / "media" / "renditions").mkdir(parents=True)
    (tmp_path / "media" / "renditions" / "a-320.webp").write_bytes(b"RIFF" + bytes(20_000))
    (tmp_path / "secret_key").write_text("canary")
    return with_media(django)


def django(_environ, start):
    start("404 Not Found", [("X-Answered-By", "the paper")])
    return [b"not here"]


def asked(application, path, method="GET", **environ):
    said = {}
    environ |= {"PATH_INFO": path, "REQUEST_METHOD": method, "wsgi.input": BytesIO()}
    setup_testing_defaults(environ)
    body = b"".join(application(environ, lambda *words: said.update(status=words[0], h=words[1])))
    return said["status"].split()[0], dict(said["h"]), body


def test_a_picture_is_what_it_says_and_may_be_kept_for_good(media):
    status, headers, body = asked(media, "/media/renditions/a-320.webp")
    assert (status, len(body)) == ("200", 20_004)
    assert headers["Content-Type"] == "image/webp"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "immutable" in headers["Cache-Control"]
    assert "sandbox" in headers["Content-Security-Policy"]


def test_one_that_a_browser_has_is_not_sent_again(media):
    _status, headers, _body = asked(media, "/media/renditions/a-320.webp")
    seen = {"HTTP_IF_MODIFIED_SINCE": headers["Last-Modified"]}
    assert asked(media, "/media/renditions/a-320.webp", **seen)[0] == "304"


def test_a_part_of_it_is_answered_with_that_part(media):
    asked_for = {"HTTP_RANGE": "bytes=0-3"}
    status, _headers, body = asked(media, "/media/renditions/a-320.webp", **asked_for)
    assert (status, body) == ("206", b"RIFF")


@pytest.mark.parametrize(
    "path",
    [
        "/media/renditions/b-320.webp",
        "/media/renditions/",
        "/media/../secret_key",
        "/media/renditions/../../secret_key",
        "/media//secret_key",
        "/media/\x00",
        "/media",
        "/",
    ],
)
def test_what_is_no_picture_of_ours_is_left_to_the_paper(media, path):
    _status, headers, body = asked(media, path)
    assert b"canary" not in body
    assert headers.get("X-Answered-By") == "the paper"


def test_nobody_writes_there(media):
    assert asked(media, "/media/renditions/a-320.webp", "POST")[0] == "405"


def test_pictures_that_lie_elsewhere_are_not_ours_to_serve(settings):
    settings.MEDIA_URL = "https://pictures.example/"
    assert with_media(django) is django
