"""Small words by language that checks look for: negation, obligation, address, function words. Data, no code."""
