"""Pictures, where nothing stands before us that serves files (`manage.py serve`)."""

from collections.abc import Iterable
from wsgiref.headers import Headers

from django.conf import settings
from whitenoise import WhiteNoise

from newsroom.page_keys import Environ
from newsroom.pages import Application, Start


def with_media(application: Application) -> Application:
    """Answers under MEDIA_URL from MEDIA_ROOT. Pictures are named after what is in them, so they
    may be kept for good; one that is not there is the application's 404."""
    if not settings.MEDIA_URL.startswith("/"):
        return application
    settings.MEDIA_ROOT.mkdir(parents=True, exist_ok=True)
    files = WhiteNoise(
        application,
        root=str(settings.MEDIA_ROOT),
        prefix=settings.MEDIA_URL,
        autorefresh=True,  # pictures come and go while we run
        add_headers_function=_harden,
        immutable_file_test=lambda _path, _address: True,
    )

    def answer(environ: Environ, start: Start) -> Iterable[bytes]:
        if not environ["PATH_INFO"].startswith(settings.MEDIA_URL):
            return application(environ, start)
        # In one piece: whoever reads slowly holds the server, and not the process that answers.
        return [b"".join(files(environ, start))]

    return answer


def _harden(headers: Headers, _path: str, _address: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
