"""What a key to the API may be good for, and which right its owner needs for it."""

from enum import StrEnum

from pipeline.people import Right


class TokenScope(StrEnum):
    """One kind of request."""

    DRAFTS_READ = "drafts:read"
    DRAFTS_DECIDE = "drafts:decide"
    RUNS_READ = "runs:read"
    RUNS_START = "runs:start"
    MEMORY_READ = "memory:read"
    MEMORY_WRITE = "memory:write"
    TERMS_READ = "terms:read"
    TERMS_WRITE = "terms:write"
    WEBHOOKS_WRITE = "webhooks:write"


T, R = TokenScope, Right
NEEDS: dict[TokenScope, Right] = {
    T.DRAFTS_READ: R.READ,
    T.DRAFTS_DECIDE: R.REVIEW,
    T.RUNS_READ: R.READ,
    T.RUNS_START: R.ORGANISE,
    T.MEMORY_READ: R.READ,
    T.MEMORY_WRITE: R.MEMORY,
    T.TERMS_READ: R.READ,
    T.TERMS_WRITE: R.TERMS,
    T.WEBHOOKS_WRITE: R.ADMINISTER,
}
"""A key never does more than the person who made it."""
