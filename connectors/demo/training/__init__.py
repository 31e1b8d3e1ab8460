"""Sentences, training and packaging of the small translation models the demo ships."""
