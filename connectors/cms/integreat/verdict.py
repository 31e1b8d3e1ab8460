"""May we write, and did the write succeed? Decided from what stands in the CMS before and after; German reasons."""

from collections.abc import Sequence
from dataclasses import dataclass

from connectors.cms.integreat.client import describe
from connectors.cms.integreat.content import content_hash, same_text, source_links
from connectors.cms.integreat.links import Site, Translations
from connectors.cms.integreat.reading import Standing
from connectors.cms.integreat.screens import Message
from pipeline.errors import SprachlotseError, TryLater
from pipeline.publication import Conflict, NotPublished, PublicationOrder, PublicationOutcome, Published

UNFINISHED = {
    "AUTO_SAVE": "{who} hat dort ungespeicherte Änderungen (Version {number}, automatisch gesichert).",
    "REVIEW": "Dort wartet ein Vorschlag von {who} auf Freigabe (Version {number}).",
    "DRAFT": "Dort steht ein Entwurf von {who} (Version {number}).",
}


@dataclass(frozen=True, slots=True)
class Target:
    """One order and the language slug under which the CMS knows its locale."""

    order: PublicationOrder
    slug: str

    def __str__(self) -> str:
        return describe(self.order.ref, self.slug)


@dataclass(frozen=True, slots=True)
class Judge:
    """Decides about targets, knowing which content was translated when the publishing began."""

    site: Site
    translations: Translations

    def before(self, target: Target, standing: Standing | None) -> PublicationOutcome | None:
        """The outcome when nothing may or needs to be written; None: write."""
        if standing is None:
            return None
        if not standing.is_public:
            return self._unfinished(target, standing)
        token = self.token(standing)
        if self.is_ours(target, standing):
            links = source_links(standing.fields, self.site)
            follows = self.translations.can_follow(links, target.slug)
            return None if follows else self._published(target, standing)
        if token == target.order.expected:
            return None
        return Conflict(self._foreign(target, standing), standing=token)

    def after(
        self, target: Target, before: int, standing: Standing | None, said: Sequence[Message]
    ) -> PublicationOutcome:
        """The outcome of a write; `before` is the number of the version that stood there, 0 for none."""
        refused = " ".join(message.text for message in said if message.is_error)
        if standing is None or standing.number <= before:
            answer = f"Meldung des CMS: {refused}" if refused else "Das CMS nennt keinen Grund."
            return NotPublished(f"{target}: Das CMS hat den Text nicht übernommen. {answer}", try_later=False)
        if self.is_ours(target, standing):
            return self._published(target, standing) if standing.is_public else _not_public(target, standing)
        if not standing.is_public:
            return self._unfinished(target, standing)
        if refused or standing.number > before + 1:
            return Conflict(self._foreign(target, standing), standing=self.token(standing))
        return NotPublished(
            f"{target}: Das CMS hat den Text beim Speichern verändert (Version {standing.number}). "
            "Bitte die Seite im CMS ansehen und den Entwurf anpassen.",
            try_later=False,
        )

    def is_ours(self, target: Target, standing: Standing) -> bool:
        """Whether what stands there is the text of the order."""
        return same_text(target.order.fields, standing.fields, self.site)

    def token(self, standing: Standing) -> str:
        """Names what stands there, for the next compare-and-set."""
        return content_hash(standing.fields, self.site)

    def _published(self, target: Target, standing: Standing) -> Published:
        links = source_links(standing.fields, self.site)
        waits = self.translations.must_wait(links, target.slug)
        return Published(self.token(standing), str(standing.number), links_pending=waits)

    def _unfinished(self, target: Target, standing: Standing) -> Conflict:
        what = UNFINISHED.get(standing.status, "Dort steht eine Version mit dem Zustand {status}.")
        said = what.format(who=_who(standing), number=standing.number, status=standing.status)
        return Conflict(f"{target}: {said} Bitte im CMS freigeben oder verwerfen und dann erneut veröffentlichen.")

    def _foreign(self, target: Target, standing: Standing) -> str:
        ours = "seit unserer letzten Veröffentlichung geändert" if target.order.expected else "nicht von uns"
        return (
            f"{target}: Der veröffentlichte Text von {_who(standing)} (Version {standing.number}) ist {ours}. "
            "Er bleibt stehen; bitte vergleichen und entscheiden, welcher Text gelten soll."
        )


def being_edited(target: Target, who: str) -> Conflict:
    """Somebody has the editor open."""
    return Conflict(f"{target}: wird gerade bearbeitet ({who}). Bitte später erneut veröffentlichen.")


def failed(target: Target, error: SprachlotseError, *, try_later: bool | None = None) -> NotPublished:
    """An error as the outcome of one order."""
    waiting_helps = isinstance(error, TryLater) if try_later is None else try_later
    message = str(error)
    return NotPublished(message if str(target) in message else f"{target}: {message}", waiting_helps)


def _not_public(target: Target, standing: Standing) -> NotPublished:
    return NotPublished(
        f"{target}: Das CMS hat den Text gespeichert, aber nicht veröffentlicht (Version {standing.number}, "
        f"{standing.status}). Bitte im CMS freigeben oder dem Konto das Recht dazu geben.",
        try_later=False,
    )


def _who(standing: Standing) -> str:
    return standing.editor or "unbekannt"
