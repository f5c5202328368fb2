"""Looks at every file of every picture, and mends what can be mended."""

from datetime import timedelta
from typing import Any

from django.core.files.storage import default_storage
from django.core.management.base import CommandParser
from django.utils import timezone
from tqdm import tqdm

from articles import images
from articles.management.explained import ExplainedCommand
from articles.models import Image, Publication

YOUNG = timedelta(days=1)  # what is written in this moment is nobody's yet


class Command(ExplainedCommand):
    help = (
        "Looks at every file of every picture. A size that is missing or truncated is made anew\n"
        "from the picture; a picture that is itself missing or truncated is named, for only a\n"
        "backup has it. Files that belong to no picture and stand in no print are named too, and\n"
        "deleted with --delete. Changes nothing else; safe to stop and to run again."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--delete", action="store_true", help="delete files that are nobody's")

    def handle(self, *args: Any, **options: Any) -> None:
        lost, mended, known = [], 0, set()
        found = Image.objects.order_by("pk")
        with tqdm(total=found.count(), desc="pictures", unit=" pictures", disable=None) as bar:
            for image in found.iterator(chunk_size=100):
                own = str(image.file.name)
                known |= {own, *images.names_of(image)}
                if not images.is_whole(default_storage, own):
                    lost.append(image)
                elif bad := images.missing_of(image):
                    images.make_again(image, bad)
                    mended += len(bad)
                bar.update()
        for image in lost:
            self.stdout.write(
                f"lost, restore it from a backup: picture {image.pk} {image.file.name}"
            )
        self.stdout.write(f"sizes made again: {mended}")
        orphans = [name for name in sorted(images.names_in(default_storage)) if name not in known]
        orphans = [name for name in orphans if _is_nobodys(name)]
        for name in orphans:
            self.stdout.write(f"nobody's: {name}")
            if options["delete"]:
                default_storage.delete(name)
        done = "deleted" if options["delete"] else "found; --delete deletes them"
        self.stdout.write(f"files that are nobody's: {len(orphans)} {done}")


def _is_nobodys(name: str) -> bool:
    """Addresses that were printed stay, also those of sizes we make no more."""
    if timezone.now() - default_storage.get_modified_time(name) < YOUNG:
        return False
    return not Publication.objects.filter(body_html__contains=name).exists()
