"""The web app of the coordinators."""
