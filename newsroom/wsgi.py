import os
import signal

from django.core.wsgi import get_wsgi_application

from articles.management.processes import end_with_parent

end_with_parent(signal.SIGKILL)  # a worker is of no use without its server
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

application = get_wsgi_application()
