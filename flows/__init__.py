"""Prefect flows: lists of steps, no rules."""
