"""Two people changed one text: what only one of them touched joins by itself, what both did is a
choice, and no word is lost."""

from hypothesis import given
from hypothesis import strategies as st

from articles.text.merge import blocks, is_settled, joined, merge, merge_html

BASE = "أقر المجلس خطة لتوسعة الرصيف مطلع العام المقبل."
WORDS = st.lists(st.sampled_from(["أقر", "المجلس", "خطة", "و18", "«قال»", "port", "."]), max_size=8)
TEXTS = WORDS.map(" ".join)


def kinds(parts):
    return [part.kind for part in parts]


def test_changes_in_different_places_join_by_themselves():
    ours = BASE.replace("خطة", "مشروعاً")
    theirs = BASE.replace("المقبل", "الجاري")
    parts = merge(BASE, ours, theirs)
    assert joined(parts) == "أقر المجلس مشروعاً لتوسعة الرصيف مطلع العام الجاري."
    assert kinds(parts) == ["same", "ours", "same", "theirs", "same"]


def test_what_both_changed_is_a_choice_of_the_two():
    parts = merge(BASE, BASE.replace("خطة", "مشروعاً"), BASE.replace("خطة", "برنامجاً"))
    (choice,) = [part for part in parts if part.kind == "choice"]
    assert (choice.ours.strip(), choice.theirs.strip()) == ("مشروعاً", "برنامجاً")
    assert not is_settled(parts)


def test_the_same_change_of_both_is_none_to_choose():
    changed = BASE.replace("خطة", "مشروعاً")
    assert is_settled(merge(BASE, changed, changed))


def test_a_paragraph_that_a_colleague_added_joins():
    parts = merge_html("<p>أ</p><p>ب</p>", "<p>أ</p><p>ب ج</p>", "<p>جديد</p><p>أ</p><p>ب</p>")
    assert joined(parts) == "<p>جديد</p><p>أ</p><p>ب ج</p>"


def test_inside_a_paragraph_words_are_chosen_and_tags_stay_whole():
    parts = merge_html(
        "<p>قال <strong>الوزير</strong> أمس</p>",
        "<p>قال <strong>الوزير</strong> اليوم</p>",
        "<p>قال <strong>الوزير</strong> غداً</p>",
    )
    assert [part.ours for part in parts if part.kind == "choice"] == [" اليوم"]


def test_where_the_markup_differs_the_paragraph_is_chosen_whole():
    parts = merge_html("<p>قال الوزير</p>", "<p>قال <em>الوزير</em></p>", "<h2>قال الوزير</h2>")
    assert [(part.kind, part.ours, part.theirs) for part in parts] == [
        ("choice", "<p>قال <em>الوزير</em></p>", "<h2>قال الوزير</h2>")
    ]


def test_blocks_are_the_whole_of_a_body():
    html = "<ul><li>أ</li><li>ب</li></ul><hr><p>ج<br>د</p>"
    assert blocks(html) == ["<ul><li>أ</li><li>ب</li></ul>", "<hr>", "<p>ج<br>د</p>"]


@given(TEXTS, TEXTS, TEXTS)
def test_either_side_can_be_had_whole_again(base, ours, theirs):
    """Choosing one side everywhere, where he touched anything, gives his words back; and who
    changed nothing gets his colleague's text."""
    assert joined(merge(base, ours, base)) == ours
    assert joined(merge(base, base, theirs)) == theirs
    parts = merge(base, ours, theirs)
    ours_of = "".join(part.ours for part in parts)
    theirs_of = "".join(part.theirs for part in parts)
    assert (ours_of, theirs_of) == (ours, theirs)
