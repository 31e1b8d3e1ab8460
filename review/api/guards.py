"""Who may ask the API for what: a key with the scope, and a role of its owner that still gives the right."""

from typing import Annotated

from fastapi import Depends

from pipeline.scopes import TokenScope
from review.bearer import BearerGuard, TokenBearer

S = TokenScope
DraftReader = Annotated[TokenBearer, Depends(BearerGuard(S.DRAFTS_READ))]
DraftDecider = Annotated[TokenBearer, Depends(BearerGuard(S.DRAFTS_DECIDE))]
RunReader = Annotated[TokenBearer, Depends(BearerGuard(S.RUNS_READ))]
RunStarter = Annotated[TokenBearer, Depends(BearerGuard(S.RUNS_START))]
MemoryReader = Annotated[TokenBearer, Depends(BearerGuard(S.MEMORY_READ))]
MemoryWriter = Annotated[TokenBearer, Depends(BearerGuard(S.MEMORY_WRITE))]
TermReader = Annotated[TokenBearer, Depends(BearerGuard(S.TERMS_READ))]
WebhookWriter = Annotated[TokenBearer, Depends(BearerGuard(S.WEBHOOKS_WRITE))]
