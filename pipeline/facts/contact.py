"""E-mail addresses, URLs and bare domains."""

import re
from collections.abc import Iterator

from pipeline.facts.fact import FactKind
from pipeline.facts.reading import Hit

_TLD = (
    "de|com|org|example|net|eu|info|at|ch|bayern|berlin|hamburg|koeln|cologne|nrw|saarland|ruhr|biz|gov|edu|int|io|app|online|"
    "tv|uk|fr|it|es|pl|ro|tr|ua|ru|bg|nl|be|social|digital|jetzt|cloud|website|page|site|link|live|mobi|coop|museum"
)
_EMAIL = re.compile(
    r"(?<![\w.+-])[^\W_][\w.!#$%&'*+/=?^`{|}~-]*(?:@|\s?[\[({](?:at|ät|@)[\])}]\s?)"
    r"[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)+"
)
_URL = re.compile(
    r"(?<![\w@.-])(?:(?:https?|ftp)://[^\s<>\"'„“”»«\x1a]+|(?<!:/)(?<!//)www\.[^\s<>\"'„“”»«\x1a]+)"
    rf"|(?<![\w@./-])[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)*\.(?:{_TLD})(?![\w-]|\.\w)"
    r"(?:/[^\s<>\"'„“”»«\x1a]*)?",
)
_AT = re.compile(r"\s?[\[({](?:at|ät|@)[\])}]\s?")
_TAIL = ".,;:!?…'\"*"
_PAIRS = {")": "(", "]": "[", "}": "{"}


def find_emails(plain: str, _language: str) -> Iterator[Hit]:
    """E-mail addresses, also the `info[at]example.org` kind; `value` in lower case."""
    if "@" not in plain and "at" not in plain and "ät" not in plain:
        return
    for match in _EMAIL.finditer(plain):
        yield Hit(FactKind.EMAIL, match.start(), match.end(), _AT.sub("@", match.group()).lower())


def find_urls(plain: str, _language: str) -> Iterator[Hit]:
    """URLs and bare domains without the punctuation that follows them; `value` without scheme and last slash."""
    if "." not in plain:
        return
    for match in _URL.finditer(plain):
        written = _trimmed(match.group())
        if "." in written:
            yield Hit(FactKind.URL, match.start(), match.start() + len(written), _address(written))


def _trimmed(written: str) -> str:
    """The URL without closing punctuation that belongs to the sentence."""
    while written:
        last = written[-1]
        is_stray_bracket = last in _PAIRS and written.count(last) > written.count(_PAIRS[last])
        if last not in _TAIL and not is_stray_bracket:
            break
        written = written[:-1]
    return written


def _address(written: str) -> str:
    without_scheme = re.sub(r"^(?:https?|ftp)://", "", written, flags=re.IGNORECASE)
    host, slash, path = without_scheme.partition("/")
    return (host.lower() + slash + path).rstrip("/")
