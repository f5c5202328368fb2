"""A score in a headline is one thing: it is never parted at the end of a line."""

import pytest

from articles.templatetags.arabic import unbroken
from tests import makers


@pytest.mark.parametrize("pair", ["3-1", "2025/26", "10–12", "٣-١", "25-6, 7-5"])
def test_a_pair_of_numbers_is_held_together(pair):
    held = unbroken(f"فوز {pair} على الضيوف")
    assert held.count('<span class="unbroken">') == pair.count(",") + 1
    assert held.replace('<span class="unbroken">', "").replace("</span>", "") == (
        f"فوز {pair} على الضيوف"
    )


@pytest.mark.parametrize("text", ["تراجع -3 درجات", "كوفيد-19", "خطة 2030", "3 - 1"])
def test_other_words_are_left_alone(text):
    assert unbroken(text) == text


def test_what_is_not_markup_does_not_become_markup():
    assert unbroken("<b>3-1</b> & '5-2'") == (
        '&lt;b&gt;<span class="unbroken">3-1</span>&lt;/b&gt; &amp; '
        '&#x27;<span class="unbroken">5-2</span>&#x27;'
    )


@pytest.mark.django_db
def test_headlines_hold_it_on_every_page(client):
    story = makers.publication(texts={"headline_ar": "المرفأ يهزم نوارس صور <3-1>"})
    for path in ("/", "/latest/", story.get_absolute_url()):
        body = client.get(path).content.decode()
        assert '&lt;<span class="unbroken">3-1</span>&gt;' in body, path
