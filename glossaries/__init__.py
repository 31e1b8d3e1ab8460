"""Term bases: find the terms of a municipality in German text. Pure."""
