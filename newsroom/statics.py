"""The files of the paper that never change while a process lives."""

from django.utils.functional import cached_property
from whitenoise.storage import CompressedManifestStaticFilesStorage


class Statics(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Under names that say what is in them. An address that was worked out once is known: each page
    names several."""

    @cached_property
    def _known(self) -> dict[str, str]:
        return {}

    def url(self, name: str, force: bool = False) -> str:
        if name not in self._known:
            self._known[name] = str(super().url(name, force))
        return self._known[name]
