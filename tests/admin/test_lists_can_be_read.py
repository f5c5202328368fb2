"""Home and every list of the desk, light and dark: no words too pale for their ground (WCAG 1.4.3).
Measured here: axe passes over what stands in Unfold's menu."""

import pytest
from django.urls import reverse

from articles import roles
from tests import makers
from tests.admin.pages import LISTS
from tests.journey.editors import Editor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Links and buttons with words whose contrast is below 4.5, by what they say.
PALE = """() => {
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const paint = (colour) => {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data];
  };
  const light = (colour) => {
    const [r, g, b] = colour.map((one) => one / 255)
      .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const colour = paint(getComputedStyle(one).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255, 255];
  };
  return [...document.querySelectorAll("a, button")]
    .filter((one) => one.innerText.trim() && one.checkVisibility({ opacityProperty: true }))
    .filter((one) => !one.querySelector(":scope > .material-symbols-outlined:only-child"))
    .filter((one) => !one.matches(".material-symbols-outlined"))
    .map((one) => {
      const [pale, dark] = [paint(getComputedStyle(one).color), ground(one)].map(light)
        .sort((a, b) => b - a);
      return [one.innerText.trim(), (pale + 0.05) / (dark + 0.05)];
    })
    .filter(([, contrast]) => contrast < 4.5);
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("role", [roles.EDITOR_IN_CHIEF, roles.SYSTEM_ADMIN])
def test_no_list_is_too_pale(browser, live_server, role, scheme):
    makers.person(role)
    makers.draft()
    page = Editor(browser, live_server.url, role).page
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    seen = []
    for path in ["/admin/", *(reverse(f"admin:{name}_changelist") for name in LISTS)]:
        if page.goto(path).status == 403:
            continue
        assert page.evaluate(PALE) == [], path
        seen.append(path)
    assert len(seen) > 4


def test_no_headline_is_cut_off_on_a_phone(browser, live_server):
    makers.person(roles.EDITOR_IN_CHIEF)
    headline = "مجلس الموانئ يقرّ خطة لتوسعة الرصيف الشرقي ويؤجل الرسوم " * 2
    makers.draft(texts={"headline_ar": headline})
    page = Editor(browser, live_server.url, roles.EDITOR_IN_CHIEF).page
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(live_server.url + reverse("admin:articles_article_changelist"))
    cut = "[...document.querySelectorAll('#result_list tbody :is(th, td)')].filter((one) => {0})"
    assert page.evaluate(cut.format("true") + ".length") > 4
    assert page.evaluate(cut.format("one.scrollHeight > one.clientHeight") + ".length") == 0
