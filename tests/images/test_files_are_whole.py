"""A file has its name once all of it is there; what is truncated, missing or nobody's is found."""

import errno
import os
from datetime import timedelta
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from articles import images, roles
from articles.images.files import WholeFiles
from articles.models import Image, Publication
from tests import makers
from tests.admin.pages import signed_in
from tests.admin.test_a_picture_is_taken_in import ADD, WORDS
from tests.images.files import as_file, noise, photograph
from tests.makers import NOON

pytestmark = pytest.mark.django_db


def accept(picture=None) -> Image:
    made = images.accept(as_file(picture or noise(700, 400), "PNG"), by=None, at=NOON)
    images.render_pending(at=NOON, limit=10)
    made.refresh_from_db()
    return made


def checked(*words: str) -> str:
    out = StringIO()
    call_command("check_media", *words, stdout=out)
    return out.getvalue()


def truncate(name: str) -> None:
    with open(default_storage.path(name), "r+b") as file:
        file.truncate(os.path.getsize(file.name) // 2)


class Full(ContentFile):
    """Ends like a disk that is full, half way."""

    def chunks(self, chunk_size=None):
        yield b"half"
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_disk_that_is_full_half_way_leaves_no_file(tmp_path):
    storage = WholeFiles(tmp_path)
    with pytest.raises(OSError, match="No space"):
        storage.save("a/b.jpg", Full(b"whole"))
    assert not [one for one in tmp_path.rglob("*") if one.is_file()]
    assert storage.save("a/b.jpg", ContentFile(b"whole")) == "a/b.jpg"
    assert (tmp_path / "a/b.jpg").read_bytes() == b"whole"
    assert len([one for one in tmp_path.rglob("*") if one.is_file()]) == 1


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_an_editor_is_told_that_a_picture_cannot_be_kept(monkeypatch, number):
    def full(*_args, **_words):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(WholeFiles, "_save", full)
    with pytest.raises(images.PictureRefused, match="القرص"):
        images.accept(as_file(photograph(90, 60), "PNG"), by=None, at=NOON)
    assert not Image.objects.exists()


def test_the_page_of_a_new_picture_says_so(monkeypatch):
    monkeypatch.setattr(WholeFiles, "_save", lambda *_args: (_ for _ in ()).throw(OSError(28, "x")))
    client = signed_in(makers.person(roles.PICTURE_EDITOR))
    file = SimpleUploadedFile("a.png", as_file(photograph(90, 60), "PNG").read(), "image/png")
    answer = client.post(reverse(ADD), {**WORDS, "upload": file})
    html = answer.content.decode()
    assert "القرص ممتلئ" in html
    assert WORDS["alt_text_ar"] in html


def test_a_truncated_size_is_not_taken_for_a_whole_one():
    image = accept()
    name = f"{image.stem}-320.webp"
    truncate(name)
    Image.objects.update(sizes={**image.sizes, "webp": [700]}, is_rendered=False)
    images.render_pending(at=NOON, limit=10)
    assert images.is_whole(default_storage, name, (320, 183))


def test_sizes_that_are_missing_or_truncated_are_made_again():
    image = accept()
    before = dict(image.sizes)
    truncate(f"{image.stem}-700.jpeg")
    default_storage.delete(f"{image.stem}-320.avif")
    assert "sizes made again: 2" in checked()
    image.refresh_from_db()
    assert image.sizes == before
    assert image.is_rendered
    assert not images.missing_of(image)
    assert "sizes made again: 0" in checked()


def test_a_picture_that_is_lost_is_named_and_stops_nothing():
    lost, kept = accept(), accept(photograph(100, 80))
    truncate(lost.file.name)
    default_storage.delete(f"{lost.stem}-320.avif")
    default_storage.delete(f"{kept.stem}-100.webp")
    said = checked()
    assert f"picture {lost.pk} {lost.file.name}" in said
    assert f"picture {kept.pk}" not in said
    assert "sizes made again: 1" in said


def test_what_is_nobodys_is_named_and_deleted_when_asked_but_never_what_is_printed():
    image = accept()
    for name in ("renditions/old-1-320.webp", "images/2020/01/x.jpg", "renditions/new-1-320.webp"):
        default_storage.save(name, ContentFile(b"x"))
        long_ago = (timezone.now() - timedelta(days=3)).timestamp()
        if "new" not in name:
            os.utime(default_storage.path(name), (long_ago, long_ago))
    makers.publication()
    Publication.objects.update(body_html='<img src="/media/renditions/old-1-320.webp">')
    said = checked()
    assert "nobody's: images/2020/01/x.jpg" in said
    assert "old-1" not in said
    assert "new-1" not in said
    checked("--delete")
    assert not default_storage.exists("images/2020/01/x.jpg")
    assert default_storage.exists("renditions/old-1-320.webp")
    assert not images.missing_of(image)
