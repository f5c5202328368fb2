"""People at their browsers, doing what they see on the page and nothing else."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from typing import Any, ClassVar

from allauth.mfa.models import Authenticator
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from tests import makers
from tests.address.servers import soon

# Of recovery, each good for one sign-in; those of a second device for one in half a minute.
_codes = cycle(Authenticator(**makers.RECOVERY).wrap().get_unused_codes())
LAUNCH = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PHONE = "Mozilla/5.0 (Linux; Android 14; SM-A546E) AppleWebKit/537.36 Chrome/126.0 Mobile"


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=LAUNCH)
        try:
            yield browser
        finally:
            browser.close()


def comes_in(page: Page, address: str, username: str) -> None:
    page.goto(address)
    page.get_by_label("اسم المستخدم").fill(username)
    page.get_by_label("كلمة المرور").fill("pass")
    page.get_by_role("button", name="تسجيل الدخول").click()
    page.locator("input[name=code]").fill(next(_codes))
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/")


class Editor:
    """One account at its own browser, signed in."""

    screen: ClassVar[dict[str, int]] = {"width": 1280, "height": 720}

    def __init__(self, browser: Browser, site: str, username: str) -> None:
        context = browser.new_context(base_url=site, locale="ar", viewport=self.screen)
        self.page: Page = context.new_page()
        self.page.set_default_timeout(15_000)
        comes_in(self.page, "/admin/", username)

    def opens_from_the_menu(self, name: str) -> None:
        self.page.goto("/admin/")  # the room of a story has no menu
        link = self.page.get_by_role("link", name=name, exact=True)
        if not link.is_visible():
            self.page.get_by_role("button", name="القائمة", exact=True).click()
        link.click()

    def opens_from_the_queue(self, story: str) -> None:
        self.page.goto("/admin/")
        self.page.get_by_role("link", name=story).first.click()

    def opens_part(self, name: str) -> None:
        """A part of the drawer of a story's room."""
        self.brings("room-drawer")
        self.page.locator("#room-drawer summary", has_text=name).click()

    def brings(self, sheet: str) -> Locator:
        """A sheet of the room, which lies beside the text or, on a telephone, over it."""
        found = self.page.locator(f"#{sheet}")
        found.wait_for(state="attached")
        if not found.is_visible():
            self.puts_away()
            self.page.locator(f"button[data-sheet={sheet}]").click()
        return found

    def puts_away(self) -> None:
        """What lies over the text."""
        for shut in self.page.locator(":is(#room-drawer, #room-beside) [data-close]").all():
            if shut.is_visible():
                shut.click()

    def picks(self, part: str, name: str, words: str) -> None:
        """Finds a choice as one types, as in the fields that look names up."""
        chosen = self.page.locator(f"#id_{part}-0-{name} + .select2")
        offered = self.page.locator(".select2-results__option", has_text=words).first
        chosen.click()
        self.page.locator(".select2-search__field").last.press_sequentially(words)
        # The list is drawn anew as one types: a press on what is just going chooses nothing.
        soon(lambda: words in chosen.inner_text() or offered.click())

    def adds(self, part: str, **words: str) -> None:
        """Fills the first row of a part of the form, after asking for one where none is open."""
        if not self.field(part, next(iter(words))).count():
            self.page.locator(f"#{part}-group a.add-row").click()
        for name, value in words.items():
            field = self.field(part, name)
            if field.evaluate("element => element.tagName") == "SELECT":
                field.select_option(label=value)
            else:
                field.fill(value)

    def field(self, part: str, name: str) -> Any:
        return self.page.locator(f"#id_{part}-0-{name}")

    def saves(self) -> None:
        """In place where the page is a story's room."""
        room = self.page.locator("#kept")
        before = room.get_attribute("data-version") if room.count() else None
        self.puts_away()
        if before is None:
            with self.page.expect_navigation():
                self.page.locator("[name=_continue]").click()
        else:
            self.page.locator("[name=_continue]").click()
            expect(room).not_to_have_attribute("data-version", before)
        expect(self.page.locator(".errornote")).to_have_count(0)

    def presses(self, move: str) -> None:
        """The button of a move, then the same word in the dialogue that asks if it is meant."""
        self.puts_away()
        self.page.get_by_role("link", name=move, exact=True).click()
        self.confirms(move)

    def confirms(self, move: str) -> None:
        self.page.get_by_role("button", name=move, exact=True).click()
        # On the page of the move, where no script took it in place, the room comes after it.
        self.page.locator("#room-state").wait_for(state="attached")
        dialog = self.page.locator("#room-dialog")
        try:
            expect(dialog).to_be_hidden()
        except AssertionError as stays:
            raise AssertionError(f"The dialogue still says: {dialog.inner_text()}") from stays

    def signs_off(self, story: str) -> None:
        """From «waiting for me» to the sign-off that this role gives: one open and two presses."""
        self.opens_from_the_queue(story)
        self.brings("room-beside").get_by_role("link", name="اعتماد").first.click()
        self.confirms("اعتماد")
