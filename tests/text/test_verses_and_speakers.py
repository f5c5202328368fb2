"""A verse keeps its two halves apart and a quotation its speaker: in what is stored, in plain text,
in the blocks of the API."""

import pytest

from articles.text.html import blocks, plain_text, sanitise

VERSE = '<blockquote class="verse"><p>صدر البيت</p><p>عجز البيت</p></blockquote>'
SAID = "<blockquote><p>لن نؤجل شيئاً.</p><footer>رئيسة المجلس</footer></blockquote>"


@pytest.mark.parametrize("html", [VERSE, SAID])
def test_they_are_stored_as_they_are(html):
    assert sanitise(html) == html


def test_the_words_of_a_verse_do_not_run_into_one():
    assert plain_text(VERSE) == "صدر البيت\nعجز البيت"
    assert plain_text(SAID) == "لن نؤجل شيئاً.\nرئيسة المجلس"


def test_the_blocks_say_who_and_what():
    (verse,), (said,) = blocks(VERSE, "ar"), blocks(SAID, "ar")
    assert (verse["type"], verse["is_verse"]) == ("quote", True)
    assert [one["text"] for one in verse["spans"]] == ["صدر البيت\nعجز البيت"]
    assert said["speaker"] == "رئيسة المجلس"
    assert [one["text"] for one in said["spans"]] == ["لن نؤجل شيئاً."]
    assert "is_verse" not in said


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("<footer>ليس في اقتباس</footer>", "<p>ليس في اقتباس</p>"),
        ("<blockquote><footer>وحده</footer></blockquote>", "<p>وحده</p>"),
        (
            '<blockquote class="evil verse"><p>أ</p></blockquote>',
            '<blockquote class="verse"><p>أ</p></blockquote>',
        ),
        (
            '<blockquote class="evil"><p>أ</p><footer></footer></blockquote>',
            "<blockquote><p>أ</p></blockquote>",
        ),
        (
            "<blockquote><p>أ</p><footer>أول</footer><p>ب</p><footer>ثانٍ</footer></blockquote>",
            "<blockquote><p>أ</p><p>أول</p><p>ب</p><footer>ثانٍ</footer></blockquote>",
        ),
    ],
)
def test_anything_else_gives_way_and_loses_no_word(given, kept):
    assert sanitise(given) == kept
    assert sanitise(kept) == kept
