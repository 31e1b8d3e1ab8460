"""How much of a page is sent again after an edit: the whole page, or what changed.

    python bench/incremental.py HISTORY.jsonl [--json] [--worst 10]

HISTORY.jsonl holds one version of a page a line, oldest first: {page, version, timestamp, html}. Each version is
compared with the one before. There is no translation memory; but a sentence that an older version of the same page had
gets its old translation back, as in `pipeline.sheet`. `ratio_last_version` counts without that: every segment that the
comparison with the last version alone leaves open. The target of each segment is its own source (locale `de`), so that
carried facts can be verified. Characters are those of the segments' visible text.
"""

import argparse
import json
import time
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.changes import align
from pipeline.document import ContentType, DocumentRef
from pipeline.draft import ChangeClass, Draft, DraftSegment, Origin, OriginKind
from pipeline.extract import extract_html
from pipeline.placeholders import plain
from pipeline.segment import Extraction
from pipeline.sheet import needs_translation

REF = DocumentRef("bench", ContentType.PAGE, "1")
LOCALE = "de"


@dataclass(frozen=True)
class Edit:
    """One step from a version of a page to the next."""

    page: str
    version: str
    full: int
    sent: int
    """Characters that go to the engine."""
    open: int
    """Characters that the comparison with the last version leaves open."""
    classes: Counter[str]
    worst: tuple[str, ...]

    @property
    def kind(self) -> str:
        """The heaviest class of change in this edit."""
        order = ["new", "edited", "fact-only", "markup-only", "moved", "removed"]
        return next((name for name in order if self.classes[name]), "no visible change")


def translatable(extraction: Extraction) -> int:
    return sum(len(plain(segment.text)) for segment in extraction.segments)


def as_draft(extraction: Extraction) -> Draft:
    origin = Origin(OriginKind.ENGINE, "bench")
    segments = tuple(DraftSegment(s.key, s.kind, s.text, s.text, origin) for s in extraction.segments)
    return Draft(REF, LOCALE, "", segments)


def compare(row: dict[str, str], before: Extraction, now: Extraction, past: Mapping[str, DraftSegment]) -> Edit:
    base = as_draft(before)
    alignment = align(now.segments, base, locale=LOCALE, past=past)
    without_past = align(now.segments, base, locale=LOCALE)
    classes: Counter[str] = Counter()
    sent: dict[str, int] = {}
    for segment in now.segments:
        carried = alignment.carried.get(segment.key)
        if carried is not None:
            if carried.change is not ChangeClass.UNCHANGED:
                classes[carried.change] += 1
        elif needs_translation(segment):
            classes["edited" if segment.key in alignment.edited else "new"] += 1
            sent[segment.text] = len(plain(segment.text))
    classes["removed"] += len(alignment.removed)
    left = {s.text for s in now.segments if s.key not in without_past.carried and needs_translation(s)}
    longest = tuple(sorted(sent, key=len, reverse=True)[:3])
    return Edit(
        row["page"],
        str(row["version"]),
        translatable(now),
        sum(sent.values()),
        sum(len(plain(text)) for text in left),
        +classes,
        longest,
    )


def measure(history: Path) -> tuple[list[Edit], int, float]:
    """All edits, the characters of first translations, and the CPU seconds."""
    versions = defaultdict(list)
    for line in history.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        versions[row["page"]].append(row)
    started = time.process_time()
    edits, first = [], 0
    for rows in versions.values():
        extractions = [extract_html(row["html"]) for row in rows]
        first += translatable(extractions[0])
        past: dict[str, DraftSegment] = {}
        for row, before, now in zip(rows[1:], extractions, extractions[1:], strict=False):
            past |= {segment.source: segment for segment in as_draft(before).segments}
            edits.append(compare(row, before, now, past))
    return edits, first, time.process_time() - started


def show(edits: list[Edit], first: int, worst: int) -> None:
    by_kind = defaultdict(list)
    for edit in edits:
        by_kind[edit.kind].append(edit)
    print(f"{'heaviest change':<20}{'edits':>7}{'whole page':>12}{'sent':>10}{'share':>8}")
    for kind, several in sorted(by_kind.items()):
        full, sent = sum(e.full for e in several), sum(e.sent for e in several)
        print(f"{kind:<20}{len(several):>7}{full:>12}{sent:>10}{sent / max(full, 1):>8.1%}")
    print(f"first translations, counted apart: {first} characters\n\nThe ten worst edits:")
    for edit in sorted(edits, key=lambda e: e.sent, reverse=True)[:worst]:
        reason = ", ".join(f"{count} {name}" for name, count in edit.classes.most_common())
        print(f"  {edit.page} {edit.version}: {edit.sent} of {edit.full} characters; {reason}")
        print(f"      {edit.worst[0][:140] if edit.worst else ''}")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("history", type=Path)
    arguments.add_argument("--json", action="store_true")
    arguments.add_argument("--worst", type=int, default=10)
    options = arguments.parse_args()
    edits, first, seconds = measure(options.history)
    show(edits, first, options.worst)
    silent = [edit for edit in edits if edit.kind in {"no visible change", "markup-only", "moved", "removed"}]
    facts = [edit for edit in edits if edit.kind == "fact-only"]
    full, sent = sum(edit.full for edit in edits), sum(edit.sent for edit in edits)
    result = {
        "edits": len(edits),
        "full_chars": full,
        "sent_chars": sent,
        "ratio": round(sent / full, 4),
        "ratio_last_version": round(sum(edit.open for edit in edits) / full, 4),
        "silent_edits": len(silent),
        "silent_sent_chars": sum(edit.sent for edit in silent),
        "fact_only_edits": len(facts),
        "fact_only_sent_chars": sum(edit.sent for edit in facts),
        "first_chars": first,
        "cpu_s": round(seconds, 2),
    }
    print(json.dumps(result) if options.json else f"\n{sent} of {full} characters sent: {sent / full:.1%}")


if __name__ == "__main__":
    main()
