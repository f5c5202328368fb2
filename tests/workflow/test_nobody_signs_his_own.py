"""Approver ≠ author ≠ other approver. For everyone, and an author stays one."""

import pytest

from articles import roles, workflow
from tests import makers

pytestmark = pytest.mark.django_db


def codes(refused):
    return [reason.code for reason in refused.value.reasons]


def sign(story, by, kind="desk", **words):
    looked_at = workflow.checklist(kind)
    return workflow.sign_off(
        article=story, by=by, at=makers.NOON, kind=kind, **{"checklist": looked_at, **words}
    )


def change_headline(story, by, words="مجلس الموانئ يقرّ خطة أخرى"):
    def change(article):
        article.headline_ar = words

    return workflow.edit(article=story, by=by, at=makers.NOON, change=change)


def test_a_bylined_editor_does_not_sign():
    editor = makers.person(roles.DESK_EDITOR)
    story = makers.in_review(by=editor)
    with pytest.raises(workflow.Refused) as refused:
        sign(story, editor)
    assert codes(refused) == ["own_story"]


WORDS = "وأوضح المجلس في بيان لاحق أن المرحلة الأولى تشمل تعميق الحوض وبناء مستودعين للحبوب"


def add(story, by, *words):
    def change(article):
        article.body_ar += f"<p>{' '.join(words)}</p>"

    return workflow.edit(article=story, by=by, at=makers.NOON, change=change)


def test_who_changed_a_few_words_signs_for_another_sees_them():
    editor = makers.person(roles.DESK_EDITOR)
    story = change_headline(makers.in_review(), editor)
    assert sign(story, editor).approvals.count() == 1


def test_who_wrote_more_than_twenty_words_of_the_text_does_not_sign():
    editor = makers.person(roles.DESK_EDITOR)
    words = [f"{word}ات" for word in WORDS.split()] + [f"جديد{n}" for n in range(7)]
    story = add(makers.in_review(), editor, *words[:20])
    assert (
        workflow.signoffs.why_not(
            workflow.Facts(story), workflow.signoffs.Need("desk", "ar"), editor
        )
        == []
    )
    story = add(story, editor, *words[20:21])
    with pytest.raises(workflow.Refused) as refused:
        sign(story, editor)
    assert codes(refused) == ["own_text"]


def test_words_that_are_taken_out_again_bar_nobody():
    editor = makers.person(roles.DESK_EDITOR)
    story = add(makers.in_review(), editor, *[f"كلمة{n}" for n in range(30)])
    workflow.edit(
        article=story,
        by=editor,
        at=makers.NOON,
        change=lambda article: setattr(article, "body_ar", makers.BODY),
    )
    story.refresh_from_db()
    assert sign(story, editor).approvals.count() == 1


def test_words_that_are_moved_or_put_back_stay_whose_they_were():
    editor = makers.person(roles.DESK_EDITOR)
    story = makers.in_review(texts={"body_ar": f"<p>{WORDS} {WORDS}.</p><p>ثم انتهى.</p>"})
    for body in (
        f"<p>ثم انتهى.</p><p>{WORDS} {WORDS}.</p>",
        "<p>ثم انتهى.</p>",
        f"<p>{WORDS} {WORDS}.</p><p>ثم انتهى.</p>",
    ):
        story = workflow.edit(
            article=story,
            by=editor,
            at=makers.NOON,
            change=lambda article, body=body: setattr(article, "body_ar", body),
        )
    assert sign(story, editor).approvals.count() == 1


def test_who_takes_himself_off_the_byline_stays_an_author():
    editor = makers.person(roles.DESK_EDITOR)
    story = makers.in_review()
    own = makers.contributor(editor)
    for change in (
        lambda article: article.bylines.create(contributor=own),
        lambda article: article.bylines.filter(contributor=own).delete(),
    ):
        story = workflow.edit(article=story, by=editor, at=makers.NOON, change=change)
    with pytest.raises(workflow.Refused) as refused:
        sign(story, editor)
    assert codes(refused) == ["own_story"]


