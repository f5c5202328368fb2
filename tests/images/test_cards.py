"""The picture of a shared link: what is on it, and that only what is public has one."""

import io
import re

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as Pillow
from PIL import ImageChops, ImageDraw

from articles import images
from articles.images import lettering
from articles.images.lettering import Hand, broken, fitted
from articles.models import Publication
from tests import makers
from tests.images.files import as_file, noise

HARD = [
    "ثلاث كلمات فقط",
    "مجلس الموانئ يقر بعد جلسة امتدت حتى الفجر خطة لتوسعة الرصيف الشرقي وتعويض الصيادين "
    "وتأجيل رسوم العبور إلى العام المقبل بإجماع الأعضاء الحاضرين",
    "يَا بَيْتَنَا الْقَدِيمَ، مَا زَالَ فِي النَّافِذَةِ ضَوْءٌ",
    "NovaChip تبني أول مصنع لرقائق المستشعرات في العقبة",
    "أرباح البنك ترتفع 12.5% إلى 3,480 مليون دولار",
    "بيان (غير موقّع) يعلن [مسودة] الاتفاق",
    "مسؤول لـ«الرواق»: «لن نعود إلى ما قبل 10/2023»",
    "ا" * 200,
    "٭",
]


@pytest.fixture(params=["with the engine", "without the engine"])
def shaping(request, monkeypatch):
    if request.param == "without the engine":
        monkeypatch.setattr(lettering, "has_shaping_engine", lambda: False)
    elif not lettering.has_shaping_engine():
        pytest.fail("libfribidi is not on this machine: make test installs it")


def one_print(**words) -> Publication:
    return makers.published(**words).publications.select_related("section").get(language="ar")


def inked(picture: bytes) -> tuple[int, int, int, int]:
    """The box around everything that is not paper, between the band and the foot."""
    card = Pillow.open(io.BytesIO(picture)).convert("RGB")
    assert card.size == (1200, 630)
    middle = card.crop((0, 120, 1200, 520))
    empty = Pillow.new("RGB", middle.size, "#fdfcf9")
    # JPEG leaves a haze round letters that no eye sees.
    inked = ImageChops.difference(middle, empty).convert("L").point(lambda v: v > 40 and 255)
    box = inked.getbbox()
    assert box is not None
    return box


@pytest.mark.django_db
@pytest.mark.parametrize("headline", HARD)
def test_no_headline_runs_off_the_card(headline, shaping):
    publication = one_print()
    publication.headline = headline
    box = inked(images.draw_card(publication, paper="الرواق", corrected=False))
    assert box[0] >= 50
    assert box[2] <= 1150


@pytest.mark.parametrize("language", ["ar", "en"])
def test_lines_break_between_words_and_lose_none(language, shaping):
    for headline in HARD[:7]:
        hand, lines = fitted(
            headline, language, "bold", width=900, height=420, sizes=(84, 62, 44, 30)
        )
        assert " ".join(lines) == headline
        assert len(lines) * hand.line_height <= 420


@given(
    words=st.lists(st.sampled_from(["خطة", "الموانئ", "18", "شهراً", "NovaChip", "–"]), min_size=1)
)
def test_a_number_is_never_parted_from_what_it_counts(words):
    text = " ".join(words)
    lines = broken(text, Hand("ar", "bold", 60), 500)
    assert " ".join(lines) == text
    assert not any(line.endswith("18") for line in lines[:-1])
    assert not any(line.startswith("–") for line in lines[1:])


def test_the_letters_of_a_word_are_joined(shaping):
    hand = Hand("ar", "bold", 60)
    assert hand.width("سسس") < 0.9 * hand.width("س س س".replace(" ", "\u200c"))


def test_a_headline_that_cannot_fit_ends_in_an_ellipsis():
    hand, lines = fitted("كلمة " * 200, "ar", "bold", width=600, height=300, sizes=(60, 40))
    assert len(lines) * hand.line_height <= 300
    assert lines[-1].endswith("…")
    assert hand.width(lines[-1]) <= 600


@pytest.mark.django_db
def test_the_face_changes_with_what_is_shown():
    publication = one_print()
    words = {"paper": "الرواق", "corrected": False}
    before = images.face(publication, **words)
    assert images.face(publication, **words) == before
    publication.headline = "عنوان آخر"
    assert images.face(publication, **words) != before
    publication.refresh_from_db()
    assert images.face(publication, paper="الرواق", corrected=True) != before


