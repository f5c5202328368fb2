"""A letter mended after print: proposed by one, confirmed by another, told to nobody."""

from datetime import timedelta

import pytest
from django.urls import reverse

from articles import roles, workflow
from articles.models import Change, Publication
from tests import makers
from tests.admin.pages import move_page, signed_in

pytestmark = pytest.mark.django_db
LATER = makers.NOON + timedelta(hours=3)
WRONG = makers.BODY.replace("الموانئ", "المواننئ", 1)


def mend(story, body=makers.BODY, by=roles.COPY_EDITOR, **fields):
    def change(article):
        article.body_ar = body
        for name, value in fields.items():
            setattr(article, name, value)

    return workflow.edit(article=story, by=makers.person(by), at=LATER, change=change)


def propose(story, by=roles.COPY_EDITOR):
    return workflow.propose_slip(article=story, by=makers.person(by), at=LATER)


def confirm(story, by=roles.DESK_EDITOR, name=""):
    return workflow.confirm_slip(article=story, by=makers.person(by, name), at=LATER)


def refusal(act, *words, **more):
    with pytest.raises(workflow.Refused) as refused:
        act(*words, **more)
    return [reason.code for reason in refused.value.reasons]


@pytest.fixture
def mended():
    """Printed with two letters the wrong way round, and mended on the desk."""
    return mend(makers.published(texts={"body_ar": WRONG}))


def test_it_is_printed_under_the_sign_offs_that_stood(mended):
    assert workflow.signoffs.missing(workflow.Facts(mended))
    story = confirm(propose(mended))
    assert workflow.signoffs.missing(workflow.Facts(story)) == []
    one = Publication.objects.get()
    assert "المواننئ" not in one.plain_text
    assert (one.modified_at, one.printed_at) == (makers.NOON, LATER)
    assert story.corrections.count() == 0
    assert list(Change.objects.values_list("kind", flat=True)) == ["created", "updated"]
    signed = workflow.signoffs.holding(workflow.Facts(story)).values()
    assert {approval.by.username for approval in signed} == {"desk_editor", "copy_editor"}
    assert {approval.slip.confirmed_by.username for approval in signed} == {"desk_editor"}
    assert {approval.slip.proposed_by.username for approval in signed} == {"copy_editor"}


def test_a_heading_in_the_body_is_mended_too():
    wrong = f"<h2>خطه الرصيف</h2>{makers.BODY}"
    story = mend(makers.published(texts={"body_ar": wrong}), wrong.replace("خطه", "خطة"))
    assert confirm(propose(story)).status == "published"
    assert "<h2>خطة الرصيف</h2>" in Publication.objects.get().body_html


def test_nobody_confirms_his_own(mended):
    story = propose(mended, by=roles.DESK_EDITOR)
    assert refusal(confirm, story) == ["own_slip"]
    assert confirm(story, by=roles.EDITOR_IN_CHIEF).status == "published"


def test_no_author_confirms():
    editor = makers.person(roles.DESK_EDITOR)
    story = makers.draft(by=editor, texts={"body_ar": WRONG})
    story = workflow.submit(article=story, by=editor, at=makers.NOON)
    for kind, role in (("desk", roles.EDITOR_IN_CHIEF), ("copy", roles.COPY_EDITOR)):
        story = workflow.sign_off(
            article=story,
            by=makers.person(role),
            at=makers.NOON,
            kind=kind,
            checklist=workflow.checklist(kind),
        )
    story = workflow.publish(article=story, by=editor, at=makers.NOON)
    assert refusal(confirm, propose(mend(story))) == ["own_story"]


def test_nothing_is_confirmed_that_was_not_proposed(mended):
    assert refusal(confirm, mended) == ["no_slip"]
    story = propose(mended)
    story = mend(story, makers.BODY.replace("خطة", "خطه", 1))
    assert refusal(confirm, story) == ["no_slip"]
    assert propose(story).slips.count() == 2


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"body": WRONG.replace("30", "36")}, "not_a_slip"),
        ({"body": WRONG.replace("</p><p>", " ونفت طهران ذلك لاحقاً.</p><p>")}, "not_a_slip"),
        ({"body": WRONG.replace("لن تتجاوز", "لن تجاوز")}, "not_a_slip"),
        ({"body": makers.BODY, "dateline_ar": "دمشق"}, "not_a_slip"),
        ({"body": makers.BODY, "genre": "opinion"}, "not_a_slip"),
        ({"body": WRONG}, "nothing_new"),
    ],
)
def test_what_is_more_than_a_slip_is_a_correction(change, code):
    body = change.pop("body")
    story = mend(makers.published(texts={"body_ar": WRONG}), body, **change)
    assert refusal(propose, story) == [code]


def test_slips_do_not_add_up_to_another_text():
    """Five words in all since it was signed in full, however many times it was printed."""
    words = ["المدينه", "الكبيره", "القديمه", "الجميله", "البعيده", "السعيده"]
    story = makers.published(texts={"body_ar": f"<p>{' '.join(words)} قالت.</p>"})
    for number in range(5):
        words[number] = words[number][:-1] + "ة"
        story = confirm(propose(mend(story, f"<p>{' '.join(words)} قالت.</p>")))
    words[5] = "السعيدة"
    assert refusal(propose, mend(story, f"<p>{' '.join(words)} قالت.</p>")) == ["too_many_slips"]


def test_a_slip_may_be_taken_back(mended):
    story = confirm(propose(mended))
    story = confirm(propose(mend(story, WRONG.replace("المواننئ", "الموانئئ"))))
    story = confirm(propose(mend(story)))
    assert workflow.signoffs.missing(workflow.Facts(story)) == []
    assert "الموانئئ" not in Publication.objects.get().plain_text


def test_a_story_on_hold_is_not_mended(mended):
    story = propose(mended)
    story = workflow.hold(
        article=story, by=makers.person(roles.LEGAL), at=LATER, reason="شكوى قيد النظر"
    )
    assert refusal(confirm, story) == ["legal_hold"]


def test_a_translation_stays_signed_when_the_original_is_mended():
    story = mend(makers.published(english=True, texts={"body_ar": WRONG}))
    story = confirm(propose(story))
    assert ("translation", "en") in {
        (n.kind, n.language) for n in workflow.signoffs.holding(workflow.Facts(story))
    }
    assert story.publications.filter(modified_at=makers.NOON).count() == 2


def test_an_archived_story_is_mended_under_its_import_approval():
    story = makers.archive(1)[0]
    story = mend(story, makers.BODY.replace("لتوسعة", "لتوسععة", 1))
    story = confirm(propose(story))
    assert "لتوسععة" in story.publications.get().plain_text


def test_two_people_and_four_clicks(mended):
    """A button and its page for the one; a line on his home page and its button for the other."""
    copy, desk = (signed_in(makers.person(one)) for one in (roles.COPY_EDITOR, roles.DESK_EDITOR))
    page = move_page(mended, "propose_slip")
    shown = copy.get(page).content.decode()
    assert "<del>" in shown
    assert copy.post(page, {"version": mended.version}).status_code == 302
    home = desk.get(reverse("admin:index")).content.decode()
    page = move_page(mended, "confirm_slip")
    assert f'href="{page}"' in home
    assert f'href="{page}"' not in copy.get(reverse("admin:index")).content.decode()
    assert "copy_editor" in desk.get(page).content.decode()
    mended.refresh_from_db()
    assert desk.post(page, {"version": mended.version}).status_code == 302
    assert "المواننئ" not in Publication.objects.get().plain_text
    assert f'href="{page}"' not in desk.get(reverse("admin:index")).content.decode()
