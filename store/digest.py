"""What is kept of a secret that is long and random by itself."""

from hashlib import sha256


def digest(secret: str) -> str:
    """Enough to recognise the secret, of no use to a thief."""
    return sha256(secret.encode()).hexdigest()
