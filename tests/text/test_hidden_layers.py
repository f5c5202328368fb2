"""Hidden layers of a document stay out and are named; markup that carries meaning keeps it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.html import layers_of, plain_text, sanitise

WORD_COMMENT = (
    '<p class=MsoNormal>أقرّ <a style="mso-comment-reference:SH_1;mso-comment-date:2026">المجلس</a>'
    "<span class=MsoCommentReference><span style='font-size:8.0pt'><![if !supportAnnotations]>"
    '<a class=msocomanchor id="_anchor_1" href="#_msocom_1" name="_msoanchor_1">[SH1]</a>'
    "<![endif]><span style='mso-special-character:comment'>&nbsp;</span></span></span> الخطة</p>"
    "<div style='mso-element:comment-list'><![if !supportAnnotations]><hr class=msocomoff>"
    "<![endif]><div style='mso-element:comment'><div id=\"_com_1\" class=msocomtxt>"
    "<p class=MsoCommentText>لا تذكر المصدر، سأشرح لك</p></div></div></div>"
)
GOOGLE_COMMENT = (
    '<p>أقرّ المجلس<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup> الخطة</p>'
    '<div style="border:1px solid black"><p><a href="#cmnt_ref1" id="cmnt1">[a]</a>'
    "<span>لا تذكر المصدر</span></p></div>"
)


@pytest.mark.parametrize(
    ("html", "kept", "named"),
    [
        (WORD_COMMENT, "أقرّ المجلس الخطة", ["comment"]),
        (GOOGLE_COMMENT, "أقرّ المجلس الخطة", ["comment"]),
        ("<p>قال <del>كذب</del><ins>نفى</ins> الوزير</p>", "قال نفى الوزير", ["deleted"]),
        ("<p>قال <s>كذب</s> نفى</p>", "قال نفى", ["deleted"]),
        ("<p>قال <strike><span>كذب</span></strike> نفى</p>", "قال نفى", ["deleted"]),
        (
            '<p>قال <span style="text-decoration:line-through">كذب</span>نفى</p>',
            "قال نفى",
            ["deleted"],
        ),
        ("<p>قال</p><p style='mso-hide:all'>سر</p>", "قال", ["hidden"]),
        ('<p>قال<span style="color:red; display: none">سر</span></p>', "قال", ["hidden"]),
        ("<p>قال</p><div hidden><p>سر</p></div>", "قال", ["hidden"]),
        ("<del><p>سر</p></del><p>قال</p>", "قال", ["deleted"]),
        ("<title>وثيقة</title><p>قال<!-- سر --></p>", "قال", []),
    ],
)
def test_a_layer_stays_out_and_is_named(html, kept, named):
    assert plain_text(sanitise(html)) == kept
    assert layers_of(html) == named


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<p>10<sup>6</sup> برميل</p>", "10⁶ برميل"),
        ("<p>10<sup>-3</sup></p>", "10⁻³"),
        ("<p>H<sub>2</sub>O وCO<sub>2</sub></p>", "H₂O وCO₂"),
        ("<p>20 م<sup>2</sup></p>", "20 م²"),
        ("<p>في القرن الـ21<sup>st</sup></p>", "في القرن الـ21st"),
        ("<p>قال: <q>لن نعود</q>.</p>", "قال: «لن نعود»."),
        ("<p>He said <q>no</q>.</p>", "He said “no”."),
        ("<p><q>قال لي: <q>لا</q></q></p>", "«قال لي: “لا”»"),
        ("<p><q><strong>لن</strong> نعود</q></p>", "«لن نعود»"),
    ],
)
def test_markup_that_carries_meaning_keeps_it(html, kept):
    assert plain_text(sanitise(html)) == kept
    assert layers_of(html) == []


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ('<b style="font-weight:normal" id="docs-internal-guid"><p>نص</p></b>', "<p>نص</p>"),
        ('<p><span style="font-weight:700">مهم</span> نص</p>', "<p><strong>مهم</strong> نص</p>"),
        ('<p><span style="font-style:italic">مهم</span></p>', "<p><em>مهم</em></p>"),
        ('<p>م<span style="vertical-align: super">2</span></p>', "<p>م²</p>"),
        ('<ol start="5"><li>خامس</li></ol>', '<ol start="5"><li>خامس</li></ol>'),
        ('<ol start="0"><li>أول</li></ol>', "<ol><li>أول</li></ol>"),
        (
            "<p>The hidden cost, <em>explained</em></p>",
            "<p>The hidden cost, <em>explained</em></p>",
        ),
    ],
)
def test_what_style_alone_says_is_kept_and_no_more(html, kept):
    assert sanitise(html) == kept
    assert sanitise(kept) == kept


PIECES = [
    "<del>",
    "</del>",
    "<q>",
    "</q>",
    "<sup>",
    "6",
    "</sup>",
    "<p>",
    "</p>",
    "نص",
    "<b hidden>",
]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_cleaning_twice_is_cleaning_once(html):
    once = sanitise(html)
    assert sanitise(once) == once
    assert layers_of(once) == []
