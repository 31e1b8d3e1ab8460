"""The list of steps of a run. `sprachlotse run` goes through it in this process, `flows.nightly` as Prefect tasks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from pipeline.document import ContentType, DocumentRef
from pipeline.errors import SettingsError, SprachlotseError
from pipeline.municipality import Municipality
from pipeline.ports import Progress
from pipeline.pull import pull
from pipeline.report import Problem, Report
from pipeline.translate import translate
from runtime.logs import log


@dataclass(frozen=True, slots=True)
class Batch:
    """A piece of work: some documents into one locale. Ids only, so that it can travel as a parameter."""

    locale: str
    documents: tuple[tuple[str, str], ...]
    """Content type and key of each."""

    def refs(self, municipality: str) -> list[DocumentRef]:
        """The documents as references."""
        return [DocumentRef(municipality, ContentType(kind), key) for kind, key in self.documents]


def safely(step: str, work: Callable[[], Report]) -> Report:
    """The report of a step; when the step fails as a whole, the run goes on with the next and says what was left."""
    try:
        return work()
    except SprachlotseError as error:
        log("step.failed", step=step, error=str(error))
        return Report(problems=(Problem.of(error, step=step),))


def batches(municipality: Municipality, *, size: int, locales: Sequence[str] = ()) -> list[Batch]:
    """All documents × locales in pieces of `size`; documents outside, locales inside, so that pivots are shared."""
    _ensure_known(locales, municipality)
    with municipality.transaction() as work:
        documents = [(str(ref.content_type), ref.key) for ref in work.documents.refs()]
    pieces = [tuple(documents[start : start + size]) for start in range(0, len(documents), size)]
    return [Batch(locale, piece) for piece in pieces for locale in locales or municipality.locales]


def _ensure_known(locales: Sequence[str], municipality: Municipality) -> None:
    for locale in locales:
        if locale not in municipality.locales:
            known = ", ".join(municipality.locales)
            raise SettingsError(
                f"Die Sprache „{locale}“ hat „{municipality.slug}“ nicht eingerichtet; bekannt: {known}."
            )


def translate_batch(municipality: Municipality, batch: Batch, progress: Progress) -> Report:
    """Translate, check and queue one batch, with one log line that says what came of it."""
    report = translate(municipality, batch.locale, batch.refs(municipality.slug), progress)
    log("batch.translated", municipality=municipality.slug, locale=batch.locale, **report.as_dict())
    return report


def run(municipality: Municipality, *, batch_size: int, cause: str, progress: Progress) -> Report:
    """Pull, translate, check and queue; the report is kept for the morning."""
    run_id = begin(municipality, cause)
    report = safely("pull", partial(pull, municipality, progress))
    work_list = batches(municipality, size=batch_size)
    for done, batch in enumerate(work_list, start=1):
        report += safely("translate", partial(translate_batch, municipality, batch, progress))
        progress("translate", done, len(work_list))
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
