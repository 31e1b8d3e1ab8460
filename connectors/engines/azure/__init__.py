"""Azure Translator, Text REST API v3."""

from connectors.engines.azure.engine import AzureEngine
from connectors.engines.azure.settings import AzureSettings

__all__ = ["AzureEngine", "AzureSettings"]
