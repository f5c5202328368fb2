"""Which files become pictures, and what is left of them."""

import io

import pytest
from PIL import Image as Pillow
from PIL import ImageCms

from articles import images
from articles.models import Image
from tests.images.files import as_file, noise, photograph
from tests.makers import NOON

pytestmark = pytest.mark.django_db

GPS, ORIENTATION, MAKER = 0x8825, 0x0112, 0x010F


def accept(file, **words) -> Image:
    return images.accept(file, by=None, at=NOON, **words)


def kept(image: Image) -> Pillow.Image:
    with image.file.open("rb") as file:
        picture = Pillow.open(io.BytesIO(file.read()))
        picture.load()
    return picture


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "GIF", "TIFF"])
def test_every_kind_of_picture_becomes_a_jpeg(kind):
    image = accept(as_file(photograph(), kind))
    assert (kept(image).format, kept(image).mode) == ("JPEG", "RGB")
    assert (image.width, image.height) == (800, 500)


def test_place_and_device_are_gone_from_every_file():
    exif = Pillow.Exif()
    exif[MAKER] = "Camera of a witness"
    exif.get_ifd(GPS).update({1: "N", 2: (29.0, 22.0, 11.0)})
    sent = as_file(photograph(), exif=exif, comment=b"from the phone of a witness")
    assert b"witness" in sent.getvalue()
    image = accept(sent)
    names = [image.file.name, *(f"{image.stem}-{one}.jpeg" for one in image.sizes["jpeg"])]
    for name in names:
        with image.file.storage.open(name) as opened:
            written = opened.read()
        assert b"witness" not in written
        assert b"Exif" not in written


def test_a_picture_taken_sideways_stands_upright():
    exif = Pillow.Exif()
    exif[ORIENTATION] = 6
    image = accept(as_file(photograph(800, 500), exif=exif, quality=95))
    assert (image.width, image.height) == (500, 800)
    assert kept(image).getpixel((490, 400))[0] > 200  # the sky was on the side that is now right


def test_another_colour_space_becomes_srgb():
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    plain, told = photograph(), photograph()
    image = accept(as_file(told, "PNG", icc_profile=lab))
    assert "icc_profile" not in kept(image).info
    assert kept(image).getpixel((400, 400)) != plain.getpixel((400, 400))


def test_an_unreadable_colour_profile_does_not_keep_a_picture_out():
    image = accept(as_file(photograph(), "PNG", icc_profile=b"no profile at all"))
    assert abs(kept(image).getpixel((400, 400))[2] - 0x8C) < 6


def test_printers_ink_sixteen_bits_and_transparency_are_brought_to_rgb():
    ink = accept(as_file(photograph().convert("CMYK"), "TIFF"))
    assert abs(kept(ink).getpixel((400, 400))[2] - 0x8C) < 12
    deep = Pillow.new("I;16", (400, 300), 40_000)
    assert abs(kept(accept(as_file(deep, "PNG"))).getpixel((200, 150))[0] - 156) < 4
    clear = Pillow.new("RGBA", (400, 300), (200, 0, 0, 0))
    assert kept(accept(as_file(clear, "PNG"))).getpixel((200, 150)) == (255, 255, 255)


def test_the_same_pixels_sent_again_are_the_picture_we_hold():
    first = accept(as_file(photograph(), "PNG"), alt_text_ar="ميناء")
    again = accept(as_file(photograph(), "TIFF"), alt_text_ar="كلام آخر")
    assert again.pk == first.pk
    assert again.alt_text_ar == "ميناء"
    assert Image.objects.count() == 1


def test_the_words_and_the_colour_are_kept():
    image = accept(
        as_file(photograph(), "PNG"), alt_text_ar="ميناء", credit_en="Drawn", focal_x=0.2
    )
    image.refresh_from_db()
    assert (image.alt_text_ar, image.credit_en, image.focal_x) == ("ميناء", "Drawn", 0.2)
    assert image.dominant_colour == "#20508c"


def test_a_picture_of_fifty_megapixels_is_the_largest():
    wide = Pillow.new("L", (10_001, 5_000))
    with pytest.raises(images.PictureRefused, match="50"):
        accept(as_file(wide, "PNG"))


def test_a_bomb_is_refused_before_it_is_unpacked():
    bomb = as_file(Pillow.new("1", (30_000, 30_000)), "PNG")
    assert len(bomb.getvalue()) < 200_000
    with pytest.raises(images.PictureRefused, match="50"):
        accept(bomb)


def test_a_picture_cut_short_is_refused():
    whole = as_file(noise(300, 300), "PNG").getvalue()
    with pytest.raises(images.PictureRefused):
        accept(io.BytesIO(whole[: len(whole) // 2]))


def test_a_moving_picture_is_refused():
    frames = [photograph(80, 50, colour) for colour in ("red", "green")]
    sent = as_file(frames[0], "GIF", save_all=True, append_images=frames[1:])
    with pytest.raises(images.PictureRefused):
        accept(sent)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00" * 64,
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"%PDF-1.7",
        b"<html><body>",
        b"\xff\xd8\xff\xe0 a JPEG in name alone",
    ],
)
def test_what_is_no_picture_is_refused_in_arabic(content):
    with pytest.raises(images.PictureRefused) as refused:
        accept(io.BytesIO(content))
    assert str(refused.value)
    assert Image.objects.count() == 0
