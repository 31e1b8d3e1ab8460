"""A LibreTranslate server, through its HTTP API."""

from connectors.engines.libretranslate.engine import LibretranslateEngine
from connectors.engines.libretranslate.settings import LibretranslateSettings

__all__ = ["LibretranslateEngine", "LibretranslateSettings"]
