"""T01, T03–T08, T09, W14, W15: what only shows over several sentences."""

import re
from collections import Counter
from collections.abc import Iterator

from quality.leichte_sprache.detectors.vocabulary import is_foreign
from quality.leichte_sprache.hit import Hit, PageHit
from quality.leichte_sprache.page import Page, Sentence
from quality.leichte_sprache.phrases import SYNONYMS
from quality.leichte_sprache.profile import Profile

_REFERENCE = re.compile(
    r"\b(?:siehe|vgl\.|vergleiche|s\. ?[ou]\.|o\. ?g\.|(?:wie )?oben genannte\w*|obengenannte\w*"
    r"|nachfolgend\w*|nachstehend\w*|vorstehend\w*|(?:weiter|siehe) (?:oben|unten)|im vorigen|im folgenden Abschnitt"
    r"|wie bereits (?:erwähnt|beschrieben))",
    re.IGNORECASE,
)
_EXPLAINS = re.compile(
    r"\b(?:[Dd]as heißt|heißt|bedeutet|bedeuten|[Ee]ine? [\w-]+ ist|[Dd]as ist|[Dd]as sind|nennt man|ist ein|sind"
    r"|zum Beispiel)\b|:\s"
)
_HYPHEN_AT_END = re.compile(r"[a-zäöüß]-\s*\n\s*[a-zäöüß]")
_HYPHENS = re.compile(r"[A-Za-zÄÖÜäöüß]-[A-ZÄÖÜa-zäöüß]{3,}")
_DOTS = re.compile(r"[A-Za-zÄÖÜäöüß][·•][A-Za-zÄÖÜäöüß]")
_ADDRESS = re.compile(r"\b(?:Sie|Ihnen|Ihr|Ihre[nmrs]?)\b")
_THOU = re.compile(r"\b(?:[Dd]u|[Dd]ich|[Dd]ir|[Dd]ein(?:e[nmrs]?)?)\b")
_FEWEST_SENTENCES = 8
_ADDRESSED = 0.1


def cross_references(sentence: Sentence) -> Iterator[Hit]:
    """T01: `siehe oben`."""
    for match in _REFERENCE.finditer(sentence.text):
        yield Hit(match.start(), match.end(), instead="Das Nötige hier noch einmal sagen")


def shared_lines(page: Page) -> Iterator[PageHit]:
    """T03: sentences that begin in the line of another."""
    for number in range(1, len(page.sentences)):
        before, this = page.sentences[number - 1], page.sentences[number]
        if this.is_prose and before.is_prose and this.line == before.line:
            yield PageHit(number, 0, len(this.text), instead="Neue Zeile vor diesem Satz")


def headings(page: Page, profile: Profile) -> Iterator[PageHit]:
    """T04: more words between two headings than the profile allows."""
    count, first = 0, 0
    for number, sentence in enumerate(page.sentences):
        if sentence.is_heading:
            count, first = 0, number + 1
            continue
        before, count = count, count + len(sentence.words)
        if before <= profile.section_words < count:
            said = f"Mehr als {profile.section_words} Wörter ohne Zwischenüberschrift."
            yield PageHit(first, 0, len(page.sentences[first].text), said, "Zwischenüberschrift einfügen")


def long_paragraphs(page: Page, profile: Profile) -> Iterator[PageHit]:
    """T05: paragraphs with more sentences than the profile allows."""
    counts = Counter(sentence.paragraph for sentence in page.sentences if sentence.is_prose)
    for number, sentence in enumerate(page.sentences):
        count = counts.pop(sentence.paragraph, 0) if sentence.is_prose else 0
        if count > profile.paragraph_sentences:
            yield PageHit(number, 0, len(sentence.text), f"{count} Sätze in einem Absatz.", "Absatz teilen")


