"""Copies of the paper that can be brought back, and what keeps them from bringing back too much."""

from articles.backups.closing import close, is_closed, is_cut_off, open_again, restoring
from articles.backups.database import NotDone, is_empty
from articles.backups.keeping import (
    NAMED,
    back_up,
    bring_back_database,
    bring_back_pictures,
    drop_old,
    identities_in,
    manifest_of,
    number_of_files,
    recipients_of,
    whole,
)
from articles.backups.taken_back import Comparison, compare, newest_list, read, write_down
from articles.backups.taken_back import put as put_list
from articles.backups.vault import Vault

__all__ = [
    "NAMED",
    "Comparison",
    "NotDone",
    "Vault",
    "back_up",
    "bring_back_database",
    "bring_back_pictures",
    "close",
    "compare",
    "drop_old",
    "identities_in",
    "is_closed",
    "is_cut_off",
    "is_empty",
    "manifest_of",
    "newest_list",
    "number_of_files",
    "open_again",
    "put_list",
    "read",
    "recipients_of",
    "restoring",
    "whole",
    "write_down",
]
