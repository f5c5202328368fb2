"""The room of shares: readers' intents to pass a story on, each counted once."""

from articles.shares.channels import ChannelInfo, address_of, channels
from articles.shares.counting import decide, fold, purge, record
from articles.shares.ranking import Window, ranked, top
from articles.shares.reviewing import by_hour, by_network, by_reason
from articles.shares.visitors import counted, is_cross_site, network, network_digest

__all__ = [
    "ChannelInfo",
    "Window",
    "address_of",
    "by_hour",
    "by_network",
    "by_reason",
    "channels",
    "counted",
    "decide",
    "fold",
    "is_cross_site",
    "network",
    "network_digest",
    "purge",
    "ranked",
    "record",
    "top",
]
