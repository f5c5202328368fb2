"""What people and programs send by mistake or in malice: answered with a sentence in Arabic, or
cleaned, and never an error page; what was typed is still in the form."""

import pytest
from django.db import connection
from django.urls import reverse
from django.utils.translation import gettext

from articles import roles
from articles.models import Article
from articles.text.html import bounded
from articles.workflow.people import make_groups
from tests import makers
from tests.admin.pages import form_of, list_page, move_page, signed_in, story_page, world

pytestmark = pytest.mark.django_db

TYPED = "كلام كتبه المحرر ولا يجوز أن يضيع"


@pytest.fixture
def desk():
    return signed_in(makers.person(roles.DESK_EDITOR))


def save(client, story, **words):
    return client.post(story_page(story), form_of(client, story_page(story)) | words)


def says(answer, field: str, words: str) -> bool:
    """The page came back, says `words` at `field`, and holds what was typed beside it."""
    assert answer.status_code == 200
    said = " ".join(answer.context["adminform"].form.errors[field])
    page = answer.content.decode()
    assert words in said, said
    assert TYPED in page
    return True


@pytest.mark.parametrize("language", ["xx", "ar'", "../../etc", "\x00", "ا" * 5000])
def test_an_unknown_language_is_not_followed(desk, language):
    story = makers.draft()
    for address in (
        f"{story_page(story)}?language={language}&lang={language}",
        f"{reverse('admin:index')}?lang={language}",
        f"{move_page(story, 'sign_off')}?need=translation:{language}&language={language}",
    ):
        assert desk.get(address).status_code in {200, 302}, address
    answer = desk.post("/admin/language/", {"language": language, "next": "/admin/"})
    assert answer.status_code == 302
    assert "django_language" not in answer.cookies
    assert 'lang="ar"' in desk.get("/admin/").content.decode()
    desk.cookies["django_language"] = language.encode("ascii", "replace").decode()
    assert 'lang="ar"' in desk.get("/admin/").content.decode()


@pytest.mark.parametrize("language", ["xx", "\x00", "ا" * 5000])
def test_a_story_in_an_unknown_language_is_refused(desk, language):
    story = makers.draft()
    answer = save(desk, story, source_language=language, ed_note=TYPED)
    assert says(answer, "source_language", "انتق خياراً صحيحاً")
    assert Article.objects.get().source_language == "ar"


def test_a_headline_of_a_megabyte_is_refused_in_a_sentence(desk):
    story = makers.draft()
    long = "عنوان " * 200_000
    answer = save(desk, story, headline_ar=long, standfirst_ar=TYPED)
    assert says(answer, "headline_ar", "حرف")
    assert answer.context["adminform"].form["headline_ar"].value() == long
    assert Article.objects.get().headline_ar == makers.HEADLINE


def test_a_form_too_large_to_be_read_is_said_so_in_arabic(desk):
    story = makers.draft()
    answer = save(desk, story, headline_ar="ع" * 9_000_000)
    assert answer.status_code == 400
    page = answer.content.decode()
    assert gettext("The request cannot be read") in page
    assert 'dir="rtl"' in page
    assert Article.objects.get().headline_ar == makers.HEADLINE


def test_nul_bytes_in_a_headline_are_refused_and_nothing_is_lost(desk):
    story = makers.draft()
    answer = save(desk, story, headline_ar="عنوان\x00آخر", standfirst_ar=TYPED)
    assert says(answer, "headline_ar", "غير مسموح")
    assert Article.objects.get().headline_ar == makers.HEADLINE


def test_nul_bytes_in_a_body_are_refused_and_nothing_is_lost(desk):
    story = makers.draft()
    answer = save(desk, story, body_ar=f"<p>{TYPED}\x00</p>")
    assert says(answer, "body_ar", "غير مسموح")
    assert Article.objects.get().body_ar == makers.BODY


@pytest.mark.parametrize(
    "harm",
    [
        "<script>alert(1)</script>",
        '<img src="x" onerror="alert(1)">',
        '<a href="javascript:alert(1)">رابط</a>',
        '<a href="JaVa&#10;Script:alert(1)">رابط</a>',
        '<p onclick="alert(1)">فقرة</p>',
        '<iframe src="https://harm.example/"></iframe>',
        "<svg><script>alert(1)</script></svg>",
        '<p style="background:url(javascript:alert(1))">فقرة</p>',
    ],
)
def test_a_body_with_scripts_is_cleaned_wherever_it_is_shown(desk, harm):
    story = makers.draft()
    answer = save(desk, story, body_ar=f"<p>{TYPED}</p>{harm}", headline_ar=f"عنوان {harm}")
    assert answer.status_code == 302
    kept = Article.objects.get().body_ar
    assert TYPED in kept
    for sign in ("alert", "javascript", "onerror", "onclick", "<iframe", "<script", "harm.example"):
        assert sign not in kept.lower()
    for page in (story_page(story), move_page(story, "submit"), list_page("articles_article")):
        shown = desk.get(page).content.decode()
        assert harm not in shown


