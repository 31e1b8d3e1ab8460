"""What an operator says about Azure Translator."""

from dataclasses import dataclass, field

GLOBAL_URL = "https://api.cognitive.microsofttranslator.com"
EUROPE_URL = "https://api-eur.cognitive.microsofttranslator.com"


@dataclass(frozen=True, slots=True)
class AzureSettings:
    """The resource of a municipality; `region` is empty only for a global resource."""

    key: str = field(repr=False)
    region: str = ""
    url: str = EUROPE_URL
    """The European endpoint keeps texts in data centres of the EU; the global one may not."""
    category: str = ""
    """The id of a model of one's own from Custom Translator."""
    timeout_s: float = 60.0
