"""Writing pages: a batch is locked, judged, uploaded, judged again, imported, read back and released."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import count

from connectors.cms.integreat.client import Client, Upload
from connectors.cms.integreat.reading import Reader, Standing
from connectors.cms.integreat.screens import Message
from connectors.cms.integreat.session import CmsBroke
from connectors.cms.integreat.verdict import Judge, Target, being_edited, failed
from connectors.cms.integreat.xliff import xliff
from pipeline.document import DocumentRef
from pipeline.errors import SkipDocument, SprachlotseError
from pipeline.publication import PublicationOutcome

Outcomes = list[tuple[Target, PublicationOutcome]]


@dataclass(frozen=True, slots=True)
class _Job:
    """A target that may be written, the version that stood there, and its import file."""

    target: Target
    before: Standing | None
    name: str
    file: bytes

    @property
    def number(self) -> int:
        return self.before.number if self.before else 0


class BatchWriter:
    """Publishes pages through the XLIFF import, many at once."""

    def __init__(self, client: Client, reader: Reader, judge: Judge, *, source: str) -> None:
        self._client = client
        self._reader = reader
        self._judge = judge
        self._source = source
        self._numbers = count(1)

    def publish(self, targets: Sequence[Target]) -> Outcomes:
        """One outcome per target; all of them have the same machine flag."""
        with locks(self._client) as held:
            jobs: list[_Job] = []
            done: Outcomes = []
            for target in targets:
                job = self._prepared(target, held)
                if isinstance(job, _Job):
                    jobs.append(job)
                else:
                    done.append((target, job))
            return done + self._import(jobs, held)

    def _prepared(self, target: Target, held: set[DocumentRef]) -> _Job | PublicationOutcome:
        try:
            checked = self._checked(target, held)
            if isinstance(checked, PublicationOutcome):
                return checked
            file = xliff(target.order.ref.key, target.order.fields, source=self._source, target=target.slug)
        except SprachlotseError as error:
            return failed(target, error)
        # the CMS imports in the order of the names
        return _Job(target, checked, f"{next(self._numbers):06}-{target.order.ref.key}-{target.slug}.xliff", file)

    def _checked(self, target: Target, held: set[DocumentRef]) -> Standing | PublicationOutcome | None:
        if holder := self._client.lock(target.order.ref):
            return being_edited(target, holder)
        held.add(target.order.ref)
        standing = self._reader.standing(target.order.ref, target.slug)
        return self._judge.before(target, standing) or standing

    def _import(self, jobs: Sequence[_Job], held: set[DocumentRef]) -> Outcomes:
        if not jobs:
            return []
        try:
            upload = self._client.upload([(job.name, job.file) for job in jobs], jobs[0].target.slug)
        except (CmsBroke, SkipDocument) as error:
            return self._one_by_one(jobs, held, error)
        except SprachlotseError as error:
            return [(job.target, failed(job.target, error)) for job in jobs]
        still, moved = self._judged_again(jobs, held)
        if moved:
            return moved + self._import(still, held)
        return self._confirmed(still, upload, held)

    def _judged_again(self, jobs: Sequence[_Job], held: set[DocumentRef]) -> tuple[list[_Job], Outcomes]:
        # the upload has fixed the version numbers; what was saved before it must be seen by us, later saves stop it
        still: list[_Job] = []
        moved: Outcomes = []
        for job in jobs:
            try:
                checked = self._checked(job.target, held)
            except SprachlotseError as error:
                checked = failed(job.target, error)
            if isinstance(checked, PublicationOutcome):
                moved.append((job.target, checked))
            else:
                still.append(replace(job, before=checked))
        return still, moved

    def _confirmed(self, jobs: Sequence[_Job], upload: Upload, held: set[DocumentRef]) -> Outcomes:
        flag = jobs[0].target.order.machine_translated
        try:
            said = upload.messages + self._client.confirm(upload, machine_translated=flag)
        except CmsBroke as error:
            return self._after_break(jobs, held, error)
        except SprachlotseError as error:
            # the import may still be running or have happened: what stands there decides, nothing is sent again
            return [(job.target, self._read_back(job, [Message(True, str(error))], unsure=error)) for job in jobs]
        return [(job.target, self._read_back(job, _about(job, said))) for job in jobs]

    def _after_break(self, jobs: Sequence[_Job], held: set[DocumentRef], error: CmsBroke) -> Outcomes:
        written: Outcomes = []
        left: list[_Job] = []
        for job in jobs:
            try:
                standing = self._reader.standing(job.target.order.ref, job.target.slug)
            except SprachlotseError as reading:
                written.append((job.target, failed(job.target, reading)))
                continue
            if standing is not None and standing.number > job.number:
                written.append((job.target, self._judge.after(job.target, job.number, standing, [])))
            else:
                left.append(job)
        return written + self._one_by_one(left, held, error)

    def _one_by_one(self, jobs: Sequence[_Job], held: set[DocumentRef], error: SprachlotseError) -> Outcomes:
        if len(jobs) == 1:
            return [(jobs[0].target, failed(jobs[0].target, error, try_later=False))]
        return [outcome for job in jobs for outcome in self._import([job], held)]

    def _read_back(
        self, job: _Job, said: Sequence[Message], *, unsure: SprachlotseError | None = None
    ) -> PublicationOutcome:
        target = job.target
        try:
            standing = self._reader.standing(target.order.ref, target.slug)
            if standing and not standing.is_public and self._judge.is_ours(target, standing):
                # a new translation takes the status of the newest German version, which may be a pending proposal
                self._client.publish_version(target.order.ref, target.slug, standing.number)
                standing = self._reader.standing(target.order.ref, target.slug)
        except SprachlotseError as error:
            return failed(target, error)
        if unsure and (standing is None or standing.number <= job.number):
            return failed(target, unsure)
        return self._judge.after(target, job.number, standing, said)


@contextmanager
def locks(client: Client) -> Iterator[set[DocumentRef]]:
    """What is put into the set is released at the end; a lock that cannot be released ends by itself after 90 s."""
    held: set[DocumentRef] = set()
    try:
        yield held
    finally:
        for ref in held:
            with suppress(SprachlotseError):
                client.release(ref)


def _about(job: _Job, said: Sequence[Message]) -> list[Message]:
    title = next((field.value for field in job.target.order.fields if field.name == "title"), "")
    return [message for message in said if job.name in message.text or (title and title in message.text)]
