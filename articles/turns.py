"""What only one transaction at a time may do, whichever rows it writes."""

from django.db import connection

# The names of the locks, each four letters.
#
# Lines of the changes feed are written. Their numbers are given out before they are seen, and
# whoever follows the feed would pass over one that is seen later than the next.
FEED = 0x6E657773  # «news»
# Topics and people are looked for by name, and made where there is none.
NAMES = 0x6E616D65  # «name»


def take_turn(lock: int) -> None:
    """Waits until no other transaction holds `lock`, and holds it until this one ends. SQLite has
    one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [lock])
