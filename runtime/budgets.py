"""What each engine may still cost a municipality this month, and the words that warn of it."""

from collections.abc import Iterable

from pipeline.ledger import Usage
from pipeline.municipality import Municipality
from runtime.language import translator
from runtime.numerals import grouped


def usages(its: Municipality) -> tuple[Usage, ...]:
    """Every engine that the municipality may use, with or without a budget."""
    budgets = {route.engine.name: route.budget for route in its.routing.open()}
    with its.reading() as work:
        return tuple(Usage(name, work.ledger.spent(name), budget) for name, budget in budgets.items())


def warnings(found: Iterable[Usage], language: str) -> list[str]:
    """A sentence for each budget of which so much is spent that people are to know."""
    return [warning(each, language) for each in found if each.is_short]


def warning(usage: Usage, language: str) -> str:
    """How much of a budget is spent, in a sentence."""
    say = translator(language)
    share = usage.share or 0.0
    if share < 1:
        text = say("Vom Monatsbudget für „{engine}“ sind {percent} % verbraucht ({amounts}).")
    else:
        text = say("Das Monatsbudget für „{engine}“ ist aufgebraucht ({amounts}).")
    return text.format(engine=usage.engine, percent=int(100 * share), amounts=", ".join(_amounts(usage, language)))


def _amounts(usage: Usage, language: str) -> Iterable[str]:
    say, spent, budget = translator(language), usage.spent, usage.budget
    if budget.characters is not None:
        part, whole = grouped(spent.characters, language), grouped(budget.characters, language)
        yield say("{part} von {whole} Zeichen").format(part=part, whole=whole)
    if budget.euros is not None:
        part, whole = grouped(spent.euros, language, 2), grouped(budget.euros, language, 2)
        yield say("{part} von {whole} Euro").format(part=part, whole=whole)
