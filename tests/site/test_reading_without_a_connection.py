"""What a device keeps of the paper, in a real browser: opened stories are read offline, and what
was taken back is gone from there too."""

import re

import pytest
from django.utils import timezone

from articles import roles, workflow
from tests import makers
from tests.address.servers import soon

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

KEPT = """async (path) => {
  for (const name of ["newsroom-saved", "newsroom-opened"])
    if (await (await caches.open(name)).match(path)) return true;
  return false;
}"""


def until(page, script: str, path: str) -> None:
    """Waits until the script, which may be a promise, says yes."""
    for _tenth in range(150):
        if page.evaluate(script, path):
            return
        page.wait_for_timeout(100)
    raise AssertionError(script)


@pytest.fixture
def device(live_server, browser):
    """A reader's browser with the worker at work."""
    context = browser.new_context(base_url=live_server.url, locale="ar")
    page = context.new_page()
    page.goto("/latest/")
    page.evaluate("navigator.serviceWorker.ready")
    soon(lambda: page.evaluate("navigator.serviceWorker.controller !== null"))
    yield page
    context.close()


def opened(page, story) -> str:
    path = story.get_absolute_url()
    page.goto(path)
    until(page, KEPT, path)
    return path


def test_an_opened_story_is_read_without_a_connection_and_says_since_when(device):
    path = opened(device, makers.publication())
    device.context.set_offline(True)
    device.goto(path)
    assert device.locator("h1").inner_text() == makers.HEADLINE
    note = device.locator("[data-kept-note]")
    note.wait_for()
    assert "هذه النسخة محفوظة على جهازك منذ" in note.inner_text()


def test_a_story_read_without_a_connection_has_its_style_and_its_type(device):
    path = opened(device, makers.publication())
    device.context.set_offline(True)
    device.goto(path)
    assert device.evaluate(
        "[...document.styleSheets].every((one) => one.cssRules.length > 0)"
        " && document.fonts.check('700 20px Cairo', 'خبر')"
    )


def test_every_sheet_script_and_face_of_a_story_is_in_the_shell(client):
    page = client.get(makers.publication().get_absolute_url()).content.decode()
    shell = client.get("/sw.js").content.decode()
    asked = set(re.findall(r'"(/static/articles/(?:css|js|fonts)/[^"]+)"', page))
    assert len(asked) > 6
    assert [one for one in asked if one not in shell and "print" not in one] == []


def test_what_was_never_opened_leads_to_the_list_of_what_was(device):
    story = makers.publication()
    opened(device, story)
    device.context.set_offline(True)
    device.goto("/economy/")
    assert device.locator("h1").inner_text() == "على هذا الجهاز"
    device.locator("[data-shelf=opened] a").click()
    device.wait_for_url(f"**/{story.article_id}/**")
    assert device.locator("h1").inner_text() == makers.HEADLINE


def test_what_was_taken_back_is_gone_once_there_is_a_connection(device):
    story = makers.publication()
    path = opened(device, story)
    device.context.set_offline(True)
    workflow.retract(
        article=story.article,
        by=makers.person(roles.EDITOR_IN_CHIEF),
        at=timezone.now(),
        reason="خطأ",
        notices={"ar": "سحبنا هذه المادة."},
    )
    device.context.set_offline(False)
    device.evaluate("navigator.serviceWorker.controller.postMessage('ask')")
    gone = """async (path) => (await (await caches.open("newsroom-opened")).match(path))
      ?.headers.has("X-Gone")"""
    until(device, gone, path)
    device.context.set_offline(True)
    device.goto(path)
    body = device.locator("main").inner_text()
    assert "سحبنا هذه المادة." in body
    assert "30 شهراً" not in body


def test_a_story_is_saved_and_taken_off(device):
    path = opened(device, makers.publication())
    button = device.locator("[data-save]")
    button.click()
    device.locator("[data-save][aria-pressed=true]").wait_for()
    device.goto("/offline/")
    device.locator("[data-shelf=saved] a").wait_for()
    device.locator("[data-shelf=saved] button").click()
    device.locator("[data-shelf=saved] + .meta").wait_for()
    device.goto(path)
    device.locator("[data-save][aria-pressed=false]").wait_for()


@pytest.mark.parametrize(
    "path", ["/admin/login/", "/accounts/login/", "/preview/", "/api/v1/articles/"]
)
def test_the_desk_previews_accounts_and_the_api_are_left_alone(device, path):
    device.goto(path)
    names = device.evaluate("""async () => {
      const found = [];
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        found.push(...(await cache.keys()));
      }
      return found.map((one) => new URL(one.url).pathname);
    }""")
    assert not [one for one in names if one.startswith(path)]
    device.context.set_offline(True)
    with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
        device.goto(f"{path}?asked=again")


def test_the_size_of_the_text_is_remembered(device):
    opened(device, makers.publication())
    size = "parseFloat(getComputedStyle(document.querySelector('.body > p')).fontSize)"
    before = device.evaluate(size)
    device.locator("[data-text-size]").click()
    soon(lambda: device.locator("[data-announced]").inner_text() == "نص كبير")  # in its next frame
    device.reload()
    assert device.evaluate(size) > before


def test_keys_work_by_their_place_and_can_be_switched_off(device):
    makers.archive(4)
    device.goto("/economy/")
    device.keyboard.press("KeyJ")
    first = device.evaluate("document.activeElement.href")
    device.keyboard.press("KeyJ")
    assert device.evaluate("document.activeElement.href") != first
    device.keyboard.press("Shift+Slash")
    device.locator("dialog.keys [type=checkbox]").uncheck()
    device.locator("dialog.keys button").click()
    device.reload()
    device.keyboard.press("KeyJ")
    assert device.evaluate("document.activeElement.tagName") == "BODY"


def test_a_story_that_was_only_made_ready_was_not_opened(device):
    """A pointer that rests on a link makes its story ready (the Speculation-Rules header)."""
    path = makers.publication().get_absolute_url()
    device.goto("/")
    link = device.locator("main .card a").first
    link.hover()
    device.wait_for_timeout(1500)
    assert not device.evaluate(KEPT, path)
    link.click()
    until(device, KEPT, path)
    how = "performance.getEntriesByType('navigation')[0].deliveryType"
    assert device.evaluate(how) == "navigational-prefetch"
