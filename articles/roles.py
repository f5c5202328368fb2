"""Who may do what, as data. No Django here; workflow.people turns it into groups and answers.

A role is a Django group of the same name. One person may hold two, never sign for himself."""

from collections.abc import Mapping

REPORTER = "reporter"
DESK_EDITOR = "desk_editor"
COPY_EDITOR = "copy_editor"
PICTURE_EDITOR = "picture_editor"
TRANSLATOR = "translator"
MANAGING_EDITOR = "managing_editor"
EDITOR_IN_CHIEF = "editor_in_chief"
LEGAL = "legal"
SOURCE_CUSTODIAN = "source_custodian"
SYSTEM_ADMIN = "system_admin"

ROLES = (
    REPORTER,
    DESK_EDITOR,
    COPY_EDITOR,
    PICTURE_EDITOR,
    TRANSLATOR,
    MANAGING_EDITOR,
    EDITOR_IN_CHIEF,
    LEGAL,
    SOURCE_CUSTODIAN,
    SYSTEM_ADMIN,
)

CHIEFS = frozenset({MANAGING_EDITOR, EDITOR_IN_CHIEF})
DESK = frozenset({DESK_EDITOR}) | CHIEFS
# Those who may change the working copy of any story; a reporter only his own.
TEXT_EDITORS = DESK | {COPY_EDITOR, TRANSLATOR, PICTURE_EDITOR}
EDITORIAL = frozenset(ROLES) - {SYSTEM_ADMIN, SOURCE_CUSTODIAN}

# The role that may give each kind of sign-off.
SIGNERS: Mapping[str, frozenset[str]] = {
    "desk": DESK,
    "copy": frozenset({COPY_EDITOR}),
    "verification": CHIEFS,
    "legal": frozenset({LEGAL}),
    "chief": frozenset({EDITOR_IN_CHIEF}),
    "translation": frozenset({TRANSLATOR}) | CHIEFS,
}

_VIEW = ("view",)
_EDIT = ("view", "add", "change")
_FULL = ("view", "add", "change", "delete")

_STORY = {
    "article": _EDIT,
    "invitation": _VIEW,
    "byline": _FULL,
    "attribution": _FULL,
    "rightofreply": _FULL,
    "articleimage": _FULL,
    "section": _VIEW,
    "topic": _VIEW,
    "contributor": _VIEW,
    "image": _VIEW,
    "correction": _VIEW,
    "transition": _VIEW,
    "revision": _VIEW,
    "approval": _VIEW,
}
_PICTURES = {**_STORY, "image": _EDIT}
_SOURCES = {
    "source": _EDIT,
    "agreement": _EDIT,
    "attestation": _VIEW,
    "attestationrequest": ("view", "add"),
}
# An editor's word counts, a reporter's does not. Chiefs alone change names, for print follows them.
_DESK = {
    **_PICTURES,
    **_SOURCES,
    **dict.fromkeys(("attestation", "verification", "topic", "contributor"), ("view", "add")),
    "frontslot": _FULL,
    "breakingline": _FULL,
    "match": _FULL,
    "setback": _VIEW,
    "sharereview": _VIEW,
    "invitation": ("view", "add", "delete"),
}
_CHIEF = {**_DESK, "section": _FULL, "topic": _FULL, "contributor": _FULL}
_CHIEF |= {"sourceaccess": _VIEW, "refusedlook": _VIEW}
_CHIEF |= dict.fromkeys(("spelling", "stockphrase", "storytemplate"), _FULL)
_CHIEF |= {"paperpage": ("view", "change")}
_ACCOUNTS = {"accountrequest": _VIEW, "accountchange": _VIEW}
_CHIEF |= _ACCOUNTS

# role → model of the articles app → what the admin lets it do there
ADMIN_PERMISSIONS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    REPORTER: {**_PICTURES, **_SOURCES, "verification": _VIEW},
    DESK_EDITOR: _DESK,
    COPY_EDITOR: _STORY,
    PICTURE_EDITOR: _PICTURES,
    TRANSLATOR: _STORY,
    MANAGING_EDITOR: _CHIEF,
    EDITOR_IN_CHIEF: _CHIEF,
    LEGAL: {**dict.fromkeys(_STORY, _VIEW)},
    SOURCE_CUSTODIAN: {
        "source": ("view", "change"),
        "sourceaccess": _VIEW,
        "refusedlook": _VIEW,
        "setback": _VIEW,
        **_ACCOUNTS,
    },
    SYSTEM_ADMIN: {"section": _FULL, "setback": _VIEW, **_ACCOUNTS},
}

# the same for Django's own accounts
ACCOUNT_PERMISSIONS: Mapping[str, tuple[str, ...]] = {
    SYSTEM_ADMIN: ("view_user", "add_user", "change_user", "view_group"),
}

# Who may bring a source and speak to it.
HANDLERS = frozenset({REPORTER}) | DESK
# Roles to which a source may be listed; which ones, articles.models.sight says. Being a superuser
# is not enough.
SEE_SOURCES = HANDLERS | {SOURCE_CUSTODIAN}

# Roles that sign, see sources or keep accounts: two people give them, a second factor guards them.
POWERS = frozenset().union(*SIGNERS.values()) | SEE_SOURCES | {SYSTEM_ADMIN}
# Who grants what was asked for by another, and who is told when the glass is broken.
SECOND_PERSONS = CHIEFS | {SOURCE_CUSTODIAN}
