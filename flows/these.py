"""Some documents and no others, from the CMS to the queue."""

from collections.abc import Collection

from flows.opened import Place
from flows.steps import pull_these, translate_pages
from pipeline.document import DocumentRef
from pipeline.report import Report
from runtime.holding import Held
from runtime.night import batches


async def translate_these(place: Place, held: Held, refs: Collection[DocumentRef]) -> Report:
    """Pull the documents and translate them in all locales in which they are due."""
    slug = place.municipality.slug
    report = await pull_these(slug, sorted(map(str, refs)))
    for number, batch in enumerate(batches(place.municipality, size=place.settings.batch_size, only=refs), start=1):
        held.ensure()
        report += await translate_pages(slug, number, batch.targets, held.run_id)
    return report
