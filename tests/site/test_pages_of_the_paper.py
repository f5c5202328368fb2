"""What the paper says of itself is there from the first day, in every language, and a chief writes
his own in its place."""

from importlib import import_module

import pytest
from django.urls import reverse

from articles import roles
from articles.models import PaperPage
from tests import makers
from tests.admin.pages import signed_in

pytestmark = pytest.mark.django_db

ADDRESSES = {
    "about": "/about/",
    "masthead": "/masthead/",
    "principles": "/policies/principles/",
    "sources": "/policies/unnamed-sources/",
    "correcting": "/policies/corrections/",
    "bylines": "/policies/no-byline/",
}


@pytest.fixture(autouse=True)
def _pages() -> None:
    """As the migration makes them; tests with a database of their own empty the tables."""
    for key in PaperPage.Key.values:
        PaperPage.objects.get_or_create(key=key)


def test_there_is_a_row_and_an_address_for_every_page():
    made = import_module("articles.migrations.0029_paper_page").KEYS
    assert set(ADDRESSES) == set(PaperPage.Key.values) == set(made)


@pytest.mark.parametrize("key", ADDRESSES)
@pytest.mark.parametrize("root", ["", "/en"])
def test_each_has_our_text_until_the_paper_writes_its_own(client, key, root):
    ours = client.get(root + ADDRESSES[key])
    assert ours.status_code == 200
    assert "<p>" in ours.content.decode().split('<div class="body">')[1]

    PaperPage.objects.filter(key=key).update(body_ar="# نحن\nنكتب <b>هنا</b>.", body_en="Our own.")
    own = client.get(root + ADDRESSES[key]).content.decode()
    assert ("<h2>نحن</h2><p>نكتب &lt;b&gt;هنا&lt;/b&gt;.</p>" if not root else "Our own.") in own


def test_a_language_without_own_words_keeps_ours(client):
    PaperPage.objects.filter(key="about").update(body_ar="نحن هنا.")
    assert "نحن هنا." in client.get("/about/").content.decode()
    assert "نحن هنا." not in client.get("/en/about/").content.decode()


def test_the_masthead_names_chiefs_who_have_a_page_of_their_own(client):
    chief = makers.contributor(makers.person(roles.EDITOR_IN_CHIEF), "chief")
    makers.contributor(makers.person(roles.REPORTER), "reporter")
    shown = client.get("/masthead/").content.decode()
    assert f'href="/authors/{chief.slug}/"' in shown
    assert "/authors/reporter/" not in shown


def test_chiefs_write_them_and_nobody_adds_or_deletes_one():
    about = PaperPage.objects.get(key="about")
    change = reverse("admin:articles_paperpage_change", args=[about.pk])
    chief = signed_in(makers.person(roles.EDITOR_IN_CHIEF))
    assert chief.post(change, {"body_ar": "نكتب هنا.", "body_en": ""}).status_code == 302
    about.refresh_from_db()
    assert about.body_ar == "نكتب هنا."
    assert chief.get(reverse("admin:articles_paperpage_add")).status_code == 403
    reporter = signed_in(makers.person(roles.REPORTER))
    assert reporter.get(change).status_code == 403
