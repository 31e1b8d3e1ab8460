"""A municipality's terms at DeepL: brought up to date once in a process, before its first sentence is translated."""

from collections.abc import Mapping
from functools import cached_property

from connectors.engines.deepl.client import Client
from connectors.engines.deepl.glossaries import GlossarySync, Synced
from pipeline.errors import EngineRefused, EngineUnavailable
from runtime.logs import log


class MunicipalGlossary:
    """Answers with the glossary of a locale; syncs when it is asked for the first time."""

    def __init__(self, client: Client, slug: str, pairs: Mapping[str, Mapping[str, str]]) -> None:
        self._client, self._slug, self._pairs = client, slug, pairs

    @cached_property
    def synced(self) -> Synced:
        """What DeepL holds now. Without an answer the run goes on without a glossary: the checks know the terms too."""
        if not self._pairs:
            return Synced()
        try:
            done = GlossarySync(self._client).sync(self._slug, self._pairs)
        except (EngineRefused, EngineUnavailable) as error:
            log("glossary.not_synced", municipality=self._slug, error=str(error))
            return Synced()
        log("glossary.synced", municipality=self._slug, written=done.written, refused=len(done.refused))
        return done

    def __call__(self, locale: str) -> str | None:
        """The glossary to translate with, if DeepL holds the terms of this locale."""
        return self.synced.glossary(locale)
