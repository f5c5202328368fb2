"""The story this newsroom was built around, as people walk it: one unnamed source, attributed
sentence by sentence, printed in two languages, denied, corrected, and its source found wrong."""

import re
from io import StringIO
from pathlib import Path
from urllib.request import urlopen

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from articles import roles
from articles.models import Article, Status, Task
from tests import makers
from tests.journey.editors import Editor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

RAW = Path(__file__).parent.parent / "fixtures" / "model_fixture.txt"
HEADLINE = "رئيسة الوزراء تعرض على المعارضة حكومة موسّعة"
ENGLISH = "Prime minister offers the opposition a broad cabinet"
CODE = "نورس-3"
AGREED = {
    "ground_rule": "منسوب دون اسم",
    "description_ar": "مصدر في مكتب رئيسة الوزراء حضر اللقاءات",
    "description_en": "a member of the prime minister’s office who was at the talks",
    "reason_ar": "يعرّضه نظام الوظيفة للفصل إن تحدّث إلى الصحافة بلا إذن",
    "reason_en": "the rules of the service let it dismiss whoever speaks to the press",
}
BY_HAND = "الورداني طلب في الساعات الأخيرة"


def test_from_a_raw_text_to_a_source_that_was_wrong(browser, live_server, screen):
    makers.cast(), makers.section("politics", "سياسة", "Politics"), makers.contributor()
    call_command("import_stories", RAW, by=roles.REPORTER, stdout=StringIO())
    site = live_server.url
    reporter = Editor(browser, site, roles.REPORTER)
    brought_and_described(reporter)
    attributed(reporter)
    refused_with_what_is_missing(reporter)
    signers = {
        role: Editor(browser, site, role)
        for role in (roles.DESK_EDITOR, roles.COPY_EDITOR, roles.MANAGING_EDITOR, roles.TRANSLATOR)
    }
    desk = signers[roles.DESK_EDITOR]
    attested(signers[roles.MANAGING_EDITOR])
    asked(desk)
    for editor in signers.values():
        editor.signs_off(HEADLINE)
    desk.opens_from_the_queue(HEADLINE)
    desk.presses("نشر")
    told_to_readers(site)
    denied(desk)
    for editor in signers.values():
        editor.signs_off(HEADLINE)
    corrected(desk)
    assert "ننفي ما نُشر جملة" in printed(site, "ar")
    assert "We deny all of it" in printed(site, "en")
    found_wrong(reporter, desk)
    assert HEADLINE in printed(site, "ar")  # until its desk corrects it or takes it back


def brought_and_described(reporter: Editor) -> None:
    page = reporter.page
    reporter.opens_from_the_menu("المصادر")
    page.locator("a[href$='/source/add/']").first.click()
    page.get_by_label("الاسم الرمزي").fill(CODE)
    reporter.adds("agreements", **AGREED)
    reporter.saves()
    page.goto("/admin/")
    page.locator(".desk-queue li a").first.click()
    page.fill("#id_headline_ar", HEADLINE)
    page.locator(".room-facts .is-open", has_text="قسم").click()
    page.select_option("#id_section", label="سياسة")
    reporter.puts_away()
    page.locator(".room-tabs button", has_text="English").click()
    page.fill("#id_headline_en", ENGLISH)
    page.locator("#id_body_en").locator("xpath=..").locator(".ProseMirror").click()
    page.keyboard.type("The two met three times behind closed doors.")
    reporter.opens_part("كتّاب المادة")
    page.locator("#bylines-group a.add-row").click()
    reporter.picks("bylines", "contributor", "سلمى")
    reporter.saves()


def attributed(reporter: Editor) -> None:
    """Seven by accepting what the text says itself, one passage by hand; one proposal is left."""
    page = reporter.page
    reporter.brings("room-beside").get_by_role("link", name=re.compile("تذكر قائلها")).click()
    proposed, told = page.locator("li.is-proposed"), page.locator("li.is-told")
    for taken in range(6):
        expect(proposed).to_have_count(8 - taken)
        proposed.locator("button[name=take]").first.click()
        expect(told).to_have_count(taken + 1)
    expect(proposed).to_have_count(2)
    page.goto(f"/admin/articles/article/{Article.objects.get().pk}/change/")
    reporter.opens_part("الإسناد")
    page.locator("#attributions-group a.add-row").click()
    row = "#id_attributions-6-"
    page.locator(f"{row}agreement").select_option(label=f"{CODE} · منسوب دون اسم")
    page.fill(f"{row}exact", BY_HAND)
    reporter.saves()


