"""All of one move in one file: who makes it from where, what he is asked, what stands against it,
and what it does. `articles/workflow/table.py` gathers them."""
