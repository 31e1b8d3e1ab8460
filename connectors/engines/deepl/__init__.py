"""The DeepL API, through its official library."""

from connectors.engines.deepl.engine import DeeplEngine

__all__ = ["DeeplEngine"]
