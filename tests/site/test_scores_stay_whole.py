"""A score in a headline is one thing: it is never parted at the end of a line."""

import re

import pytest
from django.utils import timezone

from articles.templatetags.arabic import marked, unbroken, unbroken_html
from tests import makers

HELD = '<span class="unbroken">{}</span>'


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
def test_every_page_holds_it_wherever_it_draws_words_of_a_story(client):
    score = "المرفأ يهزم نوارس صور <3-1>"
    story = makers.publication(
        texts={
            "headline_ar": score,
            "standfirst_ar": score,
            "kicker_ar": score,
            "body_ar": "<p>فاز &lt;3-1&gt;</p>",
        }
    )
    story.article.corrections.create(kind="correction", text_ar=score, at=timezone.now())
    pages = ("/", "/latest/", "/corrections/", "/search/?q=3", story.get_absolute_url())
    for path in pages:
        body = client.get(path).content.decode().partition("</head>")[2]
        words = re.sub(r"data-title=.*?>|<form.*?</form>", "", body, flags=re.DOTALL)
        drawn = re.sub("</?mark>", "", words)
        assert '&lt;<span class="unbroken">3-1</span>&gt;' in drawn, path
        assert "&lt;3-1" not in drawn, path


@pytest.mark.parametrize(
    ("pieces", "drawn"),
    [
        ([("صور 3-1", False)], 'صور <span class="unbroken">3-1</span>'),
        ([("3", True), ("-1 <", False)], '<span class="unbroken"><mark>3</mark>-1</span> &lt;'),
        (
            [("صور 3", True), ("-1", False)],
            '<mark>صور </mark><span class="unbroken"><mark>3</mark>-1</span>',
        ),
        (
            [("موسم ", False), ("2026/27", True)],
            'موسم <span class="unbroken"><mark>2026/27</mark></span>',
        ),
    ],
)
def test_a_score_is_whole_among_the_words_that_were_looked_for(pieces, drawn):
    assert marked(pieces) == drawn


def test_a_score_is_whole_in_a_body_and_addresses_stay_as_they_are():
    assert unbroken_html('<p>فاز 3-1، <a href="/2026-11/5?a>b">هنا</a></p>') == (
        '<p>فاز <span class="unbroken">3-1</span>، <a href="/2026-11/5?a>b">هنا</a></p>'
    )
