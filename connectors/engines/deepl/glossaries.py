"""A municipality's terms as one multilingual glossary at DeepL, with a dictionary for every locale.

DeepL holds the truth about what it holds: every run asks for the entries and writes only the dictionaries that differ.
So nothing has to be remembered here, and what somebody changed at DeepL is put right. No glossary request is billed.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import deepl
from deepl.api_data import MultilingualGlossaryDictionaryEntries, MultilingualGlossaryInfo

from connectors.engines.deepl.account import languages
from connectors.engines.deepl.client import Client
from connectors.engines.deepl.dictionaries import Dictionary, Pairs, Refusal, dictionaries, from_tsv
from connectors.engines.deepl.failures import NotAcceptedError
from pipeline.document import SOURCE_LOCALE

_SOURCE = SOURCE_LOCALE.upper()


@dataclass(frozen=True, slots=True)
class Synced:
    """What DeepL holds now, and what was written for that; no glossary without terms."""

    glossary_id: str | None = None
    written: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    refused: tuple[Refusal, ...] = ()

    def glossary(self, locale: str) -> str | None:
        """The glossary to translate with: only where DeepL holds the very terms that we have."""
        return self.glossary_id if locale in (*self.written, *self.unchanged) else None


class GlossarySync:
    """Keeps the glossaries of all municipalities of one DeepL account."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def sync(self, slug: str, pairs: Mapping[str, Pairs]) -> Synced:
        """Make DeepL hold these pairs, by locale, for the municipality, and drop the locales that are gone.

        Raises EngineRefused or EngineUnavailable when DeepL cannot be asked; the next run then does what is left.
        """
        name = f"sprachlotse-{slug}"
        made = dictionaries(pairs, languages(self._client))
        held = _Held(self._client, name, self._found(name))
        written, unchanged, refused = [], [], list(made.refused)
        for dictionary in made.wanted:
            locale = dictionary.locale
            if held.entries(dictionary.language) == dictionary.entries:
                unchanged.append(locale)
                continue
            try:
                held.write(dictionary)
                written.append(locale)
            except NotAcceptedError:
                refused.append(Refusal(locale, "", "DeepL nimmt die Terme dieser Sprache nicht an."))
        held.keep_only({dictionary.language for dictionary in made.wanted})
        return Synced(held.glossary_id, tuple(written), tuple(unchanged), tuple(refused))

    def _found(self, name: str) -> MultilingualGlossaryInfo | None:
        """Names are not unique at DeepL: the oldest is ours."""
        every = self._client.glossaries(deepl.DeepLClient.list_multilingual_glossaries)
        ours = (glossary for glossary in every if glossary.name == name)
        return min(ours, key=lambda glossary: glossary.creation_time, default=None)


class _Held:
    """The glossary as DeepL holds it; it comes into being with its first dictionary."""

    def __init__(self, client: Client, name: str, found: MultilingualGlossaryInfo | None) -> None:
        self._client = client
        self._name = name
        self.glossary_id: str | None = found.glossary_id if found else None
        mine = (one for one in (found.dictionaries if found else ()) if one.source_lang == _SOURCE)
        self._languages = {one.target_lang for one in mine}

    def entries(self, language: str) -> dict[str, str]:
        glossary_id = self.glossary_id
        if glossary_id is None or language not in self._languages:
            return {}
        answer = self._client.glossaries(
            lambda library: library.get_multilingual_glossary_entries(glossary_id, _SOURCE, language)
        )
        # The library calls them a dictionary, but passes on the text that DeepL sends.
        return {key: value for one in answer.dictionaries for key, value in from_tsv(str(one.entries)).items()}

    def write(self, dictionary: Dictionary) -> None:
        sent = MultilingualGlossaryDictionaryEntries(_SOURCE, dictionary.language, dictionary.entries)
        if (glossary_id := self.glossary_id) is None:
            made = self._client.glossaries(lambda library: library.create_multilingual_glossary(self._name, [sent]))
            self.glossary_id = made.glossary_id
        else:
            # To replace, not to update: an update would keep the terms that are gone.
            self._client.glossaries(lambda library: library.replace_multilingual_glossary_dictionary(glossary_id, sent))

    def keep_only(self, languages: set[str]) -> None:
        glossary_id = self.glossary_id
        if glossary_id is None:
            return
        if not languages:
            self._client.glossaries(lambda library: library.delete_multilingual_glossary(glossary_id))
            self.glossary_id = None
            return
        for language in sorted(self._languages - languages):
            self._delete(glossary_id, language)

    def _delete(self, glossary_id: str, language: str) -> None:
        self._client.glossaries(
            lambda library: library.delete_multilingual_glossary_dictionary(
                glossary_id, source_lang=_SOURCE, target_lang=language
            )
        )
