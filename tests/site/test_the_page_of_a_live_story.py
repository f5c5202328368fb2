"""What readers have of a live story: the newest first, whose word it is, what was corrected."""

import json
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles import roles, workflow
from articles.models import Correction, FrontSlot
from articles.workflow import live
from tests import makers
from tests.site.test_query_budgets import cost

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return makers.live(english=True)


def path(story, language: str = "ar") -> str:
    return story.publications.get(language=language).get_absolute_url()


def page(client, story, query: str = "") -> str:
    return client.get(path(story) + query).content.decode()


def headlines(html: str) -> list[str]:
    found = re.findall(r'<article class="entry.*?</article>', html, re.DOTALL)
    return [one for part in found for one in re.findall(r"<h3>(.*?)</h3>", part)]


def test_the_newest_stands_first_with_whose_word_it_is(client, story):
    makers.entry(story, "الأول", text="سطر.\nسطر ثان.", said_by="بيان المجلس")
    makers.entry(story, "الثاني", is_key=True)
    html = page(client, story)
    assert headlines(html) == ["الثاني", "الأول"]
    assert "<p>سطر ثان.</p>" in html
    assert "بيان المجلس" in html
    assert "مباشر" in html
    assert 'id="moments"' in html


def test_a_story_whose_coverage_is_over_says_so(client, story):
    makers.entry(story, "انتهت", is_last=True)
    html = page(client, story)
    assert "mark-live" not in html
    assert 'data-live=""' in html
    assert "كيف جرى" in html


def test_a_corrected_entry_says_what_was_wrong(client, story):
    first = makers.entry(story, "الموانئ أربعة")
    desk, now = makers.person(roles.DESK_EDITOR), timezone.now()
    words = {"headline": "الموانئ ثلاثة", "said_by": "السلطة"}
    live.correct(entry=first, told="كانت ثلاثة.", by=desk, at=now, **words)
    html = page(client, story)
    assert headlines(html) == ["الموانئ ثلاثة"]
    assert "كانت ثلاثة." in html
    assert "الموانئ أربعة" not in html
    live.take_back(entry=first, told="سحبناه.", by=desk, at=now)
    html = page(client, story)
    assert headlines(html) == []
    assert "سحبناه." in html
    assert "الموانئ ثلاثة" not in html


def test_what_an_editor_typed_is_text(client, story):
    makers.entry(story, "<script>alert(1)</script>", text="<b onclick=x>نص</b> & «قول»")
    html = page(client, story)
    assert "<script>alert" not in html
    assert "onclick=x>" not in html


def test_a_long_stream_is_turned_page_by_page(client, story):
    for number in range(33):
        makers.entry(story, f"مدخل {number}")
    html = page(client, story)
    assert headlines(html)[0] == "مدخل 32"
    assert len(headlines(html)) == 30
    older = re.search(r'href="(\?before=\d+)"', html)[1]
    assert headlines(page(client, story, older)) == ["مدخل 2", "مدخل 1", "مدخل 0"]
    assert '<link rel="canonical" href="http' in page(client, story, older)
    for wrong in ("x", "-1", "9" * 30, "١"):
        assert client.get(path(story), {"before": wrong}).status_code == 404


def test_an_open_page_is_told_what_is_new(client, story):
    first = makers.entry(story, "الأول")
    asked = f"/live/{story.pk}/?after={first.pk}"
    assert headlines(client.get(asked).content.decode()) == []
    makers.entry(story, "الثاني")
    makers.entry(story, "الثالث")
    html = client.get(asked).content.decode()
    assert headlines(html) == ["الثالث", "الثاني"]
    assert "الجديد: مدخلان" in html


@pytest.mark.parametrize("query", ["", "?after=", "?after=x", "?after=-1", f"?after={'9' * 40}"])
def test_an_address_that_nobody_gave_out_is_a_404(client, story, query):
    assert client.get(f"/live/{story.pk}/{query}").status_code == 404


def test_nothing_is_told_of_a_story_that_was_taken_back(client, story):
    makers.entry(story, "كناريّة")
    story.publications.update(withdrawn_at=timezone.now())
    for address in (path(story), f"/live/{story.pk}/?after=0", "/", "/latest/", "/economy/"):
        assert "كناريّة" not in client.get(address).content.decode()


def test_nothing_is_told_before_its_hour(client, story):
    makers.entry(story, "كناريّة")
    story.publications.update(visible_from=timezone.now() + timedelta(hours=1))
    api = f"/api/v1/articles/{story.pk}/"
    for address in (path(story), f"/live/{story.pk}/?after=0", "/", api):
        assert "كناريّة" not in client.get(address).content.decode()


def test_it_costs_no_more_than_another_story(client, story):
    for number in range(12):
        makers.entry(story, f"مدخل {number}")
    assert cost(client, path(story)) <= 8


