"""Does a text keep the rules of Leichte Sprache? Rules as data, detectors, profiles, a verdict in words."""
