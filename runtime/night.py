"""The list of steps of a run. `sprachlotse run` goes through it in this process, `flows.nightly` as Prefect tasks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

from pipeline.document import ContentType, DocumentRef
from pipeline.due import Target, due
from pipeline.errors import SettingsError, SprachlotseError
from pipeline.municipality import Municipality
from pipeline.ports import Progress
from pipeline.pull import pull
from pipeline.report import Problem, Report
from pipeline.translate import translate
from runtime.logs import log


@dataclass(frozen=True, slots=True)
class Batch:
    """A piece of work: some documents in all locales in which they are due. Ids only, to travel as a parameter."""

    targets: tuple[tuple[str, str, str], ...]
    """Content type, key and locale of each."""

    def of(self, municipality: str) -> list[Target]:
        """The targets as the steps know them."""
        return [Target(DocumentRef(municipality, ContentType(kind), key), locale) for kind, key, locale in self.targets]


def safely(step: str, work: Callable[[], Report]) -> Report:
    """The report of a step; when the step fails as a whole, the run goes on with the next and says what was left."""
    try:
        return work()
    except SprachlotseError as error:
        log("step.failed", step=step, error=str(error))
        return Report(problems=(Problem.of(error, step=step),))


def batches(municipality: Municipality, *, size: int, locales: Sequence[str] = ()) -> list[Batch]:
    """All that is due, in pieces of `size` documents with all their locales, so that engines get large streams."""
    ensure_known(locales, municipality)
    by_document: dict[DocumentRef, list[tuple[str, str, str]]] = {}
    for target in due(municipality, locales or municipality.locales):
        ref = target.ref
        by_document.setdefault(ref, []).append((str(ref.content_type), ref.key, target.locale))
    documents = list(by_document.values())
    pieces = (documents[start : start + size] for start in range(0, len(documents), size))
    return [Batch(tuple(chain.from_iterable(piece))) for piece in pieces]


def ensure_known(locales: Sequence[str], municipality: Municipality) -> None:
    """Raise SettingsError for a locale that the municipality does not have."""
    for locale in locales:
        if locale not in municipality.locales:
            known = ", ".join(municipality.locales)
            raise SettingsError(
                f"Die Sprache „{locale}“ hat „{municipality.slug}“ nicht eingerichtet; bekannt: {known}."
            )


def translate_batch(
    municipality: Municipality, batch: Batch, progress: Progress, *, run_id: int | None = None
) -> Report:
    """Translate, check and queue one batch, with one log line that says what came of it."""
    report = translate(municipality, batch.of(municipality.slug), progress, run=run_id)
    log("batch.translated", municipality=municipality.slug, run=run_id, **report.as_dict())
    return report


def run(
    municipality: Municipality,
    *,
    batch_size: int,
    cause: str,
    progress: Progress,
    closing: Callable[[], Report] = Report,
) -> Report:
    """Pull, translate, check and queue, then what else belongs to a night; the report is kept for the morning."""
    run_id = begin(municipality, cause)
    report = safely("pull", partial(pull, municipality, progress))
    work_list = batches(municipality, size=batch_size)
    for done, batch in enumerate(work_list, start=1):
        report += safely("translate", partial(translate_batch, municipality, batch, progress, run_id=run_id))
        progress("translate", done, len(work_list))
    report += closing()
    end(municipality, run_id, report)
    return report


def begin(municipality: Municipality, cause: str) -> int:
    """Remember that a run began; one that never ends was cut off."""
    with municipality.transaction() as work:
        return work.runs.start(cause)


def end(municipality: Municipality, run_id: int, report: Report) -> None:
    """Keep the report of a run for the morning."""
    with municipality.transaction() as work:
        work.runs.finish(run_id, report.as_dict())
