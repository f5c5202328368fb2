"""Channel addresses carry every character whole, encoded once."""

from urllib.parse import parse_qs, urlsplit

import pytest

from articles import shares

TITLE = "«النفط» يرتفع 5% & الدينار؟ #عاجل + صورة"
URL = "https://riwaq.example/n/17"


def carried(channel):
    return parse_qs(urlsplit(shares.address_of(channel, title=TITLE, url=URL)).query)


@pytest.mark.parametrize(
    ("channel", "words"),
    [
        ("whatsapp", {"text": [f"{TITLE}\n{URL}"]}),
        ("x", {"text": [TITLE], "url": [URL]}),
        ("telegram", {"url": [URL], "text": [TITLE]}),
        ("facebook", {"u": [URL]}),
        ("linkedin", {"url": [URL]}),
        ("email", {"subject": [TITLE], "body": [f"{TITLE}\r\n{URL}"]}),
    ],
)
def test_title_and_address_arrive_whole(channel, words):
    assert carried(channel) == words


@pytest.mark.parametrize("channel", ["whatsapp", "x", "telegram", "facebook", "linkedin", "email"])
def test_a_space_is_never_a_plus_and_no_letter_is_raw(channel):
    query = urlsplit(shares.address_of(channel, title=TITLE, url=URL)).query
    assert "+" not in query
    assert query.isascii()
    assert "/" not in query


@pytest.mark.parametrize("channel", ["copy", "native"])
def test_copy_and_native_stay_on_the_page(channel):
    assert shares.address_of(channel, title=TITLE, url=URL) == ""


def test_an_unknown_channel_is_an_error():
    with pytest.raises(ValueError, match="fax"):
        shares.address_of("fax", title=TITLE, url=URL)


def test_what_only_decorates_is_left_out_and_the_hijri_mark_stays():
    address = shares.address_of("facebook", title="", url=URL)
    assert (
        address
        == "https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Friwaq.example%2Fn%2F17"
    )
    shared = parse_qs(
        urlsplit(shares.address_of("x", title="\u2068خـــاص\u2069: رؤية 1448 هـ", url=URL)).query
    )
    assert shared["text"] == ["خاص: رؤية 1448 هـ"]


def test_channels_stand_in_the_order_readers_expect():
    arabic = shares.channels("ar")
    assert [one.key for one in arabic] == [
        "whatsapp",
        "x",
        "telegram",
        "facebook",
        "email",
        "linkedin",
        "copy",
        "native",
    ]
    assert [one.key for one in arabic if one.needs_script] == ["native"]
    assert [one.label for one in shares.channels("en")][:3] == ["WhatsApp", "X", "Telegram"]


@pytest.mark.parametrize(
    ("headers", "foreign"),
    [
        ({}, False),
        ({"Sec-Fetch-Site": "same-origin"}, False),
        ({"Sec-Fetch-Site": "none"}, False),
        ({"Sec-Fetch-Site": "cross-site"}, True),
        ({"Sec-Fetch-Site": "same-site"}, True),
        ({"Origin": "http://127.0.0.1:8000", "Host": "elsewhere"}, False),
        ({"Origin": "https://riwaq.example", "Host": "riwaq.example"}, False),
        ({"Origin": "https://evil.example", "Host": "riwaq.example"}, True),
        ({"Origin": "null", "Host": "riwaq.example"}, True),
        ({"Origin": "https://[", "Host": "riwaq.example"}, True),
    ],
)
def test_a_page_of_somebody_else_is_known_by_its_headers(headers, foreign):
    assert shares.is_cross_site(headers) is foreign
