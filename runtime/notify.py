"""Tells the people of a municipality, and a system that wants to know, how things stand; nobody twice the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from connectors.mail import Letter, MailServer, RecipientRefused
from connectors.mail import send as send_mail
from connectors.outgoing_webhook import Receiver, post
from pipeline.errors import SprachlotseError
from pipeline.ledger import Usage
from pipeline.people import Membership, Person, Role
from pipeline.report import Problem
from pipeline.situation import Situation
from runtime.digest_text import About, data, digest, subject, text
from runtime.logs import log
from runtime.settings import Settings
from runtime.wiring import Application

PATIENCE = timedelta(minutes=10)
"""So long after a round that could not be ended it is tried again."""
WEBHOOK = "webhook"
"""The recipient that is a system; people are `person/7`."""
_KIND = "sprachlotse.digest"
_ALL_LOCALES = frozenset({Role.ADMINISTRATOR, Role.COORDINATOR})


@dataclass(frozen=True, slots=True)
class Notice:
    """What one recipient is to be told."""

    recipient: str
    situation: Situation
    about: About
    address: str = ""
    is_told: bool = False
    """Whether this recipient was told the same last."""

    @property
    def is_news(self) -> bool:
        """Whether it is to be sent; nobody is told that there is nothing."""
        return not self.is_told and not self.situation.is_empty

    @property
    def digest(self) -> str:
        """The same for everything that says the same."""
        return digest(self.situation)

    @property
    def subject(self) -> str:
        """One line."""
        return subject(self.situation, self.about)

    @property
    def text(self) -> str:
        """The letter."""
        return text(self.situation, self.about)


@dataclass(frozen=True, slots=True)
class Told:
    """Who was told, and what could not be sent."""

    recipients: tuple[str, ...]
    problems: tuple[Problem, ...]


def notify_when_due(application: Application, slug: str, *, now: datetime | None = None) -> Told | None:
    """Send what is due at this moment; None if nothing is, or another worker is at it."""
    its = application.settings.municipality(slug)
    local = (now or datetime.now(UTC)).astimezone(ZoneInfo(its.schedule.timezone))
    if not can_send(application.settings, slug):
        return None
    with application.store.transaction(slug) as work:
        due = its.notify.times.due(local, work.notices.last_round())
        if due is None or not work.notices.begin(due, patience=PATIENCE):
            return None
    told = deliver(application, slug, notices(application, slug, today=local))
    if not any(problem.try_later for problem in told.problems):
        with application.store.transaction(slug) as work:
            work.notices.end()
    return told


def can_send(settings: Settings, slug: str) -> bool:
    """Whether there is a way to tell anybody."""
    return settings.mail is not None or settings.municipality(slug).notify.webhook is not None


def notices(application: Application, slug: str, *, today: datetime) -> Sequence[Notice]:
    """What there is to tell to whom, told before or not."""
    store, settings = application.store, application.settings
    with store.people() as people:
        members = [each for each in people.members(slug) if each[0].is_active]
        everywhere = [each for each in people.all() if each.is_administrator and each.is_active]
    with store.transaction(slug) as work:
        budgets = settings.municipality(slug).budgets.items()
        used = (Usage(engine, work.ledger.spent(engine), limits.budget) for engine, limits in budgets)
        short = tuple(usage for usage in used if usage.is_short)
        situation = replace(work.situations.now(today.date()), short=short)
        found = _addressed(settings, slug, _readers(slug, members, everywhere), situation, today)
        return [replace(each, is_told=work.notices.last(each.recipient) == each.digest) for each in found]


def deliver(application: Application, slug: str, found: Sequence[Notice]) -> Told:
    """Send the news; each recipient is noted at once, so that whoever is cut off repeats one at most."""
    sent: list[str] = []
    problems: list[Problem] = []
    closed: set[bool] = set() if application.settings.mail else {True}
    for notice in found:
        is_mail = bool(notice.address)
        if notice.is_told or is_mail in closed:
            continue
        try:
            _tell(application, slug, notice)
        except SprachlotseError as error:
            problems.append(Problem.of(error, step="notify"))
            if not isinstance(error, RecipientRefused):
                closed.add(is_mail)
        else:
            sent += [notice.recipient] if notice.is_news else []
    _log(slug, sent, problems)
    return Told(tuple(sent), tuple(problems))


def _tell(application: Application, slug: str, notice: Notice) -> None:
    """Send it and note it; that there is nothing any more is noted only, so that it is news when it comes back."""
    if notice.is_news:
        _send(application.settings, slug, notice)
    with application.store.transaction(slug) as work:
        work.notices.note(notice.recipient, notice.digest)


def _readers(
    slug: str, members: Sequence[tuple[Person, Membership]], everywhere: Sequence[Person]
) -> Iterator[tuple[Person, Membership]]:
    """Who is told; where nobody is responsible, the administrators of the installation are."""
    readers = [(person, its) for person, its in members if person.email]
    if not any(its.role in _ALL_LOCALES for _, its in readers):
        known = {person.id for person, _ in readers}
        readers += [(p, Membership(slug, Role.ADMINISTRATOR)) for p in everywhere if p.email and p.id not in known]
    yield from ((person, its) for person, its in readers if its.role in {*_ALL_LOCALES, Role.REVIEWER})


def _addressed(
    settings: Settings,
    slug: str,
    readers: Iterator[tuple[Person, Membership]],
    situation: Situation,
    today: datetime,
) -> Iterator[Notice]:
    its = settings.municipality(slug)
    for person, membership in readers:
        locales = tuple(sorted(membership.locales if membership.role is Role.REVIEWER else ()))
        share = situation if membership.role in _ALL_LOCALES else situation.of(locales or its.locales)
        about = About(slug, its.name, today.date(), person.name, person.language, settings.web.url, locales)
        yield Notice(f"person/{person.id}", share, about, person.email)
    if its.notify.webhook:
        yield Notice(WEBHOOK, situation, About(slug, its.name, today.date(), url=settings.web.url))


def _send(settings: Settings, slug: str, notice: Notice) -> None:
    mark = f"{slug}.{notice.recipient.replace('/', '.')}.{notice.about.today:%Y%m%d}.{notice.digest[:20]}"
    if notice.address and settings.mail:
        its = settings.mail
        server = MailServer(
            its.host, its.used_port, its.security, its.sender, its.username, its.password.get_secret_value()
        )
        send_mail(server, Letter(notice.about.name, notice.address, notice.subject, notice.text, mark))
    hook = settings.municipality(slug).notify.webhook
    if not notice.address and hook:
        receiver = Receiver(hook.url, hook.secret.get_secret_value())
        now = datetime.now(UTC).isoformat(timespec="seconds")
        post(receiver, message=mark, kind=_KIND, at=now, data=data(notice.situation, notice.about))


def _log(slug: str, sent: Sequence[str], problems: Sequence[Problem]) -> None:
    log("digest.sent", municipality=slug, recipients=len(sent))
    for problem in problems:
        log("digest.not_sent", municipality=slug, reason=problem.message)