def test_who_takes_his_account_off_his_page_stays_an_author():
    editor = makers.person(roles.DESK_EDITOR)
    own = makers.contributor(editor)
    story = workflow.edit(
        article=makers.in_review(),
        by=editor,
        at=makers.NOON,
        change=lambda article: article.bylines.create(contributor=own),
    )
    workflow.link_account(contributor=own, account=None, at=makers.NOON)
    assert not story.bylines.filter(contributor__user=editor).exists()
    with pytest.raises(workflow.Refused) as refused:
        sign(story, editor)
    assert codes(refused) == ["own_story"]


def test_nobody_gives_two_sign_offs_on_one_text():
    both = makers.person(roles.DESK_EDITOR, "both")
    both.groups.add(*makers.person(roles.COPY_EDITOR).groups.all())
    story = sign(makers.in_review(), both, "desk")
    with pytest.raises(workflow.Refused) as refused:
        sign(story, both, "copy")
    assert codes(refused) == ["signed_another"]


def test_a_superuser_is_bound_like_anyone():
    root = makers.superuser()
    story = makers.in_review(by=root)
    with pytest.raises(workflow.Refused) as refused:
        sign(story, root)
    assert codes(refused) == ["own_story"]
    other = sign(makers.in_review(), root, "desk")
    with pytest.raises(workflow.Refused) as refused:
        sign(other, root, "copy")
    assert codes(refused) == ["signed_another"]


@pytest.mark.parametrize("role", roles.ROLES)
@pytest.mark.parametrize("kind", ["desk", "copy"])
def test_each_kind_has_its_role(role, kind):
    story = makers.in_review()
    allowed = {
        "desk": {"desk_editor", "managing_editor", "editor_in_chief"},
        "copy": {"copy_editor"},
    }[kind]
    if role in allowed:
        assert sign(story, makers.person(role), kind).approvals.get().kind == kind
    else:
        with pytest.raises(workflow.Refused):
            sign(story, makers.person(role), kind)


def test_the_last_sign_off_approves_the_story():
    story = sign(makers.in_review(), makers.person(roles.DESK_EDITOR))
    assert story.status == "in_review"
    assert sign(story, makers.person(roles.COPY_EDITOR), "copy").status == "approved"


def test_a_sign_off_is_not_given_twice():
    story = sign(makers.in_review(), makers.person(roles.DESK_EDITOR))
    with pytest.raises(workflow.Refused) as refused:
        sign(story, makers.person(roles.MANAGING_EDITOR))
    assert codes(refused) == ["already_signed"]


def test_a_sign_off_nobody_needs_is_refused():
    with pytest.raises(workflow.Refused) as refused:
        sign(makers.in_review(), makers.person(roles.LEGAL), "legal")
    assert codes(refused) == ["not_needed"]


def test_a_sign_off_falls_when_the_page_of_a_writer_turns_out_to_be_the_signers():
    editor = makers.person(roles.DESK_EDITOR)
    nobodys = makers.contributor(makers.person(roles.REPORTER, "stand-in"))
    nobodys.user = None
    nobodys.save()
    story = workflow.edit(
        article=makers.draft(),
        by=makers.person(roles.REPORTER),
        at=makers.NOON,
        change=lambda article: article.bylines.create(contributor=nobodys),
    )
    story = workflow.submit(article=story, by=makers.person(roles.REPORTER), at=makers.NOON)
    story = makers.sign_all(story)
    assert story.status == "approved"
    workflow.link_account(contributor=nobodys, account=editor, at=makers.NOON)
    story.refresh_from_db()
    assert story.status == "in_review"
    assert {need.kind for need in workflow.signoffs.missing(workflow.Facts(story))} == {"desk"}
    story = sign(story, makers.person(roles.EDITOR_IN_CHIEF))
    assert story.status == "approved"
