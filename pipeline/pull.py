"""First step: fetch the German documents whose stamp changed."""

from collections.abc import Collection, Iterable, Sequence

from pipeline.containment import contained
from pipeline.document import ContentType, DocumentRef, Stamp
from pipeline.errors import CmsAnswerNotUnderstood, SkipDocument, TryLater
from pipeline.extract import extract
from pipeline.fingerprint import version_hash
from pipeline.municipality import Municipality
from pipeline.ports import Progress
from pipeline.report import Problem, Report


def pull(municipality: Municipality, progress: Progress, *, only: Collection[DocumentRef] | None = None) -> Report:
    """Bring our copy of the source documents up to date; documents that cannot be read are reported and left.

    With `only`, no other document is fetched.
    """
    stamps = municipality.cms.stamps()
    report = Report(documents=len(stamps)) + _forget_missing(municipality, stamps)
    with municipality.reading() as work:
        known = work.documents.stamps()
    wanted = stamps if only is None else [stamp for stamp in stamps if stamp.ref in only]
    news = [stamp for stamp in wanted if known.get(stamp.ref) != stamp.token]
    for done, stamp in enumerate(news, start=1):
        report += _pull_one(municipality, stamp)
        progress("pull", done, len(news))
    return report


def _pull_one(municipality: Municipality, stamp: Stamp) -> Report:
    try:
        document = municipality.cms.fetch(stamp.ref)
        if document is None:
            return _forget(municipality, [stamp.ref])
        with contained():
            digest = version_hash(document, extract(document))
        with municipality.transaction() as work:
            changed = work.documents.save(document, stamp=stamp.token, text_hash=digest)
            if changed:
                work.failures.clear(stamp.ref)
    except (TryLater, SkipDocument) as error:
        return Report(problems=(Problem.of(error, step="pull", ref=stamp.ref),))
    return Report(fetched=1, changed=int(changed))


def _forget_missing(municipality: Municipality, stamps: Sequence[Stamp]) -> Report:
    shown = {stamp.ref for stamp in stamps}
    with municipality.reading() as work:
        known = work.documents.stamps()
    if not shown or (_has_pages(known) and not _has_pages(shown)):
        # An empty answer is far more often a fault over there than a municipality without pages.
        raise CmsAnswerNotUnderstood(
            "Das CMS nennt keine einzige Seite. Es wurde nichts geändert; bitte dort nachsehen."
        )
    missing = [ref for ref in known if ref not in shown]
    return _forget(municipality, missing) if missing else Report()


def _has_pages(refs: Iterable[DocumentRef]) -> bool:
    return any(ref.content_type is ContentType.PAGE for ref in refs)


def _forget(municipality: Municipality, refs: Sequence[DocumentRef]) -> Report:
    with municipality.transaction() as work:
        work.documents.mark_gone(refs)
    return Report(gone=len(refs))
