"""Writing events and locations: only the editor's full form can, so every field goes back as it came."""

from connectors.cms.integreat.batches import locks
from connectors.cms.integreat.client import Client, Form, describe
from connectors.cms.integreat.reading import Reader, Standing
from connectors.cms.integreat.verdict import Judge, Target, being_edited, failed
from connectors.cms.integreat.xliff import storable
from pipeline.errors import ContentNotHandled, SprachlotseError
from pipeline.publication import PublicationOutcome

CONTROLS = {"title": "title", "body": "content", "description": "meta_description"}
NOT_OURS = ("minor_edit", "automatic_translation", "machine_translated")


class FormWriter:
    """Publishes one event or location at a time."""

    def __init__(self, client: Client, reader: Reader, judge: Judge, *, source: str) -> None:
        self._client = client
        self._reader = reader
        self._judge = judge
        self._source = source

    def publish(self, target: Target) -> PublicationOutcome:
        """Lock, judge, send the form, read back, release."""
        try:
            with locks(self._client) as held:
                if holder := self._client.lock(target.order.ref):
                    return being_edited(target, holder)
                held.add(target.order.ref)
                standing = self._reader.standing(target.order.ref, target.slug)
                return self._judge.before(target, standing) or self._write(target, standing)
        except SprachlotseError as error:
            return failed(target, error)

    def _write(self, target: Target, before: Standing | None) -> PublicationOutcome:
        form = self._filled(target, self._client.form(target.order.ref, target.slug))
        said = self._client.submit(form, about=str(target))
        standing = self._reader.standing(target.order.ref, target.slug)
        return self._judge.after(target, before.number if before else 0, standing, said)

    def _filled(self, target: Target, form: Form) -> Form:
        order = target.order
        data = {name: values for name, values in form.data.items() if name not in NOT_OURS}
        if "initial-opening_hours" in data:
            # in a browser a script fills this field
            data["opening_hours"] = data["initial-opening_hours"]
        if self._client.keeps_title(order.ref, self._source):
            # the form in the target language does not show this box, and saving without it would clear it
            data["do_not_translate_title"] = ["on"]
        for field in order.fields:
            if field.name not in CONTROLS:
                raise ContentNotHandled(f"{describe(order.ref, target.slug)}: unbekanntes Feld „{field.name}“.")
            data[CONTROLS[field.name]] = [storable(field)]
        data["status"] = ["PUBLIC"]
        if order.machine_translated:
            data["machine_translated"] = ["on"]
        return Form(form.path, data)
