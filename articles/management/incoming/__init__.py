"""Stories from files: read here, one way for each format, and taken in through the workflow."""

from articles.management.incoming.arrivals import Arrivals
from articles.management.incoming.batches import BATCH, batches_in, taken
from articles.management.incoming.files import KINDS, pieces_in

__all__ = ["BATCH", "KINDS", "Arrivals", "batches_in", "pieces_in", "taken"]
