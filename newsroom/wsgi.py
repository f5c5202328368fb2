import gc
import os
import signal
from collections.abc import Callable
from typing import Any

from django.core.wsgi import get_wsgi_application

from articles.management.processes import end_with_parent

end_with_parent(signal.SIGKILL)  # a worker is of no use without its server
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")


def _application() -> Callable[..., Any]:
    django = get_wsgi_application()
    from articles import freshness  # knows the models, which are there by now
    from newsroom.closed import closed
    from newsroom.media import with_media
    from newsroom.metrics import measured
    from newsroom.pages import kept
    from newsroom.watchdog import limited

    freshness.changed()  # another release may draw what others keep in another way
    freshness.follow()
    gc.freeze()  # what stands until the process ends is not looked at again
    return measured(closed(with_media(kept(limited(django)))))


application = _application()