def refused_with_what_is_missing(reporter: Editor) -> None:
    """Five paragraphs stand open and are listed; what print needs is named, no more and no less."""
    opened = reporter.brings("room-beside").locator("details", has_text="5 فقرات بلا إسناد")
    opened.locator("summary").click()
    assert opened.locator("li").count() == 5
    reporter.presses("إرسال للمراجعة")
    assert missing(reporter) == [
        "لم يقرّ محرر من غير كتّاب المادة بأنه يعرف المصدر غير المسمى.",
        "لم يُطلب الرد من أحد، ولم يُذكر سبب ذلك.",
    ]


def missing(editor: Editor) -> list[str]:
    said = editor.brings("room-beside").locator(".desk-reasons")
    said.first.wait_for()
    return said.locator("li:has(.desk-open) > :last-child").all_inner_texts()


def attested(chief: Editor) -> None:
    chief.opens_from_the_menu("المصادر")
    chief.page.get_by_role("link", name=CODE).click()
    chief.adds("attestations", how="قابلته في مكتبه وتحققت من منصبه")
    chief.saves()


def asked(desk: Editor) -> None:
    desk.opens_from_the_queue(HEADLINE)
    desk.opens_part("حق الرد")
    when = {"asked_at_0": "2026-11-20", "asked_at_1": "10:00"}
    names = {"party_ar": "مكتب رئيسة الوزراء", "party_en": "the prime minister’s office"}
    desk.adds("replies", **names, **when)
    desk.saves()


def told_to_readers(site: str) -> None:
    arabic, english = printed(site, "ar"), printed(site, "en")
    for words in (AGREED["description_ar"], AGREED["reason_ar"], "ليس لدينا مصدر ثانٍ يؤكد ذلك"):
        assert words in arabic
    assert "ولم نتلقَّ رداً قبل النشر" in arabic
    for words in (AGREED["description_en"], AGREED["reason_en"], "We have no second source for it"):
        assert words in english
    assert "We asked the prime minister’s office to answer and had no reply" in english
    assert CODE not in arabic + english


def printed(site: str, language: str) -> str:
    address = Article.objects.get().publications.get(language=language).get_absolute_url()
    with urlopen(site + address) as answer:
        return answer.read().decode()


def denied(desk: Editor) -> None:
    """It is a task of the desk, and the story stays where it is."""
    desk.opens_part("حق الرد")
    desk.adds("replies", answer_ar="ننفي ما نُشر جملة", answer_en="We deny all of it")
    desk.field("replies", "denies").check()
    desk.saves()
    desk.page.goto("/admin/")
    assert "نُفي ما نُشر" in desk.page.locator("[aria-labelledby=tasks]").inner_text()
    assert Article.objects.get().status == Status.PUBLISHED


def corrected(desk: Editor) -> None:
    page = desk.page
    desk.opens_from_the_queue(HEADLINE)
    desk.puts_away()
    page.get_by_role("link", name="نشر التعديلات", exact=True).click()
    page.select_option("[name=kind]", label="تحديث")
    page.fill("[name=text_ar]", "أضفنا رد مكتب رئيسة الوزراء.")
    page.fill("[name=text_en]", "We added the answer of the prime minister’s office.")
    desk.confirms("نشر التعديلات")
    page.goto("/admin/")
    page.locator("[aria-labelledby=tasks]").get_by_role("button", name="أُنجزت").click()
    assert not Task.objects.filter(done_at=None).exists()


def found_wrong(handler: Editor, desk: Editor) -> None:
    """One act on the source's page; each passage is a task of the story's own desk, which reads no
    word of the source."""
    page = handler.page
    handler.opens_from_the_menu("المصادر")
    page.get_by_role("link", name=CODE).click()
    page.get_by_role("link", name="أخطأ هذا المصدر", exact=True).click()
    page.fill("[name=why]", "راجع المصدر روايته")
    page.get_by_role("button", name="أخطأ هذا المصدر", exact=True).click()
    page.wait_for_url("**/change/")
    desk.page.goto("/admin/")
    tasks = desk.page.locator("[aria-labelledby=tasks]")
    assert tasks.locator("q", has_text=BY_HAND).count() == 1
    assert tasks.locator("li").count() == 7
    assert CODE not in desk.page.content()
    desk.opens_from_the_queue(HEADLINE)
    assert "تبيّن خطأ ما يستند إليه أحد المقاطع" in " ".join(missing(desk))
