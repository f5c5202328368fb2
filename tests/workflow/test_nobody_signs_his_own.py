"""Approver ≠ bylined author ≠ last editor of the text ≠ other approver. For everyone."""

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


def test_who_changed_the_text_last_does_not_sign():
    story = makers.in_review()
    editor = makers.person(roles.DESK_EDITOR)
    story = change_headline(story, editor)
    with pytest.raises(workflow.Refused) as refused:
        sign(story, editor)
    assert codes(refused) == ["own_text"]
    assert sign(story, makers.person(roles.EDITOR_IN_CHIEF)).approvals.count() == 1


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
