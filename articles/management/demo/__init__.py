"""The demo newsroom: its people, sources, stories and pictures, all invented."""
