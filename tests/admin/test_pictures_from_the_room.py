"""Pictures are chosen from a grid, taken in where one writes, and cut round the point that is set;
each by whoever may."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image as Pillow

from articles import roles
from articles.models import Image
from tests import makers
from tests.admin.pages import signed_in

pytestmark = pytest.mark.django_db

CHOOSE, UPLOAD = reverse("admin:articles_image_choose"), reverse("admin:articles_image_upload")


@pytest.fixture
def desk():
    return signed_in(makers.person(roles.DESK_EDITOR))


@pytest.fixture
def reader():
    """A translator: sees pictures, takes none in."""
    return signed_in(makers.person(roles.TRANSLATOR))


def file(colour: str = "#336699") -> SimpleUploadedFile:
    written = BytesIO()
    Pillow.new("RGB", (800, 600), colour).save(written, "PNG")
    return SimpleUploadedFile("رصيف.png", written.getvalue(), "image/png")


def focus(picture) -> str:
    return reverse("admin:articles_image_focus", args=[picture.pk])


def test_the_grid_is_searched_by_words(desk):
    makers.picture("#111111")
    found = makers.picture("#222222")
    Image.objects.filter(pk=found.pk).update(alt_text_ar="رافعة في الميناء")
    answer = desk.get(CHOOSE, {"q": "رافعة"}).content.decode()
    assert f'data-number="{found.pk}"' in answer
    assert answer.count("data-number") == 1
    assert "لا صورة بهذه الكلمات" in desk.get(CHOOSE, {"q": "\0قطار"}).content.decode()


def test_a_page_that_never_was_is_the_last(desk):
    makers.picture()
    assert desk.get(CHOOSE, {"page": "x"}).status_code == 200
    assert "data-number" in desk.get(CHOOSE, {"page": "99"}).content.decode()


def test_a_file_is_taken_in_with_its_words(desk):
    told = desk.post(UPLOAD, {"upload": file(), "alt_text_ar": "رصيف", "credit_ar": "الرواق"})
    picture = Image.objects.get(pk=told.json()["number"])
    assert (picture.alt_text_ar, picture.credit_ar) == ("رصيف", "الرواق")
    again = desk.post(UPLOAD, {"upload": file(), "alt_text_ar": "غيره"}).json()
    assert again["number"] == picture.pk
    assert "موجودة من قبل" in again["said"]


def test_what_is_no_picture_is_refused_in_words(desk):
    text = SimpleUploadedFile("a.png", b"no picture", "image/png")
    answer = desk.post(UPLOAD, {"upload": text})
    assert answer.status_code == 400
    assert answer.json()["errors"]["upload"]
    assert desk.post(UPLOAD, {}).status_code == 400
    assert not Image.objects.exists()


def test_the_focal_point_is_set_inside_the_picture(desk):
    picture = makers.picture()
    assert desk.post(focus(picture), {"x": "0.25", "y": "1"}).json() == {"x": 0.25, "y": 1.0}
    for wrong in ({"x": "2", "y": "0"}, {"x": "nan", "y": "0"}, {"y": "0"}, {}):
        assert desk.post(focus(picture), wrong).status_code == 400
    picture.refresh_from_db()
    assert (picture.focal_x, picture.focal_y) == (0.25, 1.0)


def test_the_small_picture_is_found_by_number(desk):
    picture = makers.picture()
    answer = desk.get(reverse("admin:articles_image_thumb", args=[picture.pk]))
    assert answer.status_code == 302
    assert "private" in answer["Cache-Control"]
    assert desk.get(reverse("admin:articles_image_thumb", args=[99])).status_code == 404


def test_who_may_not_takes_none_in_and_moves_no_point(reader):
    picture = makers.picture()
    assert reader.get(CHOOSE).status_code == 200
    assert reader.post(UPLOAD, {"upload": file()}).status_code == 403
    assert reader.post(focus(picture), {"x": "0", "y": "0"}).status_code == 403
    assert Client().get(CHOOSE).status_code == 302
