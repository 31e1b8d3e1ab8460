"""The engine over a LibreTranslate server.

Its own handling of HTML destroys entities and puts tags around other words; it gets plain text, and tags and facts are
carried by `pipeline.transfer`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import httpx

from connectors.engines.libretranslate.bill import shares, worst_costs
from connectors.engines.libretranslate.conversation import Conversation
from connectors.engines.libretranslate.service import SERVICE
from connectors.engines.libretranslate.settings import LibretranslateSettings
from connectors.service.http_once import OnceClient, http_client
from connectors.service.parcelling import Size, parcelled
from connectors.service.read_once import ReadOnce
from glossaries.term_keeper import TermKeeper, terms_of
from pipeline.document import SOURCE_LOCALE
from pipeline.engine import Answers, Coverage, EngineRequest, Handling, Parcel, Proof
from pipeline.errors import EngineRefused
from pipeline.transfer import transfer

SIZE = Size(requests=50, characters=5_000)


class LibretranslateEngine:
    """Translates on a server in the house or at a host.

    Costs are 0 where nothing is billed; else the most that may be sent, because the way of the tags depends on the
    answers. What is billed is what was sent.
    """

    name = "libretranslate"

    def __init__(
        self,
        settings: LibretranslateSettings,
        *,
        code: Callable[[str], str | None],
        client: OnceClient | None = None,
    ) -> None:
        self.is_offline = settings.is_local
        self.version = f"libretranslate {settings.models}".strip()
        self._is_billed = settings.is_billed
        self._key = {"api_key": settings.api_key.strip()} if settings.api_key else {}
        self._code = code
        self._client = client or OnceClient(SERVICE, libretranslate_http(settings))
        self._targets = ReadOnce(self._read_targets)

    def coverage(self, locale: str) -> Coverage | None:
        """What the server can do in the locale; while it does not tell its languages, those of our table count."""
        code = self._code(locale)
        targets = self._targets() if code else None
        if code is None or code == SOURCE_LOCALE or (targets is not None and code not in targets):
            return None
        return Coverage(Handling.OURS, Handling.OURS, proof=Proof.IMITATED)

    def parcels(self, requests: Iterable[EngineRequest]) -> Iterator[Parcel]:
        """Requests of one locale."""
        covered = self._covered(requests)
        for fitting in parcelled(covered, size=SIZE, together=lambda its: its.locale, weight=lambda its: len(its.text)):
            yield Parcel(tuple(fitting), worst_costs(fitting) if self._is_billed else (0,) * len(fitting))

    def translate(self, parcel: Parcel) -> Answers:
        """One answer per request, in order; when the server fails on the way, what it did before is among them."""
        if not parcel.requests:
            return []
        conversation = Conversation(lambda texts: self._ask(texts, parcel.requests[0].locale))
        locale = parcel.requests[0].locale
        keeper = TermKeeper(conversation, terms_of(parcel.requests, locale=locale), locale=locale)
        answers = transfer(parcel.requests, keeper, remarks=keeper.remarks)
        if conversation.failure and not conversation.has_said:
            raise conversation.failure
        bills = shares(parcel.requests, conversation.sent if self._is_billed else ())
        return [conversation.told(answer, bill) for answer, bill in zip(answers, bills, strict=True)]

    def close(self) -> None:
        """Give the connection back."""
        self._client.close()

    def _covered(self, requests: Iterable[EngineRequest]) -> Iterator[EngineRequest]:
        for request in requests:
            if self.coverage(request.locale) is None:
                raise EngineRefused(
                    f"LibreTranslate übersetzt nicht nach „{request.locale}“; bitte das Sprachpaket auf dem Server "
                    "einrichten, zum Beispiel mit „--load-only de,en,uk“."
                )
            yield request

    def _ask(self, texts: Sequence[str], locale: str) -> Mapping[str, str]:
        body = {"q": list(texts), "source": SOURCE_LOCALE, "target": self._code(locale), "format": "text"}
        content = self._client.post("/translate", body | self._key).content
        told = content.get("translatedText") if isinstance(content, dict) else None
        if not isinstance(told, list) or len(told) != len(texts) or not all(isinstance(text, str) for text in told):
            raise self._client.misunderstood()
        return dict(zip(texts, told, strict=True))

    def _read_targets(self) -> frozenset[str]:
        """The codes that the server translates German into."""
        content = self._client.get("/languages")
        if not isinstance(content, list) or not all(isinstance(each, dict) for each in content):
            raise self._client.misunderstood()
        codes = frozenset(str(each.get("code")) for each in content)
        if SOURCE_LOCALE not in codes:
            return frozenset()
        # Older servers name no targets: what they know they translate into each other.
        german = next(each for each in content if each.get("code") == SOURCE_LOCALE)
        targets = german.get("targets")
        return frozenset(map(str, targets)) if isinstance(targets, list) else codes


def libretranslate_http(settings: LibretranslateSettings) -> httpx.Client:
    """The client of a real installation; to a server in the house no proxy leads."""
    return http_client(SERVICE, settings.url, timeout_s=settings.timeout_s, is_local=settings.is_local)
