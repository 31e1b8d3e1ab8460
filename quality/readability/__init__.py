"""How hard is the German? Counts that are right, the published formulas, a verdict in words."""
