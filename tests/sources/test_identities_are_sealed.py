"""An identity is encrypted as it is typed, handed out sealed to whom a custodian named, for a time,
and destroyed; nothing on the server opens it."""

import subprocess
from datetime import timedelta

import pyrage
import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.views.debug import ExceptionReporter

from articles import roles
from articles.models.seal import SealedIdentity, SealGrant
from articles.models.source import RefusedLook, SourceAccess
from articles.sources import sealing
from tests import makers
from tests.admin.pages import signed_in, source_page

pytestmark = pytest.mark.django_db
SEALED = reverse("admin:articles_source_sealed")
WHO = "canaryidentity، رئيس قسم في الوزارة"


@pytest.fixture
def key(settings):
    """The custodian's own, which the server never sees."""
    made = pyrage.x25519.Identity.generate()
    settings.SEAL_RECIPIENTS = [str(made.to_public())]
    return made


@pytest.fixture
def source():
    return makers.unnamed_source().source


def custodian(name="keeper"):
    return makers.person(roles.SOURCE_CUSTODIAN, name)


def in_days(days: int):
    return timezone.localdate() + timedelta(days=days)


def seal(source, days: int = 90) -> SealedIdentity:
    sealing.seal(
        source, WHO, destroy_on=in_days(days), by=makers.person(roles.REPORTER), at=timezone.now()
    )
    return SealedIdentity.objects.get(source=source)


def granted(sealed, person, by=None, days: int = 2):
    now = timezone.now()
    until = now + timedelta(days=days)
    return sealing.grant(sealed, person, by=by or custodian(), at=now, until=until, why="محكمة")


def seal_page(source) -> str:
    return reverse("admin:articles_source_seal", args=[source.pk])


def test_the_standard_tool_opens_what_was_downloaded_and_nothing_here_does(key, source, tmp_path):
    handler, chief = makers.person(roles.REPORTER), makers.person(roles.MANAGING_EDITOR)
    typed = {"seal": "1", "identity": WHO, "destroy_on": in_days(90).isoformat()}
    answer = signed_in(handler).post(seal_page(source), typed, follow=True)
    assert "canaryidentity" not in answer.content.decode()
    sealed = SealedIdentity.objects.get(source=source)
    ask = {
        f"grant{sealed.pk}-person": chief.pk,
        f"grant{sealed.pk}-until": in_days(3).isoformat(),
        f"grant{sealed.pk}-why": "طلبته المحكمة",
        "grant": sealed.pk,
    }
    assert signed_in(custodian()).post(SEALED, ask).status_code == 302
    grant = SealGrant.objects.get()
    taken = signed_in(chief).post(SEALED, {"file": grant.pk, f"file{grant.pk}-why": "إلى المحكمة"})
    assert taken["Content-Disposition"] == f'attachment; filename="source-{source.pk}.age"'
    assert "no-store" in taken["Cache-Control"]
    assert b"canaryidentity" not in taken.content

    (tmp_path / "key").write_text(str(key))
    (tmp_path / "file.age").write_bytes(taken.content)
    command = ["age", "-d", "-i", tmp_path / "key", tmp_path / "file.age"]
    opened = subprocess.run(command, capture_output=True, check=True, timeout=30)
    assert opened.stdout.decode() == WHO

    acts = SourceAccess.objects.order_by("id").values_list("what", "who__username", "why")
    assert [one for one in acts if one[0] in {"sealed", "granted", "taken_away"}] == [
        ("sealed", handler.username, ""),
        ("granted", "keeper", "طلبته المحكمة"),
        ("taken_away", chief.username, "إلى المحكمة"),
    ]


def test_what_was_typed_stands_in_no_row_and_no_log(key, source, caplog):
    caplog.set_level("DEBUG")
    client = signed_in(makers.person(roles.REPORTER))
    typed = {"seal": "1", "identity": WHO, "destroy_on": in_days(90).isoformat()}
    assert client.post(seal_page(source), typed).status_code == 302
    rows = [
        repr([bytes(v) if isinstance(v, memoryview) else v for v in vars(row).values()])
        for model in apps.get_models(include_auto_created=True)
        for row in model.objects.all()
    ]
    assert rows
    assert not [row for row in rows if "canaryidentity" in row]
    assert "canaryidentity" not in caplog.text


