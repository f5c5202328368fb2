"""From a request to the first day, as a browser sends it: cookies, tokens, links."""

import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.auth.models import Group, User

from articles import accounts, roles
from articles.models import AccountRequest
from tests import makers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_chief_grants_a_role_and_its_holder_comes_in(page, browser, live_server):
    user = User(username="huda", first_name="هدى", last_name="السالم")
    keeper = makers.person(roles.SYSTEM_ADMIN)
    accounts.make(user, by=keeper, at=makers.NOON)
    told = {"groups": Group.objects.filter(name=roles.COPY_EDITOR)}
    accounts.change(user, told, by=keeper, at=makers.NOON, why="تلتحق بالتدقيق")

    page.goto("/admin/")
    page.get_by_role("link", name="دور «مدقق لغوي»").click()
    page.get_by_role("button", name="امنحه").click()
    link = page.locator(".desk-link").inner_text()
    assert AccountRequest.objects.get().is_granted

    huda = browser.new_context(base_url=live_server.url, locale="ar").new_page()
    huda.goto(link)
    for name in ("password1", "password2"):
        huda.locator(f"input[name={name}]").fill("Gx7!palm-reef")
    huda.keyboard.press("Enter")
    huda.wait_for_url("**/done/")
    huda.goto("/admin/articles/article/")
    huda.locator("input[name=login]").fill("huda")
    huda.locator("input[type=password]").fill("Gx7!palm-reef")
    huda.keyboard.press("Enter")
    huda.wait_for_url("**/accounts/2fa/")
    huda.get_by_role("link", name="تفعيل").click()
    huda.locator("input[type=password]").fill("Gx7!palm-reef")  # the device may lie open
    huda.keyboard.press("Enter")
    secret = huda.locator("#authenticator_secret").input_value()
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    huda.locator("input[name=code]").fill(code)
    huda.keyboard.press("Enter")
    huda.get_by_role("button", name="حفظت هذه الرموز").click()
    huda.wait_for_url("**/admin/articles/article/")
    huda.goto("/admin/")
    huda.get_by_role("button", name="اطلعت عليه").click()
    huda.wait_for_url("**/admin/")
    assert list(accounts.unseen(user)) == []
