"""What systemd is told by a service of `Type=notify` (sd_notify(3))."""

import os
import socket
from contextlib import suppress


def tell(word: str) -> None:
    """`READY=1`, `WATCHDOG=1`. Nothing where no systemd asked for it."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return
    if address.startswith("@"):
        address = "\0" + address[1:]
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as one:
        one.setblocking(False)  # whoever does not listen holds nobody up
        one.sendto(word.encode(), address)
