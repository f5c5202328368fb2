"""Who sees which source, by every door: its handler, whom he asked to attest, a chief who may have
to decide on it, the keeper of the register; to everybody else it is a page that is not there."""

import csv

import pytest
from django.test import Client
from django.urls import reverse

from articles import roles, workflow
from articles.models import Article, WrittenOnce
from articles.models.source import AgreementVersion, AttestationRequest, RefusedLook, SourceAccess
from tests import makers
from tests.admin.pages import form_of

pytestmark = pytest.mark.django_db

CODE, TERMS = "مرساة-7", "يُتلف الشريط بعد النشر"
LIST = reverse("admin:articles_source_changelist")
LOG = reverse("admin:articles_sourceaccess_changelist")


@pytest.fixture
def agreement():
    made = makers.unnamed_source(CODE)
    made.terms = TERMS
    made.save()
    return made


@pytest.fixture
def story(agreement):
    """One that rests on the source, by its handler."""
    return makers.in_review(agreement=agreement)


def as_(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(source) -> str:
    return reverse("admin:articles_source_change", args=[source.pk])


def asked(source):
    """A desk editor whom the handler asked to attest."""
    editor = makers.person(roles.DESK_EDITOR, "asked")
    handler = makers.person(roles.REPORTER)
    AttestationRequest.objects.create(source=source, editor=editor, by=handler, at=makers.NOON)
    return editor


def author_in_chief(story):
    """A managing editor who has a hand in the only story that rests on the source."""
    chief = makers.person(roles.MANAGING_EDITOR, "author")
    story.authorships.create(account=chief, is_for_good=True)
    return chief


def gone(_story):
    user = makers.person(roles.MANAGING_EDITOR, "gone")
    user.groups.clear()
    return user


# Who asks → what he gets of the source: its page with terms, its place in the register, nothing.
TABLE = {
    "its handler": (lambda story: makers.person(roles.REPORTER), "page"),
    "a reporter of another story": (lambda story: makers.person(roles.REPORTER, "other"), ""),
    "a desk editor": (lambda story: makers.person(roles.DESK_EDITOR), ""),
    "an editor who was asked": (
        lambda story: asked(story.attributions.get().agreement.source),
        "page",
    ),
    "a copy editor": (lambda story: makers.person(roles.COPY_EDITOR), ""),
    "a picture editor": (lambda story: makers.person(roles.PICTURE_EDITOR), ""),
    "a translator": (lambda story: makers.person(roles.TRANSLATOR), ""),
    "a managing editor": (lambda story: makers.person(roles.MANAGING_EDITOR, "decides"), "page"),
    "the editor in chief": (lambda story: makers.person(roles.EDITOR_IN_CHIEF), "page"),
    "a chief who made the story": (author_in_chief, ""),
    "the lawyer": (lambda story: makers.person(roles.LEGAL), ""),
    "the custodian": (lambda story: makers.person(roles.SOURCE_CUSTODIAN), "register"),
    "the system administrator": (lambda story: makers.person(roles.SYSTEM_ADMIN), ""),
    "a superuser": (lambda story: makers.superuser(), ""),
    "somebody whose role was taken": (gone, ""),
}


@pytest.mark.parametrize("who", TABLE)
def test_a_source_is_what_the_table_says(who, story, agreement):
    make, expected = TABLE[who]
    client, source = as_(make(story)), agreement.source
    told = client.get(page(source)).content.decode()
    history = client.get(reverse("admin:articles_source_history", args=[source.pk]))
    listed = client.get(LIST).content.decode()
    assert (CODE in told) is bool(expected)
    assert (TERMS in told) is (expected == "page")
    assert (CODE in listed) is bool(expected)
    assert (history.status_code == 200) is bool(expected)


@pytest.mark.parametrize("who", TABLE)
def test_the_story_names_the_source_to_those_alone_who_see_it(who, story):
    make, expected = TABLE[who]
    client = as_(make(story))
    told = client.get(reverse("admin:articles_article_change", args=[story.pk])).content.decode()
    assert (CODE in told) is (expected == "page")
    assert TERMS not in told
    new = client.get(reverse("admin:articles_article_add")).content.decode()
    assert (CODE in new) is (expected == "page" and "agreement" in new)


@pytest.mark.parametrize("who", TABLE)
def test_a_story_that_is_only_read_names_no_source_either(who, story, agreement):
    """The lawyer reads it once it is printed, everybody once it was taken back."""
    story.replies.create(party_ar="الهيئة", asked_at=makers.NOON)
    desk = makers.person(roles.DESK_EDITOR, "prints")
    workflow.publish(article=makers.sign_all(story), by=desk, at=makers.NOON)
    who_asks = TABLE[who][0](story)
    address = reverse("admin:articles_article_change", args=[story.pk])
    printed = as_(who_asks).get(address).content.decode()
    workflow.retract(
        article=story,
        by=makers.person(roles.EDITOR_IN_CHIEF, "takes"),
        at=makers.NOON,
        reason="ثبت أن الوثيقة مزوّرة",
        notices={"ar": "سُحبت المادة"},
    )
    for page in (printed, as_(who_asks).get(address).content.decode()):
        assert TERMS not in page
        if TABLE[who][1] != "page":
            assert CODE not in page


@pytest.mark.parametrize("who", [name for name, (_make, seen) in TABLE.items() if not seen])
def test_what_one_does_not_see_is_no_different_from_nonsense(who, story, agreement):
    client = as_(TABLE[who][0](story))
    there, nowhere = client.get(page(agreement.source)), client.get(page(agreement.source)[:-2])
    nonsense = client.get(page(agreement.source).replace(str(agreement.source.pk), "98765"))
    assert there.status_code == nonsense.status_code == 404
    assert nowhere.status_code in {301, 302, 404}
    assert CODE not in there.content.decode()


def test_a_code_name_that_is_not_seen_is_not_attached_by_its_number(agreement):
    other = makers.person(roles.REPORTER, "other")
    story = makers.draft(by=other, sourced=False)
    form = as_(other).get(reverse("admin:articles_article_change", args=[story.pk]))
    typed = {
        name: value
        for name, value in form.context["adminform"].form.initial.items()
        if value is not None
    }
    sent = {
        **{f"{one.formset.prefix}-TOTAL_FORMS": 0 for one in form.context["inline_admin_formsets"]},
        **{
            f"{one.formset.prefix}-INITIAL_FORMS": 0
            for one in form.context["inline_admin_formsets"]
        },
        **{name: value for name, value in typed.items() if isinstance(value, str | int)},
        "seen_version": story.version,
        "attributions-TOTAL_FORMS": 1,
        "attributions-0-agreement": agreement.pk,
        "attributions-0-language": "ar",
        "attributions-0-kind": "fact",
        "attributions-0-gravity": "low",
    }
    answer = as_(other).post(reverse("admin:articles_article_change", args=[story.pk]), sent)
    assert answer.status_code == 200
    assert not story.attributions.exists()


def test_looks_are_rows_and_refusals_are_counted(story, agreement):
    source, handler = agreement.source, makers.person(roles.REPORTER)
    as_(handler).get(page(source))
    as_(handler).get(LIST)
    looks = SourceAccess.objects.order_by("id").values_list("what", "source", "shown", "who")
    assert list(looks) == [
        ("page", source.pk, [], handler.pk),
        ("list", None, [source.pk], handler.pk),
    ]
    guessing = as_(makers.person(roles.DESK_EDITOR))
    for number in range(20):
        guessing.get(page(source).replace(str(source.pk), str(source.pk + number)))
    assert sum(RefusedLook.objects.values_list("times", flat=True)) == 20
    assert RefusedLook.objects.count() <= 2
    assert SourceAccess.objects.count() == 2


@pytest.mark.parametrize("role", roles.ROLES)
def test_the_log_is_read_and_taken_away_by_custodian_and_chiefs(role, story, agreement):
    as_(makers.person(roles.REPORTER)).get(page(agreement.source))
    client = as_(makers.person(role))
    expected = 200 if role in {roles.SOURCE_CUSTODIAN, *roles.CHIEFS} else 404
    assert client.get(LOG).status_code == expected
    table = client.get(f"{LOG}export/")
    assert table.status_code == expected
    if expected == 200:
        rows = list(csv.reader(table.content.decode().lstrip("\ufeff").splitlines()))
        assert f"#{agreement.source.pk}" in rows[1]
        assert CODE not in table.content.decode()


def test_whoever_brings_a_source_is_its_handler():
    reporter = makers.person(roles.REPORTER, "new")
    sent = {
        "code_name": "منارة-1",
        "kind": "person",
        "reliability": "C",
        "agreements-TOTAL_FORMS": 0,
        "agreements-INITIAL_FORMS": 0,
        "handler": makers.person(roles.DESK_EDITOR).pk,
    }
    as_(reporter).post(reverse("admin:articles_source_add"), sent)
    (row,) = SourceAccess.objects.filter(what="begun")
    assert row.source.handler == reporter


def change(client, source, **typed):
    form = client.get(page(source))
    sent = {"code_name": source.code_name, "kind": source.kind, "reliability": source.reliability}
    for inline in form.context["inline_admin_formsets"]:
        made = inline.formset
        sent |= {
            f"{made.prefix}-TOTAL_FORMS": made.initial_form_count(),
            f"{made.prefix}-INITIAL_FORMS": made.initial_form_count(),
        }
        for one in made.initial_forms:
            sent |= {one.add_prefix(k): v for k, v in one.initial.items() if v is not None}
            sent[one.add_prefix("id")] = one.instance.pk
    return client.post(page(source), {**sent, "handler": source.handler_id or "", **typed})


def test_a_chief_who_changes_an_agreement_says_why_and_the_log_names_old_and_new(story, agreement):
    chief = makers.person(roles.EDITOR_IN_CHIEF)
    ground = {"agreements-0-ground_rule": "on_the_record"}
    assert change(as_(chief), agreement.source, **ground).status_code == 200
    agreement.refresh_from_db()
    assert agreement.ground_rule == "background"
    # The page he asked for, and the form that was shown again.
    assert SourceAccess.objects.filter(what="page", who=chief).count() == 2
    assert change(as_(chief), agreement.source, **ground, why="أذن بالاسم").status_code == 302
    (row,) = SourceAccess.objects.filter(what="change")
    assert (row.who, row.why) == (chief, "أذن بالاسم")
    assert row.changes == {f"#{agreement.pk} ground_rule": ["background", "on_the_record"]}


def test_what_was_agreed_before_is_kept_for_those_who_see_the_source(story, agreement):
    chief = makers.person(roles.MANAGING_EDITOR, "decides")
    handler = as_(makers.person(roles.REPORTER))
    data = form_of(as_(chief), page(agreement.source))
    new = {"agreements-0-terms": "شروط جديدة", "agreements-0-ground_rule": "deep_background"}
    assert as_(chief).post(page(agreement.source), data | new | {"why": "اتفاق جديد"}).status_code
    kept = AgreementVersion.objects.get()
    assert (kept.by, kept.why, kept.was["terms"]) == (chief, "اتفاق جديد", TERMS)
    assert kept.was["ground_rule"] == "background"
    told = handler.get(page(agreement.source)).content.decode()
    assert TERMS in told
    assert "ما اتُّفق عليه من قبل" in told
    untouched = form_of(handler, page(agreement.source))
    assert handler.post(page(agreement.source), untouched).status_code == 302
    assert AgreementVersion.objects.count() == 1
    with pytest.raises(WrittenOnce):
        kept.delete()


def test_a_source_that_nobody_handles_any_more_is_handed_over_unread(story, agreement):
    handler = makers.person(roles.REPORTER)
    handler.is_active = False
    handler.save()
    keeper, heir = makers.person(roles.SOURCE_CUSTODIAN), makers.person(roles.REPORTER, "heir")
    keeper.groups.add(*heir.groups.all())
    to_himself = change(as_(keeper), agreement.source, handler=keeper.pk, why="أعرفه")
    assert to_himself.status_code == 200
    assert TERMS not in as_(keeper).get(page(agreement.source)).content.decode()
    assert CODE not in as_(heir).get(page(agreement.source)).content.decode()
    assert TERMS not in as_(keeper).get(page(agreement.source)).content.decode()
    answer = change(as_(keeper), agreement.source, handler=heir.pk, why="ترك الصحيفة")
    assert answer.status_code == 302
    assert TERMS in as_(heir).get(page(agreement.source)).content.decode()


@pytest.mark.parametrize("role", roles.ROLES)
def test_whoever_keeps_the_register_is_told_of_sources_that_nobody_handles(role, agreement):
    client = as_(makers.person(role, "somebody"))
    said = "مصادر لا يتولاها أحد"
    assert said not in client.get("/admin/").content.decode()
    agreement.source.handler.is_active = False
    agreement.source.handler.save()
    page = client.get("/admin/").content.decode()
    assert (said in page) == (role in {roles.SOURCE_CUSTODIAN, roles.EDITOR_IN_CHIEF})
    assert CODE not in page


def test_who_is_asked_to_attest_sees_the_page_and_gives_his_word(story, agreement):
    handler, editor = makers.person(roles.REPORTER), makers.person(roles.DESK_EDITOR)
    assert as_(editor).get(page(agreement.source)).status_code == 404
    more = {"requests-TOTAL_FORMS": 1, "requests-0-editor": editor.pk}
    assert change(as_(handler), agreement.source, **more).status_code == 302
    word = {"attestations-TOTAL_FORMS": 2, "attestations-1-how": "التقيته مع المراسل"}
    assert change(as_(editor), agreement.source, **word, why="طُلب مني").status_code == 302
    assert agreement.source.attestations.filter(editor=editor).exists()


def test_a_description_that_changes_voids_the_sign_offs_of_the_story(story, agreement):
    assert isinstance(makers.sign_all(story), Article)
    typed = {"agreements-0-description_ar": "مسؤول سابق في هيئة الموانئ"}
    handler = makers.person(roles.REPORTER)
    assert change(as_(handler), agreement.source, **typed).status_code == 302
    again = Article.objects.get(pk=story.pk)
    assert workflow.signoffs.holding(workflow.Facts(again)) == {}