def shown_card(client: Client, page: str) -> str:
    """The path of the card that a page points to."""
    body = client.get(page).content.decode()
    return re.search(r'property="og:image" content="https?://[^/]+([^"]+)"', body)[1]


@pytest.mark.django_db
def test_a_public_story_has_a_card_in_each_of_its_languages(client):
    story = makers.published(english=True, at=timezone.now())
    for one in story.publications.all():
        answer = client.get(shown_card(client, one.get_absolute_url()))
        assert answer.status_code == 200
        assert answer["Content-Type"] == "image/jpeg"
        assert Pillow.open(io.BytesIO(answer.content)).size == (1200, 630)
        assert answer["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.django_db
def test_an_address_a_card_had_before_leads_to_the_one_it_has_now(client):
    story = makers.publication()
    page = story.get_absolute_url()
    before = shown_card(client, page)
    Publication.objects.filter(pk=story.pk).update(headline="عنوان آخر")
    now = shown_card(client, page)
    assert now != before
    for old in (before, f"/card/{story.article_id}.png", f"/card/{story.article_id}.png?v=1"):
        answer = client.get(old)
        assert (answer.status_code, answer["Location"]) == (302, now)
        assert "max-age=60" in answer["Cache-Control"]


@pytest.mark.django_db
def test_a_card_is_under_250_kilobytes_whatever_the_picture():
    publication = one_print(texts={"lead_image": makers.picture()})
    grain = ContentFile(as_file(noise(1200, 900), quality=95).read(), "noise.jpg")
    publication.lead_image.file.save("noise.jpg", grain)
    assert len(images.draw_card(publication, paper="الرواق", corrected=False)) < 250_000


SAME_WORDS = {
    "letters copied out of a PDF": "ﻣﺠﻠﺲ ﺍﻟﻤﻮﺍﻧﺊ ﻳﻘﺮّ ﺧﻄﺔ ﻻﺣﻘﺔ",
    "a ligature of a whole word": "قال ﷺ",
    "wide and mathematical letters": "ＯＰＥＣ 𝗼𝗽𝗲𝗰",
    "pictographs": "عاجل 🔴 مجلس الموانئ ⚡️",
    "hyphens and spaces": "3\u20111\u202fو2\u2009–\u20091",
    "marks of the Quran": "قُلۡ هُوَ ٱللَّهُ أَحَدٌ",
}
PLAIN = ("مجلس الموانئ يقرّ خطة لاحقة", "قال صلى الله عليه وسلم", "OPEC opec")
PLAIN += ("عاجل  مجلس الموانئ ", "3-1 و2 – 1", "قُل هُوَ ٱللَّهُ أَحَدٌ")


@pytest.mark.parametrize(("name", "plain"), zip(SAME_WORDS, PLAIN, strict=True))
def test_a_card_says_the_words_of_the_page_whatever_characters_came(name, plain, shaping):
    hand = Hand("ar", "bold", 60)
    assert picture_of(hand, SAME_WORDS[name]) == picture_of(hand, plain)


def picture_of(hand: Hand, text: str) -> bytes:
    canvas = Pillow.new("L", (1400, 160), "white")
    hand.write(ImageDraw.Draw(canvas), text, start=1380, baseline=110, fill="black")
    return canvas.tobytes()


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["draft", "in_review", "approved", "scheduled", "withdrawn"])
def test_what_is_not_public_has_no_card(state):
    story = getattr(makers, state)(at=timezone.now())
    answer = Client().get(f"/card/{story.pk}.png")
    nonsense = Client().get("/card/999999.png")
    assert answer.status_code == nonsense.status_code == 404
    assert answer.content == nonsense.content.replace(b"999999", str(story.pk).encode())


@pytest.mark.django_db
def test_a_retracted_story_has_no_card():
    story = makers.retracted(at=timezone.now())
    assert Client().get(f"/card/{story.pk}.png").status_code == 404


def test_the_system_check_says_when_the_engine_is_missing(monkeypatch):
    assert lettering.check_shaping() == []
    monkeypatch.setattr(lettering, "has_shaping_engine", lambda: False)
    assert "libfribidi0" in lettering.check_shaping()[0].hint
