"""The image and the compose file say what the rest of the house says. (`make audit` lints both.)"""

import json
import re

import yaml
from django.conf import settings

DEPLOY = settings.BASE_DIR / "deploy"
IMAGE = (DEPLOY / "container" / "Containerfile").read_text()
COMPOSE = yaml.safe_load((DEPLOY / "container" / "compose.yaml").read_text())
OURS = [one for one in COMPOSE["services"].values() if one["image"] == "newsroom"]


def test_the_site_is_started_as_the_shipped_unit_starts_it():
    shipped = (DEPLOY / "newsroom.service").read_text()
    unit = re.search(r"^ExecStart=\S+/(python .*)$", shipped, re.M)
    assert " ".join(json.loads(IMAGE.rpartition("CMD ")[2])) == unit[1]


def test_everything_that_is_copied_is_there():
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", IMAGE, re.MULTILINE)
    assert copied
    for source in " ".join(copied).split():
        assert (settings.BASE_DIR / source).exists(), source


def test_every_setting_of_the_compose_file_is_one():
    known = (DEPLOY / "newsroom.env").read_text()
    for service in OURS:
        for name in service["environment"]:
            assert re.search(rf"^#?{name}=", known, re.MULTILINE), name


def test_our_processes_may_do_little():
    assert re.search(r"^USER [1-9]\d+$", IMAGE, re.MULTILINE)
    for service in OURS:
        assert service["read_only"]
        assert service["cap_drop"] == ["ALL"]
        assert "no-new-privileges:true" in service["security_opt"]
        assert not service.get("privileged")


def test_no_secret_is_shipped_and_only_nginx_is_to_be_reached():
    text = (DEPLOY / "container" / "compose.yaml").read_text()
    assert re.findall(r"PASSWORD: (?!\$\{DB_PASSWORD:\?)", text) == []
    assert [name for name, one in COMPOSE["services"].items() if "ports" in one] == ["site"]
    assert COMPOSE["services"]["nginx"]["network_mode"] == "service:site"
    assert "127.0.0.1" in IMAGE.rpartition("CMD ")[2]


def test_nothing_is_served_before_the_database_is_prepared():
    for name in ("site", "clock"):
        waits = COMPOSE["services"][name]["depends_on"]["prepare"]
        assert waits["condition"] == "service_completed_successfully"
    assert "migrate" in COMPOSE["services"]["prepare"]["command"]
