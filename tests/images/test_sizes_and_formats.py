"""Renditions: JPEG at once, WebP and AVIF from the clock."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from PIL import Image as Pillow

from articles import images
from articles.models import Image, Setback
from tests.images.files import as_file, noise, photograph
from tests.makers import NOON

pytestmark = pytest.mark.django_db


def accept(picture, **words) -> Image:
    return images.accept(as_file(picture, "PNG"), by=None, at=NOON, **words)


def held(image: Image, kind: str) -> list[int]:
    """The widths of this format, each of them a file."""
    image.refresh_from_db()
    widths = image.sizes.get(kind, [])
    assert all(image.file.storage.exists(f"{image.stem}-{one}.{kind}") for one in widths)
    return widths


def opened(image: Image, width: int, kind: str):
    return Pillow.open(image.file.storage.open(f"{image.stem}-{width}.{kind}"))


@pytest.mark.parametrize(
    ("width", "made"),
    [
        (200, [200]),
        (330, [330]),
        (1000, [320, 640, 1000]),
        (1600, [320, 640, 960, 1280, 1600]),
        (4000, [320, 640, 960, 1280, 1920]),
    ],
)
def test_sizes_are_few_and_never_above_the_picture(width, made):
    assert images.sizes(width) == made


def test_jpegs_are_there_at_once_in_their_own_measure():
    image = accept(photograph(1600, 1000))
    assert held(image, "jpeg") == [320, 640, 960, 1280, 1600]
    for width in held(image, "jpeg"):
        with opened(image, width, "jpeg") as picture:
            assert picture.format == "JPEG"
            assert picture.size == (width, width * 1000 // 1600)


def test_a_file_is_named_after_what_is_in_it():
    addresses = [
        image.address(one, "jpeg")
        for image in (accept(noise(700, 400)), accept(photograph(700, 400)))
        for one in image.sizes["jpeg"]
    ]
    assert len(set(addresses)) == len(addresses) == 4


def test_the_clock_makes_the_smaller_formats_once():
    image = accept(noise(700, 400))
    assert held(image, "webp") == held(image, "avif") == []
    assert images.render_pending(at=NOON, limit=10) == 1
    assert held(image, "webp") == held(image, "avif") == [320, 700]
    assert images.render_pending(at=NOON, limit=10) == 0
    for kind in ("webp", "avif"):
        with opened(image, 320, kind) as picture:
            assert picture.format == kind.upper()


@pytest.mark.parametrize("kind", ["webp", "avif"])
def test_a_clock_that_was_killed_half_way_goes_on(kind):
    image = accept(noise(700, 400))
    images.render_pending(at=NOON, limit=10)
    image.refresh_from_db()
    Image.objects.update(sizes={**image.sizes, kind: [700]}, is_rendered=False)
    assert images.render_pending(at=NOON, limit=10) == 1
    assert held(image, kind) == [320, 700]


def test_no_more_pictures_are_made_than_asked_for():
    for colour in ("red", "green", "blue"):
        accept(photograph(100, 80, colour))
    assert [images.render_pending(at=NOON, limit=2) for _stroke in range(3)] == [2, 1, 0]


def test_a_picture_whose_file_is_lost_keeps_no_other_waiting():
    kept = accept(photograph(100, 80, "green"))
    lost = accept(photograph(100, 80, "red"))
    lost.file.storage.delete(lost.file.name)
    assert images.render_pending(at=NOON, limit=2) == 1
    assert held(kept, "webp") == [100]


def test_five_pictures_that_cannot_be_read_starve_no_other_and_are_tried_later():
    kept = accept(photograph(100, 80, "green"))
    lost = [accept(photograph(100, 80, f"#{number}0{number}0{number}0")) for number in range(1, 7)]
    for image in lost:
        image.file.storage.delete(image.file.name)
    assert [images.render_pending(at=NOON, limit=5) for _stroke in range(2)] == [1, 0]
    assert held(kept, "webp") == [100]
    noted = Setback.objects.filter(job=Setback.Job.PICTURE, attempts=1)
    assert set(noted.values_list("row", flat=True)) == {image.pk for image in lost}
    assert images.render_pending(at=NOON + timedelta(minutes=1), limit=10) == 0
    later = Setback.objects.filter(attempts=2).values_list("next_at", flat=True)
    assert set(later) == {NOON + timedelta(minutes=2)}


def test_a_picture_that_is_found_again_is_no_setback_any_more():
    lost = accept(photograph(100, 80, "red"))
    name, content = lost.file.name, lost.file.read()
    lost.file.storage.delete(name)
    images.render_pending(at=NOON, limit=5)
    lost.file.storage.save(name, ContentFile(content))
    images.render_pending(at=NOON + timedelta(hours=1), limit=5)
    assert held(lost, "webp") == [100]
    assert not Setback.objects.exists()


def test_a_picture_we_may_no_longer_use_is_left_alone():
    accept(photograph(100, 80), rights_expire_at=NOON)
    assert images.render_pending(at=NOON + timedelta(seconds=1), limit=5) == 0


def test_the_clock_renders_what_waits():
    image = accept(noise(700, 400))
    out = StringIO()
    call_command("clock", "--once", stdout=out)
    assert "pictures rendered: 1" in out.getvalue()
    assert held(image, "webp") == [320, 700]
