"""A picture comes in by the admin's form: cleaned, or refused in words with nothing typed lost."""

import io

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.translation import gettext
from PIL import ExifTags
from PIL import Image as Pillow

from articles import roles
from articles.models import Image
from tests import makers
from tests.admin.pages import signed_in
from tests.images.files import as_file, photograph

pytestmark = pytest.mark.django_db

ADD = "admin:articles_image_add"
WORDS = {
    "alt_text_ar": "رافعة فوق رصيف خالٍ",
    "caption_ar": "رصيف الميناء فجراً",
    "credit_ar": "تصوير هند الساري",
    "focal_x": "0.25",
    "focal_y": "0.5",
}
REMOVED = "The picture is in. The file told where or with what it was taken: that was removed."
SCRIPT = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def from_a_camera() -> bytes:
    exif = Pillow.Exif()
    exif[ExifTags.Base.Make] = "Nikon"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (29.0, 22.0, 11.0)
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    return as_file(photograph(), exif=exif).getvalue()


def send(content: bytes, role=roles.PICTURE_EDITOR, name="picture.jpg", **words):
    client = signed_in(makers.person(role))
    upload = SimpleUploadedFile(name, content, content_type="image/jpeg")
    return client.post(reverse(ADD), {"upload": upload, **WORDS, **words}, follow=True)


def test_a_photograph_is_kept_without_its_place_and_that_is_said():
    page = send(from_a_camera())
    image = Image.objects.get()
    assert page.redirect_chain == [(reverse("admin:articles_image_change", args=[image.pk]), 302)]
    assert (image.alt_text_ar, image.focal_x) == (WORDS["alt_text_ar"], 0.25)
    assert image.uploaded_by == makers.person(roles.PICTURE_EDITOR)
    with image.file.open("rb") as file:
        kept = file.read()
    assert b"Nikon" not in kept
    assert not Pillow.open(io.BytesIO(kept)).getexif()
    assert gettext(REMOVED) in page.content.decode()
    assert LogEntry.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (SCRIPT, "ليس هذا ملف صورة نعرفه"),
        (from_a_camera()[:4000], "الصورة تالفة أو وصلت ناقصة"),
        (b"", "الملف المرسل فارغ"),
    ],
    ids=["a script by another name", "half a file", "an empty file"],
)
def test_what_is_no_picture_is_refused_and_the_words_stay(content, said):
    page = send(content)
    assert page.status_code == 200
    assert said in " ".join(page.context["adminform"].form.errors["upload"])
    assert said in page.content.decode()
    for typed in WORDS.values():
        assert typed in page.content.decode()
    assert not Image.objects.exists()


def test_a_form_that_is_wrong_elsewhere_takes_nothing_in():
    page = send(from_a_camera(), focal_x="7")
    assert list(page.context["adminform"].form.errors) == ["focal_x"]
    assert not Image.objects.exists()


def test_a_form_without_a_file_asks_for_one():
    client = signed_in(makers.person(roles.PICTURE_EDITOR))
    page = client.post(reverse(ADD), WORDS)
    assert list(page.context["adminform"].form.errors) == ["upload"]


def test_the_same_picture_again_leads_to_the_one_we_have():
    send(from_a_camera())
    page = send(from_a_camera(), alt_text_ar="كلام آخر")
    image = Image.objects.get()
    assert page.redirect_chain == [(reverse("admin:articles_image_change", args=[image.pk]), 302)]
    assert [str(one.level_tag) for one in page.context["messages"]] == ["warning"]
    assert image.alt_text_ar == WORDS["alt_text_ar"]
    assert LogEntry.objects.count() == 1


def test_a_picture_added_from_a_story_goes_back_to_it():
    page = send(from_a_camera(), _popup="1")
    assert page.redirect_chain == []
    assert str(Image.objects.get().pk) in page.content.decode()


@pytest.mark.parametrize("role", roles.ROLES)
def test_only_those_who_handle_pictures_bring_them(role):
    may = "add" in roles.ADMIN_PERMISSIONS[role].get("image", ())
    page = send(from_a_camera(), role=role)
    assert page.status_code == (200 if may else 403)
    assert Image.objects.exists() is may
