"""Plots as SVG text: no script, no outside resource, colours from custom properties, text at its size on any screen."""
