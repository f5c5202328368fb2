"""What «How we know» says is signed, by whatever page it is changed; page, API and search say
the same."""

import json

import pytest
from django.utils import timezone

from articles import roles, workflow
from articles.models import Article
from articles.workflow import Facts, signoffs
from tests import makers
from tests.admin.pages import form_of, signed_in, source_page

pytestmark = pytest.mark.django_db

NAMED = "سلمى حداد، مديرة المرفأ"
PAPER = "محضر اجتماع المجلس"


@pytest.fixture
def story():
    """Approved; it rests on an unnamed source, a named one and a document nobody publishes."""
    named, paper = makers.named_source(), makers.unnamed_source("سدرة-2")
    named.description_ar, paper.description_ar = NAMED, PAPER
    named.save(), paper.save()
    paper.source.kind = "document"
    paper.source.save()

    def link(article: Article) -> None:
        article.attributions.create(agreement=named, language="ar", exact="30 شهراً")
        article.attributions.create(agreement=paper, language="ar", exact="الرصيف")
        article.replies.create(reason_none="لا يُسأل قبل الطبع", not_asked_ar="أن الوثيقة قد تُتلف")

    made = makers.draft(
        agreement=makers.unnamed_source(), texts={"sources_note_ar": "زرنا الموقع."}
    )
    workflow.edit(article=made, by=makers.person(roles.REPORTER), at=makers.NOON, change=link)
    made = workflow.submit(article=made, by=makers.person(roles.DESK_EDITOR), at=makers.NOON)
    return makers.sign_all(made)


def printed(story, client):
    desk = makers.person(roles.DESK_EDITOR)
    workflow.publish(article=story, by=desk, at=timezone.now())
    return client.get(story.publications.get().get_absolute_url()).content.decode()


def test_page_api_and_search_engines_say_the_same(story, client):
    page = printed(story, client)
    told = client.get(f"/api/v1/articles/{story.pk}/").json()["disclosure"]
    for words in (NAMED, PAPER, "زرنا الموقع.", "أن الوثيقة قد تُتلف."):
        assert words in page
        assert any(words in sentence for sentence in told["sentences"])
    assert "لا يُسأل قبل الطبع" not in page + json.dumps(told, ensure_ascii=False)
    assert (told["documents"], told["named"][0]["description"]) == ([2], NAMED)
    script = page.split('<script type="application/ld+json"')[1].split(">", 1)[1]
    facts = json.loads(script.split("</script>")[0])
    assert facts["isBasedOn"] == [{"@type": "CreativeWork", "name": PAPER}]
    assert facts["publisher"]["publishingPrinciples"].endswith("/policies/principles/")
    assert NAMED in facts["backstory"]
    assert client.get("/policies/principles/").status_code == 200


def holds(story) -> bool:
    story.refresh_from_db()
    return not signoffs.missing(Facts(story))


def test_a_named_source_told_anew_takes_the_sign_offs_away(story):
    assert holds(story)
    named = makers.named_source().source.agreements.get(description_ar=NAMED)
    handler = signed_in(makers.person(roles.REPORTER))
    data = form_of(handler, source_page(named.source))
    row = next(
        name.rpartition("-")[0]
        for name, value in data.items()
        if name.endswith("description_ar") and value == NAMED
    )
    data[f"{row}-description_ar"] = "مديرة المرفأ"
    assert handler.post(source_page(named.source), data).status_code == 302
    assert not holds(story)


def test_the_desks_own_sentence_is_signed_like_any_text(story):
    workflow.edit(
        article=story,
        by=makers.person(roles.DESK_EDITOR),
        at=timezone.now(),
        change=lambda row: setattr(row, "sources_note_ar", "زرنا الموقع مرتين."),
    )
    assert not holds(story)


def test_why_nobody_was_asked_is_signed_in_the_words_of_readers(story):
    def anew(row: Article) -> None:
        row.replies.update(not_asked_ar="أن الوقت ضاق")

    desk = makers.person(roles.DESK_EDITOR)
    workflow.edit(article=story, by=desk, at=timezone.now(), change=anew)
    assert not holds(story)
