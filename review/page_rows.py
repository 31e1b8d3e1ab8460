"""Where one document stands in each locale, as the screen about a page shows it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.draft import Draft
from pipeline.finding import Severity
from pipeline.people import Membership, Right
from pipeline.records import Assignment, Happening, PageRecord
from pipeline.review_record import ReviewRecord

NOBODY = Assignment("", None)


@dataclass(frozen=True, slots=True)
class LocaleRow:
    """One locale; without a draft all but the locale is empty."""

    locale: str
    draft: Draft | None
    is_stale: bool
    """Whether the German page has changed since."""
    findings: Mapping[Severity, int]
    assignment: Assignment
    written: Happening | None
    """The last write that went live."""
    review: ReviewRecord | None
    """Of that write."""
    may_review: bool
    cms_address: str | None

    @property
    def readings(self) -> Mapping[str, int]:
        """How many segments of the last write were read, edited, released unread …"""
        return Counter(str(each.how) for each in self.review.segments) if self.review else {}


def locale_rows(
    record: PageRecord,
    drafts: Sequence[Draft],
    locales: Sequence[str],
    *,
    member: Membership,
    addresses: Mapping[str, str | None],
) -> tuple[LocaleRow, ...]:
    """Every locale of the municipality, then those that only have a draft."""
    made = {draft.locale: draft for draft in drafts}
    written = {each.locale: each for each in reversed(record.history) if each.action == "published"}
    current = record.versions[0].text_hash if record.versions else ""
    return tuple(
        LocaleRow(
            locale,
            draft,
            is_stale=draft is not None and draft.source_hash != current,
            findings=Counter(finding.severity for finding in draft.findings) if draft else {},
            assignment=record.assignments.get(draft.id or 0, NOBODY) if draft else NOBODY,
            written=written.get(locale),
            review=_review(written.get(locale)),
            may_review=member.may(Right.REVIEW, locale),
            cms_address=addresses.get(locale),
        )
        for locale in dict.fromkeys((*locales, *made))
        for draft in [made.get(locale)]
    )


def _review(written: Happening | None) -> ReviewRecord | None:
    kept: Any = written.review if written else None
    return ReviewRecord.from_dict(kept) if kept else None