@pytest.mark.parametrize("at", ["pyrage.encrypt", "articles.sources.handling.record_look"])
def test_a_report_of_a_fault_holds_no_word_of_it(key, source, monkeypatch, settings, at):
    """What fails on the way may be written to a log or sent to whoever looks after the server."""
    settings.DEBUG = False
    client = signed_in(makers.person(roles.REPORTER))
    typed = {"seal": "1", "identity": WHO, "destroy_on": in_days(90).isoformat()}
    monkeypatch.setattr(at, fails)
    with pytest.raises(RuntimeError) as fault:
        client.post(seal_page(source), typed)
    ours = fault.tb
    while (
        "/core/handlers/base" not in ours.tb_frame.f_code.co_filename
    ):  # past the test and its client
        ours = ours.tb_next
    reporter = ExceptionReporter(None, fault.type, fault.value, ours)
    report = reporter.get_traceback_text() + reporter.get_traceback_html()
    assert "sensitive_variables_wrapper" in report
    assert WHO not in report  # spelled out here it would stand in the report as a line of code


def fails(*_given, **_named):
    raise RuntimeError


def test_a_day_that_will_not_do_is_said_and_nothing_typed_is_lost(key, source):
    client = signed_in(makers.person(roles.REPORTER))
    for day in ("2001-01-01", in_days(0).isoformat(), "3000-01-01", "غداً"):
        typed = {"seal": "1", "identity": WHO, "destroy_on": day}
        answer = client.post(seal_page(source), typed)
        assert answer.context["form"].errors["destroy_on"]
        assert WHO in answer.content.decode()
    assert not SealedIdentity.objects.exists()


def test_sealing_anew_destroys_what_was_sealed_and_ends_its_grants(key, source):
    first = seal(source)
    granted(first, makers.person(roles.MANAGING_EDITOR))
    second = seal(source)
    assert bytes(second.ciphertext) != bytes(first.ciphertext)
    assert SealedIdentity.objects.get() == second
    assert not SealGrant.objects.exists()


def test_a_paper_without_keys_stores_no_identity(source):
    client = signed_in(makers.person(roles.REPORTER))
    assert client.get(seal_page(source)).status_code == 404
    assert "/seal/" not in client.get(source_page(source)).content.decode()
    with pytest.raises(PermissionDenied):
        seal(source)


@pytest.mark.parametrize(
    ("who", "may_seal", "sees_register"),
    [
        (lambda: makers.person(roles.REPORTER), True, False),
        (lambda: makers.person(roles.REPORTER, "other"), False, False),
        (lambda: makers.person(roles.DESK_EDITOR), False, False),
        (lambda: makers.person(roles.COPY_EDITOR), False, False),
        (lambda: makers.person(roles.PICTURE_EDITOR), False, False),
        (lambda: makers.person(roles.TRANSLATOR), False, False),
        (lambda: makers.person(roles.MANAGING_EDITOR), False, False),
        (lambda: makers.person(roles.EDITOR_IN_CHIEF), False, True),
        (lambda: makers.person(roles.LEGAL), False, False),
        (lambda: makers.person(roles.SYSTEM_ADMIN), False, False),
        (lambda: makers.superuser(), False, False),
        (lambda: custodian(), False, True),
    ],
)
def test_who_seals_and_who_sees_what_is_sealed(key, source, who, may_seal, sees_register):
    makers.in_review(agreement=source.agreements.get())
    sealed = seal(source)
    client = signed_in(who())
    assert client.get(seal_page(source)).status_code == (200 if may_seal else 404)
    page = client.get(SEALED)
    assert page.status_code == (200 if sees_register else 404)
    is_custodian = client.get(SEALED).status_code == 200 and "grant" in page.content.decode()
    for act in ("grant", "destroy", "agree", "take_back", "file"):
        assert client.post(SEALED, {act: sealed.pk}).status_code in (
            {400, 404} if is_custodian else {404}
        )
    assert SealedIdentity.objects.exists()


def test_nobody_grants_to_himself_and_a_custodian_gets_it_with_the_chief_alone(key, source):
    sealed, one, other = seal(source), custodian(), custodian("other-keeper")
    chief = makers.person(roles.EDITOR_IN_CHIEF)
    with pytest.raises(PermissionDenied):
        granted(sealed, one, by=one)
    with pytest.raises(PermissionDenied):
        granted(sealed, other, by=chief)
    grant = granted(sealed, other, by=one)
    now = timezone.now()
    with pytest.raises(PermissionDenied):
        sealing.take_away(grant, by=other, at=now, why="أريد")
    for hand in (one, other, makers.person(roles.MANAGING_EDITOR)):
        with pytest.raises(PermissionDenied):
            sealing.agree(grant, by=hand, at=now)
    page = signed_in(chief).get(SEALED).content.decode()
    assert source.code_name not in page
    assert signed_in(chief).post(SEALED, {"agree": grant.pk}).status_code == 302
    assert sealing.take_away(grant, by=other, at=now, why="أريد")


