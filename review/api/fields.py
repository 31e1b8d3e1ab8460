"""The fields of requests, with their bounds: nothing unknown, nothing endless."""

from typing import Annotated

from fastapi import Path
from pydantic import BaseModel, ConfigDict, Field

from pipeline.locales import LOCALES

HIGHEST = 2**31 - 1
"""Greater ids no database of ours counts to."""
Number = Annotated[int, Field(ge=1, le=HIGHEST)]
Id = Annotated[int, Path(ge=1, le=HIGHEST)]
After = Annotated[int, Field(ge=0, le=HIGHEST, description="„next“ der vorigen Seite.")]
Limit = Annotated[int, Field(ge=1, le=200)]
LocaleTag = Annotated[str, Field(min_length=2, max_length=20, pattern=r"^[A-Za-z0-9-]+$", examples=sorted(LOCALES)[:3])]
Key = Annotated[str, Field(min_length=1, max_length=200)]
Words = Annotated[str, Field(max_length=200)]
Reason = Annotated[str, Field(min_length=1, max_length=2000)]
Text = Annotated[str, Field(min_length=1, max_length=10_000)]


class Closed(BaseModel):
    """A request that refuses what it does not know."""

    model_config = ConfigDict(extra="forbid")
