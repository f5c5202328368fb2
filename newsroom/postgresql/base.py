"""Django's PostgreSQL, that knows without a question whether a connection still stands."""

import select

from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    def is_usable(self) -> bool:
        """Asked before the first query of each request (CONN_HEALTH_CHECKS). A server that ends a
        connection says so, and nothing else comes from one of which nothing was asked: where
        nothing has come it is usable, and `SELECT 1` is not sent for each page. It is sent where
        something went wrong before."""
        if self.connection and not (self.connection.closed or self.errors_occurred):
            waiting = select.poll()
            waiting.register(self.connection.fileno(), select.POLLIN)
            if not waiting.poll(0):
                return True
        usable: bool = super().is_usable()
        return usable
