"""What can be asked of the CMS, in its own words: versions, edit locks, imports, forms."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus

from connectors.cms.integreat import mapping, screens
from connectors.cms.integreat.screens import FormData, Message, PageRow, Version
from connectors.cms.integreat.session import Session
from pipeline.document import ContentType, DocumentRef
from pipeline.errors import CmsAnswerNotUnderstood, CmsRefusedAccess

PATHS = {ContentType.PAGE: "pages", ContentType.EVENT: "events", ContentType.LOCATION: "pois"}
MODELS = {ContentType.PAGE: "Page", ContentType.EVENT: "Event", ContentType.LOCATION: "POI"}
NAMES = {ContentType.PAGE: "Seite", ContentType.EVENT: "Veranstaltung", ContentType.LOCATION: "Ort"}

# any filter that differs from the default gives one flat list; this one leaves nothing out
ALL_STATES = ("UP_TO_DATE", "IN_TRANSLATION", "OUTDATED", "MISSING", "MACHINE_TRANSLATED")
FLAT_LIST = (*(("translation_status", state) for state in ALL_STATES), ("date_from", "1970-01-01"))


@dataclass(frozen=True, slots=True)
class Upload:
    """Files that the CMS has read and would import when confirmed."""

    path: str
    messages: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """The editor's form for one content in one language."""

    path: str
    data: FormData


def describe(ref: DocumentRef, slug: str) -> str:
    """How messages name a content: `Seite 1009 (en)`."""
    return f"{NAMES[ref.content_type]} {ref.key} ({slug})"


