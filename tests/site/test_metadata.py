"""What search engines and messengers read in the head of a story."""

import json
import re

import pytest
from django.urls import reverse

from tests import makers

pytestmark = pytest.mark.django_db


def head_of(client, **words) -> tuple[str, dict]:
    publication = makers.publication(**words)
    body = client.get(publication.get_absolute_url()).content.decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', body, re.DOTALL)
    return body, json.loads(found[1])


def test_a_story_is_a_news_article(client):
    _body, facts = head_of(client, texts={"standfirst_ar": "تبدأ الأعمال مطلع العام."})
    assert facts["@type"] == "NewsArticle"
    assert facts["headline"] == makers.HEADLINE
    assert facts["inLanguage"] == "ar"
    assert facts["datePublished"].endswith("+03:00")
    assert facts["author"][0]["name"] == "سلمى الهاشم"
    assert facts["url"].startswith("http://127.0.0.1:8000/economy/")
    assert facts["publisher"]["name"] == "الرواق"


def test_opinion_is_called_opinion(client):
    _body, facts = head_of(client, texts={"genre": "opinion"})
    assert facts["@type"] == "OpinionNewsArticle"


def test_a_headline_cannot_leave_the_script_it_stands_in(client):
    headline = "قال </script><script>alert(1)</script> & «انتهى»"
    body, facts = head_of(client, texts={"headline_ar": headline})
    assert facts["headline"] == headline
    assert "<script>alert" not in body


def test_the_card_speaks_arabic(client):
    body, _facts = head_of(client, english=True)
    assert '<meta property="og:locale" content="ar_AR">' in body
    assert '<meta property="og:locale:alternate" content="en_US">' in body
    assert f'<meta property="og:title" content="{makers.HEADLINE}">' in body


def test_a_list_has_a_next_page_until_it_ends(client):
    makers.archive(30)
    first = client.get(reverse("site:latest")).content.decode()
    older = re.search(r'rel="next" href="\?before=([0-9]+-[0-9]+)"', first)[1]
    second = client.get(reverse("site:latest"), {"before": older}).content.decode()
    assert 'rel="next"' not in second
    seen = [re.findall(r"/economy/(\d+)/", page) for page in (first, second)]
    numbers = [set(one) for one in seen]
    assert not numbers[0] & numbers[1]
    assert len(numbers[0] | numbers[1]) == 30
