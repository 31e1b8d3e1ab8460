"""The Integreat CMS as one municipality sees it; fits `pipeline.ports.Cms`."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field
from itertools import groupby
from types import TracebackType
from urllib.parse import urlsplit

import httpx

from connectors.cms.integreat.batches import BatchWriter
from connectors.cms.integreat.client import Client
from connectors.cms.integreat.forms import FormWriter
from connectors.cms.integreat.links import Site
from connectors.cms.integreat.reading import Outline, Reader
from connectors.cms.integreat.session import Account, Session, http_client
from connectors.cms.integreat.verdict import Judge, Target, failed
from pipeline.document import SOURCE_LOCALE, ContentType, Document, DocumentRef, Stamp
from pipeline.errors import SprachlotseError
from pipeline.publication import PublicationOrder, PublicationOutcome

BATCH = 50
LAST = 1_000
WEBAPP = "https://integreat.app"


@dataclass(slots=True)
class IntegreatCms:
    """One region of an Integreat CMS. Not for use by several threads at once; close it when done."""

    base_url: str
    region: str
    username: str
    password: str = field(repr=False)
    _: KW_ONLY
    municipality: str = ""
    """Our name of the municipality, where it differs from the region's slug."""
    source_locale: str = SOURCE_LOCALE
    locale_slugs: Mapping[str, str] = field(default_factory=dict)
    """Our locale → the CMS's slug, where they differ: `de-simple` → `de-si`."""
    webapp_url: str = WEBAPP
    """Where readers see the content; addresses there are internal links."""
    client_factory: Callable[[str], httpx.Client] = field(default=http_client, repr=False)
    _site: Site = field(init=False, repr=False)
    _client: Client = field(init=False, repr=False)
    _reader: Reader = field(init=False, repr=False)

    def __post_init__(self) -> None:
        session = Session(self.client_factory(self.base_url), Account(self.region, self.username, self.password))
        hosts = frozenset({urlsplit(self.webapp_url).netloc, urlsplit(WEBAPP).netloc})
        self._site = Site(self.region, self._slug(self.source_locale), hosts)
        self._client = Client(session)
        self._reader = Reader(self._client, self._site, self.municipality or self.region)

    def __enter__(self) -> "IntegreatCms":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def stamps(self) -> Sequence[Stamp]:
        """All public German content with a cheap change token, parents before children."""
        return self._reader.stamps()

    def fetch(self, ref: DocumentRef) -> Document | None:
        """The German text that readers see now, raw, or None if it is gone."""
        return self._reader.fetch(ref)

    def publish(self, orders: Sequence[PublicationOrder]) -> Iterator[tuple[PublicationOrder, PublicationOutcome]]:
        """Write each order unless somebody else's text stands there.

        Locations and events come first, because pages link to them; then pages from the top of the tree down.
        An order whose text stands there is written again only if that localises one of its links.
        """
        targets = [Target(order, self._slug(order.locale)) for order in orders]
        try:
            outline = self._reader.outline() if targets else None
        except SprachlotseError as error:
            yield from ((target.order, failed(target, error)) for target in targets)
            return
        if outline is not None:
            yield from ((target.order, outcome) for target, outcome in self._written(targets, outline))

    def _written(self, targets: Sequence[Target], outline: Outline) -> Iterator[tuple[Target, PublicationOutcome]]:
        judge = Judge(self._site, outline.translations)
        forms = FormWriter(self._client, self._reader, judge, source=self._site.source)
        batches = BatchWriter(self._client, self._reader, judge, source=self._site.source)
        for kind in (ContentType.LOCATION, ContentType.EVENT):
            for target in targets:
                if target.order.ref.content_type is kind:
                    yield target, forms.publish(target)
        pages = [target for target in targets if target.order.ref.content_type is ContentType.PAGE]
        for batch in _batches(pages, outline.depths):
            yield from batches.publish(batch)

    def _slug(self, locale: str) -> str:
        return self.locale_slugs.get(locale, locale)


def _batches(pages: Sequence[Target], depths: Mapping[str, int]) -> Iterator[list[Target]]:
    # one import has one machine flag; a page without children may come last, whatever its depth
    def place(target: Target) -> tuple[int, bool]:
        return depths.get(target.order.ref.key, LAST), target.order.machine_translated

    for _, group in groupby(sorted(pages, key=place), key=lambda target: target.order.machine_translated):
        together = list(group)
        for start in range(0, len(together), BATCH):
            yield together[start : start + BATCH]
