"""Arabic, and the languages beside it, as text: no Django, no database."""
