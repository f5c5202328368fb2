"""A bad record is named with its line and the reason; the good ones go in."""

import json

import pytest

from articles.models import Article, Topic
from tests import makers
from tests.importing.files import lines, record, run

pytestmark = pytest.mark.django_db

BAD = [
    (b"{broken", "Broken JSON"),
    (b'{"body": "\x00"}', "Broken JSON"),
    (b"[" * 100_000, "Broken JSON"),
    (b'["a list"]', "one JSON object"),
    (b'{"headline": "\xff\xfe", "body": "x"}', "Not UTF-8"),
    ({"language": "ar", "headline": "عنوان"}, "no text"),
    (record(language="tlh"), "tlh"),
    (record(headline="ع" * 1_000_000), "1,000,000"),
    (record(headline=["عنوان"]), "must be text"),
    (record(body="خبر\x00"), "NUL"),
    (record(id="a\x00b"), "NUL"),
    (record(id="x" * 501), "501"),
    (record(topics="\x00"), "NUL"),
    (record(topics={"a": 1}), "list of names"),
    (record(topics=[5]), "list of names"),
    (record(topics=["؟؟؟"]), "neither letters nor digits"),
    (record(byline=["س" * 200]), "200"),
    (record(section="no-such-place"), "no-such-place"),
    (record(published="yesterday"), "ISO 8601"),
    (record(published="0001-01-01T00:00:00+14:00"), "ISO 8601"),
    (record(published=1700000000), "must be text"),
    (record(translations=["en"]), "must be an object"),
    (record(translations={"tlh": {"headline": "x", "body": "y"}}), "tlh"),
]


@pytest.mark.parametrize(("bad", "reason"), BAD)
def test_a_bad_line_is_named_and_keeps_no_other_out(tmp_path, bad, reason):
    path = lines(tmp_path, record(id="first"), bad, b"", record(id="last"))
    summary, said, ended_well = run(path)
    assert (summary, ended_well) == ("2 in, 0 already here, 1 refused", False)
    assert "archive.jsonl, line 2: " in said
    assert reason in said
    assert len(said) < 2_000
    assert set(Article.objects.values_list("uri", flat=True)) == {"first", "last"}


def test_half_a_letter_in_json_is_dropped_and_not_a_fault(tmp_path):
    path = lines(tmp_path, b'{"id": "half\\ud800", "headline": "x\\ud800", "body": "y\\udfff z"}')
    assert run(path)[2]
    assert Article.objects.get().uri == "half"


def test_a_refused_story_leaves_no_topic_behind(tmp_path):
    run(lines(tmp_path, record(topics=["الموانئ", "؟؟؟"])))
    assert not Topic.objects.exists()


def test_a_topic_of_a_refused_story_is_still_made_for_the_next(tmp_path):
    path = lines(
        tmp_path, record(id="1", topics=["الموانئ", "؟"]), record(id="2", topics=["الموانئ"])
    )
    run(path)
    assert [topic.name_ar for topic in Article.objects.get().topics.all()] == ["الموانئ"]


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"by": "nobody-we-know"}, "nobody-we-know"),
        ({"section": "no-such-place"}, "no-such-place"),
        ({"publish": True}, "--by"),
        ({"publish": True, "by": "reporter"}, "editor_in_chief, managing_editor"),
    ],
)
def test_a_wrong_order_is_refused_before_anything_is_read(tmp_path, options, reason):
    makers.person("reporter")
    summary, said, ended_well = run(lines(tmp_path, record()), **options)
    assert (summary, ended_well) == ("", False)
    assert reason in said
    assert not Article.objects.exists()


def test_a_file_that_is_not_there_or_of_no_known_kind_is_refused(tmp_path):
    assert "no such file" in run(tmp_path / "absent.jsonl")[1]
    odd = tmp_path / "stories.docx"
    odd.write_bytes(b"PK")
    assert ".jsonl" in run(odd)[1]


def test_the_lines_of_a_file_from_windows_are_read(tmp_path):
    path = tmp_path / "archive.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(record()).encode() + b"\r\n")
    assert run(path)[0] == "1 in, 0 already here, 0 refused"
