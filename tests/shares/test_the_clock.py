"""`manage.py clock`: what is due is done, once."""

import os
import signal
import time
from datetime import timedelta
from io import StringIO
from threading import Timer

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles import shares, workflow
from articles.models import Article, Change, Setback, ShareTotal, Status, Transition
from articles.workflow import Reason, Refused
from tests import makers
from tests.shares.presses import press

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def strike():
    out = StringIO()
    call_command("clock", "--once", stdout=out)
    return out.getvalue()


def due_story(**words):
    """Scheduled yesterday for an hour ago."""
    now = timezone.now()
    return makers.scheduled(at=now - timedelta(days=1), publish_at=now - HOUR, **words)


def test_a_due_story_is_published_under_the_time_it_was_due():
    story = due_story()
    assert "stories published: 1" in strike()
    due = story.publish_at
    story.refresh_from_db()
    assert (story.status, story.first_published_at) == (Status.PUBLISHED, due)
    assert Transition.objects.get(move="publish").by is None
    assert Change.objects.count() == 1


def test_a_second_stroke_publishes_nothing():
    due_story()
    strike()
    assert "stories published: 0" in strike()
    assert Change.objects.count() == 1


def test_a_story_of_tomorrow_waits():
    makers.scheduled(at=timezone.now())
    assert "stories published: 0" in strike()


def test_a_refused_story_is_logged_and_left_and_stops_no_other(monkeypatch, caplog):
    refused, fine = due_story(), due_story()
    publish = workflow.publish

    def sometimes(*, article, by, at):
        if article.pk == refused.pk:
            raise Refused([Reason("embargoed", "تحت الحظر")])
        return publish(article=article, by=by, at=at)

    monkeypatch.setattr(workflow, "publish", sometimes)
    assert "stories published: 1" in strike()
    assert f"article {refused.pk} is due and not published: تحت الحظر" in caplog.text
    refused.refresh_from_db()
    fine.refresh_from_db()
    assert (refused.status, fine.status) == (Status.SCHEDULED, Status.PUBLISHED)


def test_a_story_that_fails_is_noted_tried_later_and_stops_no_other(monkeypatch, caplog):
    broken, fine = due_story(), due_story()
    publish = workflow.publish

    def sometimes(*, article, by, at):
        if article.pk == broken.pk:
            raise KeyError("كناريّة")
        return publish(article=article, by=by, at=at)

    monkeypatch.setattr(workflow, "publish", sometimes)
    assert "stories published: 1" in strike()
    assert "stories published: 0" in strike()
    fine.refresh_from_db()
    assert fine.status == Status.PUBLISHED
    noted = Setback.objects.get()
    assert (noted.job, noted.row, noted.attempts) == ("publish", broken.pk, 1)
    assert noted.why == "KeyError"
    monkeypatch.setattr(workflow, "publish", publish)
    Setback.objects.update(next_at=timezone.now())
    assert "stories published: 1" in strike()
    assert not Setback.objects.exists()


def test_a_story_that_cannot_be_checked_is_noted_and_stops_no_other(monkeypatch):
    makers.draft()
    makers.draft()
    Article.objects.update(digests={})
    monkeypatch.setattr(workflow, "settle", lambda pk, at: 1 // 0)
    assert "stories checked anew: 0" in strike()
    assert Setback.objects.filter(job=Setback.Job.CHECK, why="ZeroDivisionError").count() == 2


def test_one_that_fails_on_and_on_is_tried_every_hour_at_last():
    at = timezone.now()
    for _time in range(12):
        with Setback.objects.noted(Setback.Job.CHECK, 7, at=at):
            raise OSError
    noted = Setback.objects.get()
    assert (noted.attempts, noted.next_at) == (12, at + HOUR)


def test_shares_are_folded_and_used_ones_thrown_away():
    before = timezone.now() - timedelta(days=2)
    story = makers.published(at=before - HOUR)
    press(story, at=before)
    lines = strike()
    assert "shares folded: 1" in lines
    assert "used shares thrown away: 1" in lines
    assert ShareTotal.objects.get(article=story).total == 1


def test_a_job_that_fails_stops_no_other_and_the_command_says_so(monkeypatch, caplog):
    def fail(**_words):
        raise ValueError("no such thing")

    monkeypatch.setattr(shares, "fold", fail)
    story = due_story()
    with pytest.raises(CommandError, match="shares folded"):
        strike()
    story.refresh_from_db()
    assert story.status == Status.PUBLISHED
    assert "no such thing" in caplog.text


def test_an_interval_of_nothing_is_refused():
    with pytest.raises(CommandError, match="more than 0"):
        call_command("clock", "--interval", "0")


def test_sigterm_ends_a_running_clock_after_its_stroke():
    story = due_story()
    handler = signal.getsignal(signal.SIGTERM)
    timer = Timer(0.3, os.kill, (os.getpid(), signal.SIGTERM))
    timer.start()
    began = time.monotonic()
    call_command("clock", "--interval", "60", stdout=StringIO())
    assert time.monotonic() - began < 30
    assert signal.getsignal(signal.SIGTERM) is handler
    story.refresh_from_db()
    assert story.status == Status.PUBLISHED
