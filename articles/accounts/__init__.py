"""Accounts are power: who may give it, how its holder comes in, and the record of both."""

from articles.accounts.enrolment import Way, factors_of, is_at_home, keep_codes, way_in
from articles.accounts.glass import begin, break_glass, is_begun, opens_at
from articles.accounts.letters import (
    ask_for_password,
    ask_to_confirm,
    is_confirmed,
    send_letters,
)
from articles.accounts.notices import acknowledge, is_alone, unseen, waiting_for
from articles.accounts.power import (
    holds_power,
    may_refuse,
    role_names,
    seen_requests,
    why_not_granted,
)
from articles.accounts.sessions import (
    end_sessions,
    mark_of,
    sessions_of,
    throw_away_sessions,
    touch,
)
from articles.accounts.tokens import end_tokens, make_token, token_of
from articles.accounts.verbs import (
    change,
    changed_by_himself,
    end_ways_in,
    grant,
    make,
    named,
    refuse,
    renew,
    show_out,
)

__all__ = [
    "Way",
    "acknowledge",
    "ask_for_password",
    "ask_to_confirm",
    "begin",
    "break_glass",
    "change",
    "changed_by_himself",
    "end_sessions",
    "end_tokens",
    "end_ways_in",
    "factors_of",
    "grant",
    "holds_power",
    "is_alone",
    "is_at_home",
    "is_begun",
    "is_confirmed",
    "keep_codes",
    "make",
    "make_token",
    "mark_of",
    "may_refuse",
    "named",
    "opens_at",
    "refuse",
    "renew",
    "role_names",
    "seen_requests",
    "send_letters",
    "sessions_of",
    "show_out",
    "throw_away_sessions",
    "token_of",
    "touch",
    "unseen",
    "waiting_for",
    "way_in",
    "why_not_granted",
]