def test_a_grant_ends_with_its_time_its_role_its_giver_and_by_hand(key, source):
    sealed, chief = seal(source), makers.person(roles.MANAGING_EDITOR)
    grant, now = granted(sealed, chief), timezone.now()
    assert sealing.take_away(grant, by=chief, at=now, why="أريد")
    for who, when in [
        (makers.person(roles.EDITOR_IN_CHIEF), now),
        (makers.superuser(), now),
        (chief, now + timedelta(days=3)),
    ]:
        with pytest.raises(PermissionDenied):
            sealing.take_away(grant, by=who, at=when, why="أريد")
    keeper = custodian()
    held = list(keeper.groups.all())
    keeper.groups.clear()
    with pytest.raises(PermissionDenied):
        sealing.take_away(grant, by=chief, at=now, why="أريد")
    keeper.groups.set(held)
    sealing.take_back(grant, by=custodian(), at=now)
    with pytest.raises(PermissionDenied):
        sealing.take_away(grant, by=chief, at=now, why="أريد")


def test_a_grant_that_is_over_is_a_page_that_is_not_there(key, source):
    sealed, chief = seal(source), makers.person(roles.MANAGING_EDITOR)
    grant = granted(sealed, chief)
    SealGrant.objects.update(until=timezone.now())
    answer = signed_in(chief).post(SEALED, {"file": grant.pk, f"file{grant.pk}-why": "أريد"})
    assert answer.status_code == 404
    assert RefusedLook.objects.get(who=chief).times == 1


@pytest.mark.parametrize("day", [-1, 30, 4000])
def test_a_grant_lasts_thirty_days_at_most(key, source, day):
    sealed, keeper = seal(source), custodian()
    ask = {
        "grant": sealed.pk,
        f"grant{sealed.pk}-person": makers.person(roles.MANAGING_EDITOR).pk,
        f"grant{sealed.pk}-until": in_days(day).isoformat(),
        f"grant{sealed.pk}-why": "محكمة",
    }
    answer = signed_in(keeper).post(SEALED, ask)
    assert answer.status_code == 400
    assert not SealGrant.objects.exists()


def test_the_database_itself_refuses_a_grant_to_oneself(key, source):
    sealed, keeper, now = seal(source), custodian(), timezone.now()
    row = {"sealed": sealed, "why": "-", "by": keeper, "at": now, "until": now}
    with pytest.raises(IntegrityError), transaction.atomic():
        SealGrant.objects.create(person=keeper, **row)
    other = makers.person(roles.MANAGING_EDITOR)
    with pytest.raises(IntegrityError), transaction.atomic():
        SealGrant.objects.create(person=other, agreed_by=keeper, **row)


def test_the_clock_destroys_what_is_kept_no_longer(key, source, capsys):
    sealed = seal(source, days=1)
    granted(sealed, makers.person(roles.MANAGING_EDITOR))
    call_command("clock", "--once")
    assert SealedIdentity.objects.exists()
    SealedIdentity.objects.update(destroy_on=in_days(0))
    call_command("clock", "--once")
    assert "sealed identities destroyed: 1" in capsys.readouterr().out
    assert not SealedIdentity.objects.exists()
    assert not SealGrant.objects.exists()
    log = SourceAccess.objects.get(what="destroyed")
    assert log.who is None
    page = signed_in(custodian()).get(reverse("admin:articles_sourceaccess_changelist"))
    assert page.status_code == 200


def test_handler_and_custodian_destroy_it_at_once_and_say_why(key, source):
    sealed = seal(source)
    for hand in (makers.person(roles.EDITOR_IN_CHIEF), makers.person(roles.REPORTER, "other")):
        with pytest.raises(PermissionDenied):
            sealing.destroy(sealed, by=hand, at=timezone.now(), why="-")
    handler = signed_in(makers.person(roles.REPORTER))
    assert handler.post(seal_page(source), {"destroy": "1", "destroy-why": ""}).status_code == 200
    assert SealedIdentity.objects.exists()
    handler.post(seal_page(source), {"destroy": "1", "destroy-why": "لم يعد يلزم"})
    assert not SealedIdentity.objects.exists()
    sealed = seal(source)
    ask = {"destroy": sealed.pk, f"destroy{sealed.pk}-why": "طلبه المصدر"}
    assert signed_in(custodian()).post(SEALED, ask).status_code == 302
    assert not SealedIdentity.objects.exists()


def test_whom_it_was_granted_to_is_told_on_his_home_page(key, source):
    chief = makers.person(roles.MANAGING_EDITOR)
    sealed = seal(source)
    assert SEALED not in signed_in(chief).get("/admin/").context["request"].path
    assert signed_in(chief).get("/admin/").context["sealed"] == 0
    granted(sealed, chief)
    home = signed_in(chief).get("/admin/")
    assert home.context["sealed"] == 1
    assert SEALED in home.content.decode()
