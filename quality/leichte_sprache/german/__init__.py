"""What the detectors know of German: words, forms and clauses, by rule and without a model."""
