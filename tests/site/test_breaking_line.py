"""One line on every page while something breaks: it comes, changes and goes by itself."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles import roles
from articles.models import BreakingLine
from tests import makers

pytestmark = pytest.mark.django_db
LINE, ENGLISH = "زلزال يضرب الساحل الشرقي", "An earthquake hits the eastern coast"
PAGES = ["/", "/latest/", "/economy/", "/archive/", "/about/", "/nothing/", "/breaking/"]


def broke(*, since: int = 5, until: int = 55, **words) -> BreakingLine:
    """A line that began so many minutes ago and ends in so many."""
    now = timezone.now()
    said = {"line_ar": LINE, **words}
    ends = {"starts_at": now - timedelta(minutes=since), "ends_at": now + timedelta(minutes=until)}
    return BreakingLine.objects.create(**ends, **said)


def shown(client, path: str = "/") -> bool:
    return LINE in client.get(path).content.decode()


@pytest.mark.parametrize("path", PAGES)
def test_it_stands_on_every_page(client, path):
    makers.publication()
    broke()
    assert shown(client, path)


def test_it_stands_on_the_page_of_a_story(client):
    broke()
    assert shown(client, makers.publication().get_absolute_url())


@pytest.mark.parametrize(("since", "until"), [(-1, 55), (60, 0), (90, -1)])
def test_it_comes_and_goes_at_its_time(client, since, until):
    broke(since=since, until=until)
    assert not shown(client)


def test_the_newest_is_shown_and_the_one_before_comes_back(client):
    broke(since=30)
    broke(since=1, until=10, line_ar="خبر أحدث")
    assert not shown(client)
    BreakingLine.objects.filter(line_ar="خبر أحدث").update(ends_at=timezone.now())
    assert shown(client)


def test_an_edition_shows_what_is_said_in_its_language(client):
    broke(line_en=ENGLISH)
    page = client.get("/en/").content.decode()
    assert ENGLISH in page
    assert LINE not in page
    BreakingLine.objects.update(line_en="")
    assert 'class="breaking"' not in client.get("/en/").content.decode()


def test_it_leads_to_its_story_and_is_not_shown_there(client):
    story = makers.publication()
    broke(article=story.article)
    assert f'href="{story.get_absolute_url()}">{LINE}' in client.get("/latest/").content.decode()
    assert not shown(client, story.get_absolute_url())


@pytest.mark.parametrize(
    "made", [makers.draft, makers.approved, makers.withdrawn, makers.retracted]
)
def test_it_is_silent_about_a_story_that_readers_may_not_see(client, made):
    broke(article=made())
    for path in PAGES:
        assert not shown(client, path)


def test_it_goes_when_its_story_goes(client):
    story = makers.publication()
    broke(article=story.article)
    assert shown(client)
    story.article.publications.update(retracted_at=timezone.now(), notice="سُحبت.")
    assert not shown(client)


def test_an_open_page_is_told_that_there_is_none(client):
    answer = client.get("/breaking/")
    assert answer.content.decode().strip() == ""
    assert "max-age=15" in answer["Cache-Control"]


@pytest.mark.parametrize(
    "line", ["مصدر مطلع: اتفاق على وقف النار", "مصادر: الوزير يستقيل مساء اليوم"]
)
def test_a_source_is_spoken_of_only_where_a_story_says_how_we_know(line):
    now = timezone.now()
    one = BreakingLine(line_ar=line, starts_at=now, ends_at=now + timedelta(hours=1))
    with pytest.raises(ValidationError) as refused:
        one.full_clean(exclude=["line"])
    assert "line_ar" in refused.value.message_dict
    one.article = makers.published()
    one.full_clean(exclude=["line"])


@pytest.mark.parametrize("hours", [-1, 0, 13])
def test_its_end_is_soon_and_after_its_start(hours):
    now = timezone.now()
    one = BreakingLine(line_ar=LINE, starts_at=now, ends_at=now + timedelta(hours=hours))
    with pytest.raises(ValidationError):
        one.full_clean(exclude=["line"])


def test_an_editor_writes_one_from_now_for_an_hour(client):
    client.force_login(makers.person(roles.DESK_EDITOR))
    add = "/admin/articles/breakingline/add/"
    form = client.get(add).context["adminform"].form
    assert form.initial["ends_at"] - form.initial["starts_at"] == timedelta(hours=1)
    typed = {"line_ar": LINE, "line_en": "", "line_fr": "", "article": ""}
    local = timezone.localtime()
    for name, moment in (("starts_at", local), ("ends_at", local + timedelta(hours=1))):
        typed[f"{name}_0"], typed[f"{name}_1"] = f"{moment:%Y-%m-%d}", f"{moment:%H:%M:%S}"
    assert client.post(add, typed).status_code == 302
    assert shown(client)


def test_nothing_typed_is_lost_where_no_line_was_written(client):
    client.force_login(makers.person(roles.DESK_EDITOR))
    answer = client.post("/admin/articles/breakingline/add/", {"line_ar": " "})
    assert answer.status_code == 200
    assert answer.context["adminform"].form.non_field_errors()


def test_a_reporter_breaks_nothing(client):
    client.force_login(makers.person(roles.REPORTER))
    assert client.get("/admin/articles/breakingline/add/").status_code == 403