@pytest.mark.parametrize("token", ["", "abc", "-1", "1e9", "9" * 40, "\x00", "١", "1; DROP"])
def test_a_broken_version_token_is_taken_for_an_old_text(desk, token):
    story = makers.draft()
    answer = save(desk, story, seen_version=token, headline_ar=TYPED)
    assert says(answer, "__all__", "غيّر زميل هذه المادة")
    answer = desk.post(move_page(story, "spike"), {"version": token, "reason": TYPED})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "غيّر زميل هذه المادة" in page
    assert TYPED in page
    assert Article.objects.get().status == "draft"


def test_after_a_stale_move_the_next_press_is_made_in_sight_of_the_newer_text(desk):
    story = makers.draft()
    answer = desk.post(move_page(story, "spike"), {"version": "1", "reason": TYPED})
    assert answer.status_code == 409
    form = answer.context["form"]
    again = {"version": form["version"].value(), "reason": form["reason"].value()}
    assert desk.post(move_page(story, "spike"), again).status_code == 302


@pytest.mark.parametrize("move", ["spike", "return_for_changes", "schedule", "sign_off", "correct"])
def test_a_move_told_nonsense_is_answered(desk, move):
    story = makers.in_review()
    nonsense = {
        "version": story.version,
        "reason": f"{TYPED}\x00",
        "need": "chief:xx\x00",
        "checklist": ["\x00", "x"],
        "comment": "x" * 5000,
        "publish_at_0": "99999-99-99",
        "publish_at_1": "\x00",
        "kind": "mood",
        "placement": "\x00",
    }
    answer = desk.post(move_page(story, move), nonsense)
    assert answer.status_code == 409
    assert Article.objects.get().version == story.version


@pytest.mark.parametrize("name", ["articles_article", "articles_image", "articles_topic"])
@pytest.mark.parametrize(
    "query",
    ["q=%00", "o=x.y.-9", "p=99999999999", "nonsense__x=1", "status__exact=%00", "q=" + "a" * 4000],
)
def test_a_list_asked_for_nonsense_is_still_a_page(desk, name, query):
    world()
    answer = desk.get(f"{list_page(name)}?{query}")
    assert answer.status_code in {200, 302}


@pytest.mark.parametrize("term", ["\x00", "ا\x00", "'", "ا" * 2000])
def test_looking_up_nonsense_finds_nothing_and_breaks_nothing(desk, term):
    makers.contributor()
    asked = {
        "app_label": "articles",
        "model_name": "byline",
        "field_name": "contributor",
        "term": term,
    }
    assert desk.get(reverse("admin:autocomplete"), asked).status_code == 200


def test_rows_told_nonsense_are_answered_in_the_form(desk):
    story = makers.draft()
    nonsense = {
        "bylines-0-contributor": "\x00",
        "bylines-0-position": "-5",
        "attributions-0-agreement": "999999999999999999999999",
        "attributions-0-kind": "\x00",
        "topics": ["x", "\x00", "9" * 30],
        "lead_image": "9" * 30,
        "urgency": "9" * 30,
        "ed_note": TYPED,
    }
    answer = save(desk, story, **nonsense)
    assert answer.status_code == 200
    assert TYPED in answer.content.decode()


def test_a_form_whose_counts_are_broken_is_answered(desk):
    story = makers.draft()
    answer = save(desk, story, **{"bylines-TOTAL_FORMS": "x", "ed_note": TYPED})
    assert answer.status_code == 200
    assert TYPED in answer.content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_text_that_takes_long_to_read_holds_nobody_else_up(monkeypatch):
    make_groups()
    client, story = signed_in(makers.person(roles.DESK_EDITOR)), makers.draft()
    read, inside = bounded.clean, []

    def watched(html, **rules):
        if TYPED in html:
            inside.append((connection.in_atomic_block, len(html)))
        return read(html, **rules)

    monkeypatch.setattr(bounded, "clean", watched)
    body = f"<p>{TYPED}</p>" + "<div>" * 60_000
    assert save(client, story, body_ar=f" {body}\r\n").status_code == 302
    assert [held for held, length in inside if length > 1000] == [False]
    assert TYPED in Article.objects.get(pk=story.pk).body_ar
