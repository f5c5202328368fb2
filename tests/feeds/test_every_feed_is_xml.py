"""Whatever a text or a name holds, what an aggregator gets is XML 1.0 and has all stories."""

from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from articles import roles
from articles.models import Contributor, Publication, Section, Topic
from articles.text.normalise import clean, is_legal_xml, legal_xml
from tests import makers

HARD = ["\ufffe", "\uffff", "\x00", "\x08", "\x1b", "\x7f", "\U0001fffe", "]]>", "<&\"'", "😀"]


@given(st.text() | st.text(st.sampled_from("".join(HARD))))
def test_legal_text_can_stand_in_xml_and_loses_nothing_else(text):
    held = ElementTree.Element("t")
    held.text = legal_xml(text)
    again = ElementTree.fromstring(ElementTree.tostring(held, "utf-8"))
    assert (again.text or "") == held.text.replace("\r\n", "\n").replace("\r", "\n")
    assert is_legal_xml(held.text)
    if is_legal_xml(text):
        assert held.text == text


@given(st.text())
def test_whatever_is_saved_is_legal(text):
    assert is_legal_xml(clean(text))


@pytest.mark.django_db
@pytest.mark.parametrize("bad", HARD[:1] + HARD[1:2] + HARD[3:5])
def test_one_bad_value_takes_no_other_with_it(client, bad):
    """As an older import could have left it in any column."""
    makers.archive(2, english=True)
    worst = Publication.objects.filter(language="ar").first()
    Publication.objects.filter(pk=worst.pk).update(
        headline=f"عنوان{bad}",
        standfirst=f"مقدمة{bad}",
        byline=[{"name": f"س{bad}", "slug": "s", "credit": "text"}],
    )
    Topic.objects.update(name_ar=f"موضوع{bad}")
    Section.objects.update(name_ar=f"قسم{bad}")
    Contributor.objects.update(name_ar=f"كاتب{bad}")
    for address in ("/feeds/latest.xml", "/feeds/economy.xml"):
        channel = ElementTree.fromstring(client.get(address).content).find("channel")
        titles = [one.findtext("title") for one in channel.findall("item")]
        assert len(titles) == 2
        assert "عنوان" in titles
    for address in ("/sitemap.xml", "/sitemaps/pages.xml"):
        ElementTree.fromstring(client.get(address).content)


@pytest.mark.django_db
def test_the_desk_is_told_what_was_left_out_when_it_saves():
    chief = Client()
    chief.force_login(makers.person(roles.EDITOR_IN_CHIEF))
    answer = chief.post(
        reverse("admin:articles_topic_add"),
        {"kind": "subject", "name_ar": "ميناء\uffff الشرق", "name_en": "Port", "slug": "port"},
        follow=True,
    )
    assert Topic.objects.get().name_ar == "ميناء الشرق"
    said = answer.content.decode()
    assert "محارف لا تُطبع" in said
    assert "الاسم (العربيّة)" in said
