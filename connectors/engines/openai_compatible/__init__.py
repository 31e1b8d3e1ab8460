"""A language model behind the API that OpenAI made common: in the house (llama.cpp, vLLM, Ollama) or hosted."""

from connectors.engines.openai_compatible.engine import OpenaiCompatibleEngine
from connectors.engines.openai_compatible.settings import ModelSettings

__all__ = ["ModelSettings", "OpenaiCompatibleEngine"]
