"""A sign-off that fell is named with who gave it and what changed since, beside the text; one that
would fall is counted before one saves."""

import pytest

from articles import roles, workflow
from tests import makers
from tests.admin.pages import signed_in, story_page

pytestmark = pytest.mark.django_db


def panel(story, role=roles.DESK_EDITOR):
    return signed_in(makers.person(role)).get(story_page(story))


def signed():
    story = makers.in_review()
    return workflow.sign_off(
        article=story,
        by=makers.person(roles.COPY_EDITOR),
        at=makers.NOON,
        kind="copy",
        checklist=workflow.checklist("copy"),
    )


def test_nothing_fell_while_nothing_changed():
    page = panel(signed())
    assert all(one.fallen is None for one in page.context["panel"].sign_offs)
    assert 'data-voids="1"' in page.content.decode()


def test_what_fell_is_named_with_its_giver_and_the_change():
    story = signed()
    workflow.edit(
        article=story,
        by=makers.person(roles.DESK_EDITOR),
        at=makers.NOON,
        change=lambda row: setattr(row, "headline_ar", f"{makers.HEADLINE} اليوم"),
    )
    page = panel(story)
    (fallen,) = [one for one in page.context["panel"].sign_offs if one.fallen]
    assert fallen.fallen.by == makers.person(roles.COPY_EDITOR)
    assert "<ins> اليوم</ins>" in "".join(str(drawn) for _label, _language, drawn in fallen.since)
    assert "سقط" in page.content.decode()
    assert 'data-voids="0"' in page.content.decode()
