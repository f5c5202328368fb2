import json

import pytest

from articles import roles, workflow
from articles.models import Byline, Contributor, Publication
from tests import makers

pytestmark = pytest.mark.django_db


def printed(language="ar", **words) -> Publication:
    return makers.published(**words).publications.get(language=language)


def test_a_print_carries_every_form_of_the_text():
    one = printed()
    assert one.headline == makers.HEADLINE
    assert one.word_count == 30
    assert one.reading_minutes == 1
    assert one.plain_text.startswith("أقرّ مجلس الموانئ")
    assert [block["type"] for block in one.blocks] == ["paragraph", "paragraph"]
    assert one.blocks[0]["dir"] == "rtl"
    assert one.slug == "مجلس-الموانئ-يقر-خطة-لتوسعة-الرصيف-الشرقي"
    assert one.byline == [{"name": "سلمى الهاشم", "slug": "byline-reporter", "credit": "text"}]


def test_scripts_and_handlers_are_never_printed():
    body = (
        '<p onclick="x()">نص <script>alert(1)</script><a href="javascript:x()">رابط</a></p>'
        '<iframe src="https://example.org"></iframe><img src=x onerror=y>'
    )
    one = printed(texts={"body_ar": body})
    everything = one.body_html + json.dumps(one.blocks) + one.plain_text
    for bad in ("script", "onclick", "javascript", "iframe", "onerror", "alert"):
        assert bad not in everything


def test_an_attributed_passage_is_marked_by_the_place_of_its_source_alone():
    agreement = makers.unnamed_source()
    story = makers.in_review(sourced=False, texts={"is_own_observation": True})
    story.attributions.create(agreement=agreement, language="ar", exact="تبدأ مطلع العام المقبل")
    story.replies.create(party_ar="الهيئة", party_en="The authority", asked_at=makers.NOON)
    story = makers.sign_all(story)
    from articles import workflow

    workflow.publish(article=story, by=makers.person("desk_editor"), at=makers.NOON)
    one = Publication.objects.get()
    marks = [mark for span in one.blocks[0]["spans"] for mark in span["marks"]]
    assert marks == [{"type": "attribution", "ref": 1}]
    assert one.disclosure["sources"] == [
        {
            "ref": 1,
            "description": "مسؤول رفيع في هيئة الموانئ",
            "reason": "يمنع نظام الهيئة موظفيها من الحديث إلى الصحافة ويعرّضهم للفصل",
            "rule": "background",
        }
    ]
    assert agreement.source.code_name not in json.dumps(
        [one.blocks, one.disclosure, one.body_html], ensure_ascii=False
    )


def test_a_story_with_named_sources_has_no_disclosure():
    assert printed().disclosure == {}


def test_the_digest_printed_is_the_digest_signed():
    story = makers.published()
    proof = story.publications.get().proof
    assert {one.digest for one in story.approvals.all()} == {proof.digest}
    assert {one.proof for one in story.approvals.all()} == {proof}


def test_a_translator_is_credited_in_the_translation_and_not_in_the_original():
    story = makers.draft(english=True)
    translator = Contributor.objects.create(
        slug="huda", name_ar="هدى السالم", name_en="Huda Al-Salem"
    )
    story = workflow.edit(
        article=story,
        by=story.created_by,
        at=makers.NOON,
        change=lambda one: one.bylines.create(
            contributor=translator, credit=Byline.Credit.TRANSLATION, position=2
        ),
    )
    story = workflow.submit(article=story, by=makers.person(roles.DESK_EDITOR), at=makers.NOON)
    story = workflow.publish(
        article=makers.sign_all(story), by=makers.person(roles.DESK_EDITOR), at=makers.NOON
    )

    arabic, english = (story.publications.get(language=code) for code in ("ar", "en"))
    assert [one["name"] for one in arabic.byline] == ["سلمى الهاشم"]
    assert [one["name"] for one in english.byline][1:] == ["Huda Al-Salem"]
    assert translator not in arabic.contributors.all()
    assert translator in english.contributors.all()
