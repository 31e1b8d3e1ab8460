"""Which rules a text must keep: the profiles, with their thresholds and where the sources contradict each other."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from quality.leichte_sprache.rule import Weight
from quality.leichte_sprache.table import rules

_OFF, _INFO, _WARNING, _ERROR = Weight.OFF, Weight.INFO, Weight.WARNING, Weight.ERROR


@dataclass(frozen=True, slots=True)
class Profile:
    """A set of rules under a name."""

    id: str
    name: str
    source: str
    cited: str
    """How its sources begin in the table of rules."""
    weights: Mapping[str, Weight] = field(default_factory=dict)
    """Where it differs from the table."""
    longest_word: int = 13
    """Letters, in one piece."""
    joint: str = "-"
    """What long compounds are divided by; the sources disagree."""
    is_digits: bool = True
    """Numbers in digits (`3`) or, up to twelve, in words (`drei`); the sources disagree."""
    paragraph_sentences: int = 5
    section_words: int = 150
    reasons: tuple[str, ...] = ()
    """Why it differs, for the documentation."""

    def weight(self, rule: str) -> Weight:
        """How heavily the rule weighs here."""
        return self.weights.get(rule, rules()[rule].weight)

    def source_of(self, rule: str) -> str:
        """Its own source of a rule, else the first one."""
        sources = rules()[rule].sources
        return next((source for source in sources if source.startswith(self.cited)), sources[0])


NETZWERK = Profile(
    "netzwerk",
    "Netzwerk Leichte Sprache",
    "Netzwerk Leichte Sprache e. V.: Die Regeln für Leichte Sprache",
    "Netzwerk",
    {"S05": _OFF, "S14": _OFF},
    reasons=(
        "S07, S08, S09: Warnung. Das Netzwerk sagt „vermeiden“; echte Texte enthalten einfache Nebensätze, „wurde "
        "geboren“ und „das größte Land der Welt“ in 3 bis 8 von 100 Sätzen.",
        "S05, S14: aus. Das Netzwerk kennt diese Regeln nicht.",
    ),
)
DIN = Profile(
    "din",
    "DIN SPEC 33429",
    "DIN SPEC 33429:2025-03, Empfehlungen für Deutsche Leichte Sprache (aus Sekundärquellen)",
    "DIN SPEC",
    {"S07": _ERROR, "S08": _ERROR, "S09": _ERROR, "S21": _OFF},
    joint="·",
    reasons=(
        "S07, S08, S09: Fehler. Die DIN SPEC schließt Nebensatz, Passiv und Genitiv aus; Texte einer Wiki in Leichter "
        "Sprache, die keine Prüfgruppe gelesen hat, verletzen das in mehr als 2 von 100 Sätzen.",
        "W13: Mediopunkt; S21: aus, Anführungszeichen sind erlaubt.",
    ),
)
BITV = Profile(
    "bitv",
    "BITV 2.0 Anlage 2",
    "Barrierefreie-Informationstechnik-Verordnung, Anlage 2 Teil 2",
    "BITV",
    {
        **dict.fromkeys(
            ("S01", "S03", "S05", "S13", "S14", "S15", "S16", "S20", "S21", "S22", "S23", "S27", "S29"), _OFF
        ),
        **dict.fromkeys(("W03", "W08", "W09", "N02", "N03", "N04", "N06", "N08", "N09", "T02", "T07"), _OFF),
        "S08": _ERROR,
        "S09": _ERROR,
        "S19": _WARNING,
        "N05": _OFF,
        "N01": _WARNING,
        "T10": _WARNING,
    },
    reasons=(
        "Die Verordnung nennt 13 Punkte; was sie nicht nennt, ist aus oder nur eine Warnung.",
        "S08, S09: Fehler. Nummer 1 nennt Passiv und Genitiv ausdrücklich; echte Texte verletzen das in mehr als 2 von "
        "100 Sätzen. S07: Warnung, Nummer 5 verlangt nur eine klare Gliederung.",
        "W13: Bindestrich (Nummer 4).",
    ),
)
EINFACH = Profile(
    "einfach",
    "Einfache Sprache (DIN 8581-1)",
    "DIN 8581-1:2024-05 Einfache Sprache, DIN ISO 24495-1 (aus Sekundärquellen)",
    "DIN 8581",
    {
        **dict.fromkeys(
            ("S01", "S02", "S05", "S11", "S13", "S14", "S16", "S19", "S20", "S21", "S23", "S25", "S26", "W03", "W13"),
            _OFF,
        ),
        **dict.fromkeys(("W07", "W08", "N02", "N03", "N04", "N06", "N09", "T02", "T03", "T15"), _OFF),
        **dict.fromkeys(("S07", "S08", "S09", "S15", "W01", "S24", "T08"), _INFO),
        "S10": _WARNING,
        "N05": _WARNING,
        "W04": _WARNING,
    },
    longest_word=20,
    is_digits=False,
    paragraph_sentences=8,
    section_words=250,
    reasons=(
        "Einfache Sprache erlaubt Nebensätze, Genitiv und Passiv in Maßen: Hinweis statt Fehler; die Grenze ist der "
        "Satz mit mehr als 15 (Warnung) und 20 Wörtern (Fehler).",
        "N05: umgekehrt. Zahlen bis zwölf stehen in Worten (Kanton Zürich).",
    ),
)
PROFILES: Mapping[str, Profile] = {profile.id: profile for profile in (DIN, NETZWERK, BITV, EINFACH)}
