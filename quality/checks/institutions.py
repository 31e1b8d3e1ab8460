"""Names of organisations stay what is written on the door: `Caritas` is not `charity`, the `Tafel` no blackboard."""

import re
from collections.abc import Iterator

from pipeline.finding import Finding, Severity
from quality.lexicon.institutions import MISTRANSLATED
from quality.pair import Pair
from quality.wording import visible

NAME = "institutions"


def check(pair: Pair) -> Iterator[Finding]:
    """Warns when a name is gone and the word that it looks like stands there instead."""
    source, target = visible(pair.source), visible(pair.target)
    for name, wrong in MISTRANSLATED.items():
        if not re.search(rf"(?<!\w){re.escape(name)}\b", source) or name.casefold() in target.casefold():
            continue
        found = next((word for word in wrong if re.search(rf"(?<!\w){re.escape(word)}", target, re.IGNORECASE)), None)
        if found:
            message = "Der Name „{name}“ ist übersetzt („{found}“); er steht so an der Tür und bleibt deutsch."
            yield Finding(NAME, Severity.WARNING, message, {"name": name, "found": found})
