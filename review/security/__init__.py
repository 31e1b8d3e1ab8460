"""What keeps the web app safe: passwords, sessions, headers."""
