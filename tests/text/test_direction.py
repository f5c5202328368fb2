"""Direction where no markup can stand."""

import pytest

from articles.text.bidi import direction, isolate, needs_isolation, strip_isolates


def test_languages_run_their_way() -> None:
    assert [direction(tag) for tag in ("ar", "ar-KW", "fa", "ur", "en", "fr")] == (
        ["rtl", "rtl", "rtl", "rtl", "ltr", "ltr"]
    )


@pytest.mark.parametrize(
    "text", ["+965 2222 3333", "C++", "OpenAI", "-5", "v1.2", "25/7/2022", "John Smith"]
)
def test_what_misreads_on_an_arabic_line_is_isolated(text: str) -> None:
    assert needs_isolation(text, "rtl")


@pytest.mark.parametrize("text", ["الكويت", "3-1", "2020-2024", "1,234.5", "30", ""])
def test_what_reads_well_is_left_alone(text: str) -> None:
    assert not needs_isolation(text, "rtl")


def test_arabic_on_an_english_line_is_isolated() -> None:
    assert needs_isolation("الكويت", "ltr")
    assert not needs_isolation("Kuwait 2024", "ltr")


def test_an_isolated_text_cannot_leave_its_isolate() -> None:
    assert isolate("a\u2069b") == "\u2068ab\u2069"
    assert strip_isolates(isolate("نص")) == "نص"
    assert isolate("") == ""