def forms_of_address(page: Page) -> Iterator[PageHit]:
    """T06: nobody is addressed, or both `Sie` and `du` are."""
    prose = [sentence for sentence in page.sentences if sentence.is_prose]
    polite = sum(bool(_ADDRESS.search(sentence.text)) for sentence in prose)
    thou = next((n for n, s in enumerate(page.sentences) if s.is_prose and _THOU.search(s.text)), None)
    if polite and thou is not None:
        match = _THOU.search(page.sentences[thou].text)
        start, end = match.span() if match else (0, 0)
        yield PageHit(thou, start, end, "„Sie“ und „du“ gemischt.", "Eine Anrede wählen")
    elif len(prose) >= _FEWEST_SENTENCES and thou is None and polite < _ADDRESSED * len(prose):
        yield PageHit(None, said="Der Text spricht kaum jemanden an.", instead="„Sie können …“, „Sie müssen …“")


def open_questions(page: Page) -> Iterator[PageHit]:
    """T07: a question in the text that no sentence follows."""
    for number, sentence in enumerate(page.sentences):
        if sentence.is_prose and sentence.text.endswith("?"):
            following = page.sentences[number + 1 : number + 2]
            if not following or following[0].is_heading or following[0].text.endswith("?"):
                yield PageHit(number, 0, len(sentence.text), instead="Antwort in den nächsten Satz")


def unexplained(page: Page) -> Iterator[PageHit]:
    """T08: foreign words that neither their sentence nor the next explains; each once."""
    seen: set[str] = set()
    for number, sentence in enumerate(page.sentences):
        for token in sentence.tokens:
            if not is_foreign(token) or token.lower in seen:
                continue
            seen.add(token.lower)
            around = " ".join(each.text for each in page.sentences[number : number + 2])
            if not _EXPLAINS.search(around):
                instead = f"Danach: „{token.text} bedeutet: …“"
                yield PageHit(number, token.start, token.end, f"„{token.text}“ ist nicht erklärt.", instead)


def hyphenation(page: Page) -> Iterator[PageHit]:
    """T09: words divided at the end of a line, and soft hyphens."""
    for number, (sentence, following) in enumerate(zip(page.sentences, page.sentences[1:], strict=False)):
        is_cut = sentence.text.endswith("-") and following.text[:1].islower() and following.line > sentence.line
        if is_cut and not following.text.startswith(("und ", "oder ", "bzw", "sowie ")):
            yield PageHit(number, len(sentence.text) - 1, len(sentence.text), instead="Wort zusammenschreiben")
    for number, sentence in enumerate(page.sentences):
        for match in _HYPHEN_AT_END.finditer(sentence.text):
            yield PageHit(number, match.start(), match.end(), instead="Wort zusammenschreiben")
    if page.layout.has_soft_hyphens:
        yield PageHit(None, said="Die Seite enthält weiche Trennzeichen (&shy;).", instead="Trennzeichen entfernen")


def mixed_joints(page: Page, profile: Profile) -> Iterator[PageHit]:
    """W14: both hyphens and mediopunkte."""
    hyphens = [n for n, s in enumerate(page.sentences) if _HYPHENS.search(s.text)]
    dots = [n for n, s in enumerate(page.sentences) if _DOTS.search(s.text)]
    if not hyphens or not dots:
        return
    number = min(hyphens, dots, key=len)[0]
    match = (_HYPHENS if min(hyphens, dots, key=len) is hyphens else _DOTS).search(page.sentences[number].text)
    start, end = match.span() if match else (0, 0)
    name = "Mediopunkt" if profile.joint == "·" else "Bindestrich"
    yield PageHit(number, start, end, "Bindestrich und Mediopunkt gemischt.", f"Immer {name}")


def synonyms(page: Page) -> Iterator[PageHit]:
    """W15: two words of one group of synonyms; the later one is shown."""
    seen: dict[int, str] = {}
    for number, sentence in enumerate(page.sentences):
        for token in sentence.tokens:
            group = _group(token.lower)
            if group is None:
                continue
            first = seen.setdefault(group, token.lower)
            if first != token.lower:
                seen[group] = token.lower
                said = f"„{token.text}“ und „{first.capitalize()}“ meinen wohl dasselbe."
                yield PageHit(number, token.start, token.end, said, f"Immer „{first.capitalize()}“")


def _group(word: str) -> int | None:
    return next((number for number, words in enumerate(SYNONYMS) if word in words), None)
