"""What people call their browser, from what it calls itself."""

import re

_BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Version", "Safari"))
"""The first that is there: nearly all of them also claim to be Chrome or Safari."""
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


def browser_name(agent: str) -> str:
    """`Firefox 140 · Windows`; what the browser says itself, shortened, if it is none we know."""
    found = [f"{name} {version[1]}" for sign, name in _BROWSERS if (version := re.search(rf"{sign}/(\d+)", agent))]
    if not found:
        return agent[:60]
    systems = [name for sign, name in _SYSTEMS if sign in agent]
    return " · ".join(found[:1] + systems[:1])
