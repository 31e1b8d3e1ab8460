"""The list of steps of a run. `sprachlotse run` goes through it in this process, `flows.nightly` as Prefect tasks."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

from pipeline.document import ContentType, DocumentRef
from pipeline.due import due
from pipeline.errors import SettingsError, SprachlotseError
from pipeline.municipality import Municipality
from pipeline.ports import Progress
from pipeline.pull import pull
from pipeline.report import Problem, Report
from pipeline.target import Target
from pipeline.translate import translate
from runtime.failing import given_up, note
from runtime.holding import finish, holding
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


def batches(
    municipality: Municipality,
    *,
    size: int,
    locales: Sequence[str] = (),
    only: Collection[DocumentRef] | None = None,
) -> list[Batch]:
    """All that is due and has not failed too often, in pieces of `size` documents with all their locales.

    Engines get large streams that way. With `only`, no other document is looked at.
    """
    ensure_known(locales, municipality)
    is_hopeless = given_up(municipality)
    by_document: dict[DocumentRef, list[tuple[str, str, str]]] = {}
    for target in due(municipality, locales or municipality.locales):
        if is_hopeless(target) or (only is not None and target.ref not in only):
            continue
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


def pulled(municipality: Municipality, progress: Progress, *, only: Collection[DocumentRef] | None = None) -> Report:
    """Fetch what changed; a page that cannot be read is counted, so that people see it."""
    report = safely("pull", partial(pull, municipality, progress, only=only))
    note(municipality, "pull", _read_again(municipality, report), report)
    return report


def _read_again(municipality: Municipality, report: Report) -> list[Target]:
    """Whatever failed before and was not named this time could be read, unless nothing could."""
    if any(problem.step == "pull" and not problem.document for problem in report.problems):
        return []
    with municipality.reading() as work:
        return [failure.target for failure in work.failures.all() if failure.step == "pull"]


def translate_batch(
    municipality: Municipality, batch: Batch, progress: Progress, *, run_id: int | None = None
) -> Report:
    """Translate, check and queue one batch, with one log line that says what came of it."""
    targets = batch.of(municipality.slug)

    def tell(target: Target, outcome: Report) -> None:
        counts = {name: value for name, value in outcome.as_dict().items() if value}
        log(
            "target.done",
            run=run_id,
            municipality=municipality.slug,
            document=str(target.ref),
            locale=target.locale,
            **counts,
        )

    report = translate(municipality, targets, progress, run=run_id, told=tell)
    note(municipality, "translate", targets, report)
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
    """Pull, translate, check and queue, then what else belongs to a night; the report is kept for the morning.

    Raises AlreadyRunning while another run of the municipality goes on.
    """
    with holding(municipality, cause) as held:
        report = pulled(municipality, progress)
        work_list = batches(municipality, size=batch_size)
        for done, batch in enumerate(work_list, start=1):
            held.ensure()
            report += safely("translate", partial(translate_batch, municipality, batch, progress, run_id=held.run_id))
            progress("translate", done, len(work_list))
        report += closing()
        finish(held, report)
    return report
