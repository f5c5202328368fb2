"""What every door for readers needs: one way in which an answer leaves, and is known again."""

from articles.reading.answers import public, public_for, read_by, reads
from articles.reading.validators import unchanged, validators

__all__ = ["public", "public_for", "read_by", "reads", "unchanged", "validators"]
