"""What only one transaction at a time may do, whichever rows it writes."""

from django.db import connection

# The names of the locks, each four letters.
FEED = 0x6E657773  # «news»: lines of the changes feed are written
NAMES = 0x6E616D65  # «name»: topics and people are looked for by name, and made


def take_turn(lock: int) -> None:
    """Waits until no other transaction holds `lock`, and holds it until this one ends. SQLite has
    one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [lock])