def test_the_front_tells_the_newest_of_it(client, story):
    for number in range(5):
        makers.entry(story, f"محطة {number}")
    makers.archive(6)
    html = client.get("/").content.decode()
    assert [one for one in range(5) if f"محطة {one}" in html] == [2, 3, 4]
    assert 'class="band band-live"' in html


def test_a_live_story_that_leads_has_its_moments_under_it(client, story):
    makers.entry(story, "محطة")
    FrontSlot.objects.create(position=1, article=story)
    html = client.get("/").content.decode()
    assert "محطة" in html
    assert 'class="band band-live"' not in html


def test_what_is_over_is_a_story_like_another(client, story):
    makers.entry(story, "محطة", is_last=True)
    makers.archive(6)
    html = client.get("/").content.decode()
    assert "محطة" not in html
    assert "mark-live" not in html


def test_machines_read_it_as_live_coverage(client, story):
    first = makers.entry(story, "الموانئ أربعة")
    gone = makers.entry(story, "خطأ")
    desk, now = makers.person(roles.DESK_EDITOR), timezone.now()
    live.correct(
        entry=first, headline="ثلاثة", said_by="السلطة", told="كانت ثلاثة.", by=desk, at=now
    )
    live.take_back(entry=gone, told="سحبناه.", by=desk, at=now)
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page(client, story))
    facts = json.loads(found[1])
    assert facts["@type"] == "LiveBlogPosting"
    assert [one["headline"] for one in facts["liveBlogUpdate"]] == ["ثلاثة"]
    assert facts["coverageEndTime"] > facts["coverageStartTime"]


def test_apps_get_the_stream_and_what_was_taken_back(client, story):
    gone = makers.entry(story, "خطأ")
    makers.entry(story, "جلسة طارئة", text="مساء اليوم.", is_key=True)
    desk = makers.person(roles.DESK_EDITOR)
    live.take_back(entry=gone, told="سحبناه.", by=desk, at=timezone.now())
    answer = client.get(f"/api/v1/articles/{story.pk}/?lang=ar").json()
    new, old = answer["entries"]
    assert (new["headline"], new["said_by"], new["is_key"]) == ("جلسة طارئة", "سلطة الموانئ", True)
    assert (old["headline"], old["text"], old["is_taken_back"]) == ("", "", True)
    assert old["corrections"][0]["told"] == "سحبناه."
    assert answer["live_until"]


def test_an_app_asks_again_and_learns_of_the_entry(client, story):
    api = f"/api/v1/articles/{story.pk}/?lang=ar"
    before = client.get(api)["ETag"]
    makers.entry(story, "جديد", at=timezone.now())
    assert client.get(api, headers={"If-None-Match": before}).status_code == 200


def test_the_log_of_corrections_tells_what_was_wrong_in_the_stream(client, story):
    first = makers.entry(story, "الموانئ أربعة")
    gone = makers.entry(story, "خطأ")
    desk, now = makers.person(roles.DESK_EDITOR), timezone.now()
    live.correct(
        entry=first, headline="ثلاثة", said_by="السلطة", told="كانت ثلاثة.", by=desk, at=now
    )
    live.take_back(entry=gone, told="سحبناه.", by=desk, at=now + timedelta(seconds=1))
    log = client.get("/corrections/").content.decode()
    assert log.index("سحبناه.") < log.index("كانت ثلاثة.")
    assert f'href="{path(story)}#e{first.pk}"' in log
    assert "كانت ثلاثة." not in client.get("/en/corrections/").content.decode()
    workflow.hold(article=story, by=makers.person(roles.LEGAL), at=timezone.now(), reason="دعوى")
    assert "كانت ثلاثة." not in client.get("/corrections/").content.decode()


def test_the_log_turns_its_pages_through_both_kinds(client, story):
    desk, start = makers.person(roles.DESK_EDITOR), timezone.now() - timedelta(hours=1)
    first = makers.entry(story, "الموانئ أربعة")
    for number in range(30):
        at = start + timedelta(minutes=number)
        if number % 2:
            words = {"headline": "ثلاثة", "said_by": "السلطة", "told": f"قيل {number}."}
            live.correct(entry=first, by=desk, at=at, **words)
        else:
            told = {"text_ar": f"قيل {number}.", "kind": Correction.Kind.CORRECTION}
            Correction.objects.create(article=story, at=at, by=desk, **told)
    seen, address = [], "/corrections/"
    while address:
        html = client.get(address).content.decode()
        seen += re.findall(r"قيل (\d+)\.", html)
        older = re.search(r'rel="next" href="([^"]+)"', html)
        address = older and f"/corrections/{older[1]}"
    assert seen == [str(number) for number in reversed(range(30))]
