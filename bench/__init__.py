"""What is fast and what is not: `make bench`, or `python -m bench NAME…` for some.

Every figure stands beside a baseline that was measured in the same run, for milliseconds of one
machine say nothing on another. A bench is a module with a `measure(paper)` that yields Figures; its
line in `bench.__main__` makes it run."""
