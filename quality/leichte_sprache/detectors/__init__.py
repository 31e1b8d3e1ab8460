"""One file a group of rules; which rule is found by what says `quality.leichte_sprache.register`."""
