"""The checks of translate-toolkit (GPL, for comparison only), where it is installed."""

from collections.abc import Callable

from parallel import Clean


def toolkit_checks() -> Callable[[Clean], set[str]] | None:
    """All filters of its StandardChecker as a function of a pair; None where the package is not installed."""
    try:
        from translate.filters import checks
        from translate.storage.pypo import pounit
    except ImportError:
        return None
    checkers: dict[str, object] = {}

    def run(pair: Clean) -> set[str]:
        language = pair.locale.partition("-")[0]
        if language not in checkers:
            config = checks.CheckerConfig(targetlanguage=language)
            checkers[language] = checks.StandardChecker(checkerconfig=config)
        unit = pounit(pair.source)
        unit.target = pair.target
        return {f"{name} {message}" for name, message in checkers[language].run_filters(unit).items()}

    return run
