"""Adapters to the world: content management systems and engines."""
