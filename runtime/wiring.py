"""Where adapters meet ports: from settings to a municipality that the steps can work on."""

import re
from contextlib import ExitStack
from dataclasses import dataclass, replace

from connectors.cms.folder import FolderCms
from connectors.cms.integreat.connector import IntegreatCms
from glossaries.find import find, matches, readable
from glossaries.shipped import shipped
from glossaries.table import TermBaseNotReadable, read
from glossaries.term_base import Layer, TermBase
from pipeline.approved import NOWHERE, Elsewhere
from pipeline.draft import Draft
from pipeline.engine import TermHit
from pipeline.errors import SettingsError
from pipeline.locales import LOCALES
from pipeline.municipality import Municipality
from pipeline.ports import Cms, Judgement, open_gate
from quality.bulk import BulkPolicy
from quality.experience import NO_EXPERIENCE, Experience
from quality.judge import Criteria, judge
from quality.leichte_sprache.profile import DIN, PROFILES, Profile
from quality.lessons import experience
from quality.selection import USUAL, Selection, selection
from runtime.engines import Engines
from runtime.gate import readability_gate
from runtime.settings import FolderSettings, MunicipalitySettings, Settings
from runtime.vocabularies import LearnedVocabularies, Vocabularies, no_vocabularies
from store.upgrade import is_current, upgrade
from store.work import SqlStore

SLUGS = {locale.tag: slug for locale in LOCALES.values() if (slug := locale.codes.get("integreat"))}
"""What the Integreat CMS calls our locales, as far as it is the same everywhere."""

_NO_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Terms:
    """The term base of a municipality as the steps ask it."""

    base: TermBase

    def __call__(self, text: str, *, locale: str) -> tuple[TermHit, ...]:
        """The terms in a German text that have a preferred target in the locale."""
        return find(text, self.base, locale=locale)

    def familiar(self, text: str) -> frozenset[str]:
        """The words of a German text that readers here hear every day: they name what the municipality does."""
        shown = readable(text)
        whole = (shown[match.start : match.end] for match in matches(shown, self.base) if not match.is_part)
        return frozenset(word for name in whole for word in _NO_WORD.split(name))


@dataclass(frozen=True, slots=True)
class Quality:
    """The checks that the municipality wants, with its terms and what its reviewers and its memory have taught us."""

    terms: Terms
    checks: Selection = USUAL
    profile: Profile = DIN
    experience: Experience = NO_EXPERIENCE
    vocabularies: Vocabularies = no_vocabularies

    def __call__(self, draft: Draft, *, elsewhere: Elsewhere = NOWHERE) -> Judgement:
        """Findings and risk of this draft as it is now, beside what other documents say for its source texts."""
        words = self.vocabularies(draft.locale)
        by = Criteria(self.terms, self.experience, words, self.checks, self.profile, self.terms.familiar)
        return judge(draft, by, elsewhere=elsewhere)


class Application:
    """An installation: its settings, its database, its engines, and its municipalities."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        settings.home.mkdir(parents=True, exist_ok=True)
        if not is_current(settings.database):
            upgrade(settings.database)
        self.store = SqlStore(settings.database)
        self._open = ExitStack()
        self._engines = Engines(settings, self._open)

    def municipality(self, slug: str, *, learned: bool = False) -> Municipality:
        """One tenant, ready to work; `learned` judges its drafts by what people corrected and approved before."""
        its = self.settings.municipality(slug)
        terms = Terms(self.terms(slug))
        with self.store.transaction(slug) as work:
            work.memory.share(gives=its.memory.gives, takes=its.memory.takes)
        cms = self._cms(slug, its)
        routing = self._engines.routing(slug, its, terms.base)
        gate = readability_gate(its.readability, terms.familiar) if its.readability.is_on else open_gate
        quality = _quality(its, terms)
        if learned:
            quality = self._taught(slug, quality)
        return Municipality(
            slug,
            its.locales,
            cms,
            routing,
            terms,
            quality,
            self.store,
            gate,
            four_eyes=frozenset(its.four_eyes),
            publishes_unreviewed=its.publishes_unreviewed,
            may_stay_unread=BulkPolicy(its.bulk.is_on, its.bulk.threshold, its.bulk.sample),
            priorities=its.priority.read(),
        )

    def terms(self, slug: str) -> TermBase:
        """The term base of a municipality: its files, and on top what was edited in the web app."""
        with self.store.records(slug, writes=True) as records:
            own = records.concepts.base()
        base = self.file_terms(slug)
        return base.overlaid_by(own) if own.concepts else base

    def file_terms(self, slug: str) -> TermBase:
        """Only the layers below: what ships, what its Land says, its own files."""
        return _terms(self.settings.municipality(slug))

    def with_new_terms(self, municipality: Municipality) -> Municipality:
        """The same municipality after its terms were edited; connections stay, engines keep their glossaries."""
        terms = Terms(self.terms(municipality.slug))
        return replace(municipality, terms=terms, judge=_quality(self.settings.municipality(municipality.slug), terms))

    def _taught(self, slug: str, quality: Quality) -> Quality:
        """All that people decided is read for it, which only a run can afford; it does not learn from itself."""
        with self.store.transaction(slug) as work:
            known = experience(work.drafts.reviewed())
        return replace(quality, experience=known, vocabularies=LearnedVocabularies(self.store, slug))

    def close(self) -> None:
        """Give connections and the database back."""
        self._open.close()
        self.store.close()

    def _cms(self, slug: str, its: MunicipalitySettings) -> Cms:
        cms = its.cms
        if isinstance(cms, FolderSettings):
            return FolderCms(cms.path, slug)
        password = cms.password.get_secret_value()
        integreat = IntegreatCms(
            cms.url, cms.region, cms.username, password, municipality=slug, locale_slugs=SLUGS | dict(cms.locales)
        )
        return self._open.enter_context(integreat)


def _quality(its: MunicipalitySettings, terms: Terms) -> Quality:
    return Quality(terms, selection(on=its.checks.on, off=its.checks.off), PROFILES[its.simple_profile])


def _terms(its: MunicipalitySettings) -> TermBase:
    """The layers of a municipality: what ships, what its Land says, its own; the later wins."""
    base = shipped()
    for layer, paths in ((Layer.LAND, its.land_terms), (Layer.MUNICIPALITY, its.terms)):
        for path in paths:
            try:
                base = base.overlaid_by(read(path.read_text(encoding="utf-8"), layer=layer))
            except (OSError, ValueError, TermBaseNotReadable) as error:
                raise SettingsError(f"Die Terminologie {path} kann nicht gelesen werden: {error}") from error
    return base


def shipped_terms() -> Terms:
    """The shipped term base alone, for commands that work without a municipality."""
    return Terms(shipped())
