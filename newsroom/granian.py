"""`python -m newsroom.granian …`: granian, as its own command is called, but with the application
imported before the workers are forked. So they share one copy of it in memory, and one that is
started again runs what its siblings run, whatever lies on the disk by then."""

import gc
import multiprocessing
import os
import sys


def main() -> None:
    if sys.platform == "linux":
        multiprocessing.set_start_method("fork")
        _import()
    from granian.cli import entrypoint

    entrypoint()  # type: ignore[no-untyped-call]


def _import() -> None:
    """Whatever every worker needs, and nothing that is one process's own: no connection, no thread.
    `newsroom.wsgi` itself is each worker's."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    from django.core.wsgi import get_wsgi_application

    get_wsgi_application()
    from django.conf import settings
    from django.db import connections
    from django.template.loader import get_template
    from django.urls import get_resolver
    from django.utils import translation

    get_resolver().resolve("/")
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            translation.gettext("Story")
    folder = settings.BASE_DIR / "templates"
    for path in sorted(folder.rglob("*.html")):
        get_template(str(path.relative_to(folder)))
    connections.close_all()
    gc.collect()
    gc.freeze()  # what is not looked at is not written to, so it stays shared


if __name__ == "__main__":
    main()
