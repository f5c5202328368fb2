"""A gallery is a row of pictures under one caption: as it is stored, signed and given as blocks."""

import pytest

from articles.text.digest import canonical_html
from articles.text.html import blocks, plain_text, sanitise

FIRST = '<figure class="image" data-image="3"><figcaption>الميناء فجراً</figcaption></figure>'
SECOND = '<figure class="image" data-image="8"></figure>'
ROW = f'<figure class="gallery">{FIRST}{SECOND}<figcaption>يوم في الميناء</figcaption></figure>'


def test_it_is_stored_as_it_is_and_read_with_all_its_captions():
    assert sanitise(ROW) == ROW
    assert plain_text(ROW) == "الميناء فجراً\nيوم في الميناء"


def test_its_block_holds_its_pictures_in_their_order():
    (row,) = blocks(ROW, "ar")
    assert row["type"] == "gallery"
    assert [(one["type"], one["image"]) for one in row["images"]] == [("image", 3), ("image", 8)]
    assert [span["text"] for span in row["spans"]] == ["يوم في الميناء"]
    assert [span["text"] for span in row["images"][0]["spans"]] == ["الميناء فجراً"]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (f'<figure class="gallery">{SECOND}</figure>', SECOND),
        (f'<figure class="gallery">{SECOND}<p>كلام</p></figure>', f"{SECOND}<p>كلام</p>"),
        (
            '<figure class="gallery"><figcaption>بلا صور</figcaption></figure>',
            "<p>بلا صور</p>",
        ),
        (
            f'<figure class="evil gallery">{FIRST}<p>بين</p>{SECOND}</figure>',
            f'<figure class="gallery">{FIRST}{SECOND}</figure><p>بين</p>',
        ),
        (
            f'<ul><li>بند<figure class="gallery">{FIRST}{SECOND}</figure></li></ul>',
            f'<ul><li>بند</li></ul><figure class="gallery">{FIRST}{SECOND}</figure>',
        ),
    ],
)
def test_anything_else_gives_way_and_loses_no_word(given, kept):
    assert sanitise(given) == kept
    assert sanitise(kept) == kept


@pytest.mark.parametrize(
    "other",
    [
        ROW.replace("فجراً", "ليلاً"),
        ROW.replace("يوم", "ليلة"),
        ROW.replace('"8"', '"9"'),
        f'<figure class="gallery">{SECOND}{FIRST}<figcaption>يوم في الميناء</figcaption></figure>',
        FIRST + SECOND + "<p>يوم في الميناء</p>",
        # the same words under the other picture, or under one picture and not under the row
        ROW.replace("<figcaption>الميناء فجراً</figcaption></figure>", "</figure>", 1).replace(
            SECOND, SECOND.replace("</figure>", "<figcaption>الميناء فجراً</figcaption></figure>")
        ),
        ROW.replace("</figure><figcaption>يوم", "<figcaption>يوم", 1) + "</figure>",
    ],
)
def test_a_sign_off_covers_pictures_captions_and_which_belongs_to_which(other):
    assert canonical_html(sanitise(other)) != canonical_html(ROW)


def test_a_sign_off_covers_who_is_quoted_and_what_is_a_verse():
    said = "<blockquote><p>لن نؤجل شيئاً.</p><footer>رئيسة المجلس</footer></blockquote>"
    verse = '<blockquote class="verse"><p>صدر البيت</p><p>عجز البيت</p></blockquote>'
    assert canonical_html(said) != canonical_html(said.replace("رئيسة", "رئيس"))
    assert canonical_html(verse) != canonical_html(verse.replace(' class="verse"', ""))
