"""Internal links: the CMS turns them into the target language itself, once their target is translated."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import SplitResult, unquote, urlsplit

SHORT_LINKS = ("/s/p/", "/s/i/")
KINDS = frozenset({"events", "locations"})
WITHOUT_TRANSLATION_STATE = frozenset({"disclaimer", "news", "offers"})


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """What an internal link points to: `pages`, `events` or `locations`, and the slug."""

    kind: str
    slug: str


@dataclass(frozen=True, slots=True)
class Site:
    """Which addresses are this municipality's own, and its slug of the source locale."""

    region: str
    source: str
    hosts: frozenset[str]

    def is_internal(self, href: str) -> bool:
        """Whether the CMS knows this address as one of its own and may rewrite it."""
        address = _split(href)
        return address is not None and (address.netloc in self.hosts or address.path.startswith(SHORT_LINKS))

    def source_target(self, href: str) -> LinkTarget | None:
        """What the link points to if it is internal and still in the source locale."""
        address = _split(href)
        if address is None or address.netloc not in self.hosts:
            return None
        return link_target(address.path, region=self.region, language=self.source)


@dataclass(frozen=True, slots=True)
class Translations:
    """For everything public in the source locale, the languages in which it is public too."""

    languages: Mapping[LinkTarget, frozenset[str]] = field(default_factory=dict)

    def can_follow(self, targets: Iterable[LinkTarget], language: str) -> bool:
        """Whether at least one of the targets is translated, so that writing again would localise the link."""
        return any(language in self.languages.get(target, ()) for target in targets)

    def must_wait(self, targets: Iterable[LinkTarget], language: str) -> bool:
        """Whether at least one of the targets exists but is not translated yet."""
        return any(target in self.languages and language not in self.languages[target] for target in targets)


def link_target(path: str, *, region: str, language: str) -> LinkTarget | None:
    """The target named by `/musterstadt/de/behörden/jobcenter/`; None for other regions, languages and home pages."""
    parts = unquote(path).strip("/").split("/")
    inside = parts[2:]
    if parts[:2] != [region, language] or not inside or inside[0] in WITHOUT_TRANSLATION_STATE:
        return None
    return LinkTarget(inside[0] if inside[0] in KINDS else "pages", inside[-1])


def _split(href: str) -> SplitResult | None:
    try:
        return urlsplit(href.strip())
    except ValueError:
        return None