class Client:
    """One region of the CMS."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def close(self) -> None:
        """Close the connections."""
        self._session.close()

    def pages(self, slug: str) -> list[mapping.PageEntry]:
        """All public pages of a language, in tree order."""
        return mapping.read(self._list(slug, "pages"), mapping.PAGES, about="Liste der Seiten")

    def events(self, slug: str) -> list[mapping.EventEntry]:
        """All public events that are not over, each once."""
        answer = self._list(slug, "events", combine_recurring="true")
        return mapping.read(answer, mapping.EVENTS, about="Liste der Veranstaltungen")

    def locations(self, slug: str) -> list[mapping.LocationEntry]:
        """All public locations."""
        return mapping.read(self._list(slug, "locations"), mapping.LOCATIONS, about="Liste der Orte")

    def page(self, ref: DocumentRef, slug: str) -> mapping.PageEntry | None:
        """One public page; None when it is not public or not there."""
        about = describe(ref, slug)
        answer = self._session.public(f"{self._api(slug)}/page/", about=about, id=ref.key)
        return None if answer is None else mapping.read(answer, mapping.PAGE, about=about)

    def page_rows(self, slug: str) -> tuple[PageRow, ...]:
        """The CMS's own list of pages with their ids; heavy on big regions."""
        answer = self._session.get(f"{self._home}/pages/{slug}/", about="Seitenliste", params=FLAT_LIST)
        rows = screens.page_rows(answer.text)
        if not rows:
            raise CmsAnswerNotUnderstood("Die Seitenliste des CMS ist leer oder hat eine unbekannte Form.")
        return rows

    def versions(self, ref: DocumentRef, slug: str) -> tuple[Version, ...]:
        """All versions with their raw text, newest first; empty when there is none in this language."""
        answer = self._session.get(f"{self._object(ref, slug)}/versions/", about=describe(ref, slug))
        if answer.is_missing:
            raise CmsAnswerNotUnderstood(
                f"{describe(ref, slug)}: gibt es im CMS nicht, oder die Sprache „{slug}“ ist dort nicht angelegt."
            )
        if answer.status != HTTPStatus.OK:
            return ()
        versions = screens.versions(answer.text)
        if not versions:
            raise CmsAnswerNotUnderstood(f"{describe(ref, slug)}: Die Versionsliste des CMS hat eine unbekannte Form.")
        return versions

    def publish_version(self, ref: DocumentRef, slug: str, number: int) -> None:
        """Make a stored version the public one."""
        data = {"revision": [str(number)], "status": ["PUBLIC"]}
        self._session.post(f"{self._object(ref, slug)}/versions/", about=describe(ref, slug), data=data)

    def lock(self, ref: DocumentRef) -> str | None:
        """Take or extend the edit lock; the name of the person who holds it if it is not ours."""
        about = describe(ref, "Bearbeitungssperre")
        body = json.dumps({"key": json.dumps([int(ref.key), MODELS[ref.content_type]]), "force": False})
        answer = self._session.post(f"{self._home}/ajax/content-edit-lock/heartbeat/", about=about, content=body)
        try:
            said = json.loads(answer.text)
            return None if said["success"] else str(said["lockingUser"])
        except (ValueError, KeyError, TypeError) as error:
            raise CmsAnswerNotUnderstood(f"{about}: Das CMS antwortet nicht mit JSON.") from error

    def release(self, ref: DocumentRef) -> None:
        """Give the edit lock back."""
        data = {"body": [json.dumps([int(ref.key), MODELS[ref.content_type]])]}
        about = describe(ref, "Bearbeitungssperre")
        self._session.post(f"{self._home}/ajax/content-edit-lock/release/", about=about, data=data)

    def upload(self, files: Sequence[tuple[str, bytes]], slug: str) -> Upload:
        """Send import files and let the CMS read them; from here on a newer edit of anybody stops the import."""
        about = f"Import von {len(files)} Übersetzungen"
        answer = self._session.post(f"{self._home}/pages/{slug}/xliff/upload/", about=about, files=files)
        if "/xliff/import/" not in answer.location:
            raise CmsRefusedAccess(
                f"{about}: Das CMS nimmt die Dateien nicht an. {self._said(answer.location)}".strip()
            )
        review = self._session.get(answer.location, about=about)
        if review.status != HTTPStatus.OK:
            raise CmsAnswerNotUnderstood(f"{about}: Das CMS zeigt die hochgeladenen Dateien nicht.")
        return Upload(answer.location, screens.messages(review.text))

    def confirm(self, upload: Upload, *, machine_translated: bool) -> tuple[Message, ...]:
        """Import what was uploaded. A redirect does not mean success; read back what is stored."""
        data = {"machine_translated": ["on"]} if machine_translated else {}
        answer = self._session.post(upload.path, about="Import der Übersetzungen", data=data)
        return screens.messages(answer.text) if answer.status == HTTPStatus.OK else self._messages(answer.location)

    def form(self, ref: DocumentRef, slug: str) -> Form:
        """The editor's form as it would be sent back unchanged."""
        path = f"{self._object(ref, slug)}/edit/"
        data = screens.form_data(self._session.get(path, about=describe(ref, slug)).text)
        if data is None or "title" not in data or "content" not in data:
            raise CmsAnswerNotUnderstood(
                f"{describe(ref, slug)}: Das Formular des CMS ist nicht zu bearbeiten (importierte Veranstaltung?)."
            )
        return Form(path, data)

    def submit(self, form: Form, *, about: str) -> tuple[Message, ...]:
        """Save the form; the messages say what the CMS made of it."""
        answer = self._session.post(form.path, about=about, data=form.data)
        return screens.messages(answer.text) if answer.status == HTTPStatus.OK else self._messages(answer.location)

    def keeps_title(self, ref: DocumentRef, slug: str) -> bool | None:
        """Whether editors asked to leave the title untranslated; None when the CMS does not offer it."""
        answer = self._session.get(f"{self._object(ref, slug)}/edit/", about=describe(ref, slug))
        return screens.is_ticked(answer.text, "do_not_translate_title")

    @property
    def _home(self) -> str:
        return f"/{self._session.region}"

    def _api(self, slug: str) -> str:
        return f"/api/v3/{self._session.region}/{slug}"

    def _object(self, ref: DocumentRef, slug: str) -> str:
        return f"{self._home}/{PATHS[ref.content_type]}/{slug}/{ref.key}"

    def _list(self, slug: str, kind: str, **params: str) -> bytes:
        answer = self._session.public(f"{self._api(slug)}/{kind}/", about=f"Liste „{kind}“", **params)
        if answer is None:
            raise CmsRefusedAccess(
                f"Die Kommune „{self._session.region}“ oder die Sprache „{slug}“ gibt es in diesem CMS nicht."
            )
        return answer

    def _messages(self, location: str) -> tuple[Message, ...]:
        return screens.messages(self._session.get(location, about="Meldungen des CMS").text) if location else ()

    def _said(self, location: str) -> str:
        return " ".join(message.text for message in self._messages(location))
