"""The paper of the drill, in a process of its own: without words it is made, with the numbers of
two stories it is looked at."""

import sys
from datetime import timedelta
from io import StringIO

import django

django.setup()

from django.core.management import call_command  # noqa: E402  needs the settings
from django.db.models import Sum  # noqa: E402
from django.utils import timezone  # noqa: E402

from articles import roles  # noqa: E402
from articles.models import ShareDay, ShareEvent, Transition  # noqa: E402
from tests import makers  # noqa: E402
from tests.drill.kills import untrue  # noqa: E402


def made() -> str:
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0, stdout=StringIO())
    yesterday = timezone.now() - timedelta(days=1)
    makers.cast()
    for _number in range(8):
        makers.published(at=yesterday, texts={"lead_image": makers.picture()})
    story, held = makers.published(at=yesterday), makers.published(at=yesterday)
    token = makers.token(makers.person(roles.LEGAL))
    return f"{story.pk} {held.pk} {token}"


def looked_at(story: str, held: str) -> str:
    call_command("clock", once=True, stdout=StringIO())
    counted = ShareDay.objects.filter(article=story).aggregate(all=Sum("count"))["all"] or 0
    waits = ShareEvent.objects.filter(article=story).exclude(held="").count()
    moves = Transition.objects.filter(article=held, move__in=("hold", "release")).count()
    return f"{counted + waits} {moves} {'; '.join(untrue()) or 'nothing'}"


if __name__ == "__main__":
    sys.stdout.write((looked_at(*sys.argv[1:]) if sys.argv[1:] else made()) + "\n")
