"""A page goes round: pulled from a real Integreat CMS, translated, approved, published, and read back there."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from connectors.cms.integreat.connector import IntegreatCms
from connectors.engines.deepl import DeeplEngine
from glossaries.shipped import shipped
from pipeline.decisions import approve
from pipeline.document import ContentType, Document, DocumentRef
from pipeline.draft import Draft
from pipeline.extract import extract
from pipeline.lifecycle import DraftState
from pipeline.merge import merge
from pipeline.municipality import Municipality
from pipeline.publish import publish
from pipeline.report import Report
from pipeline.store_ports import DraftFilter
from runtime.night import run
from runtime.wiring import Quality, Terms
from store.upgrade import upgrade
from store.work import SqlStore

pytestmark = [pytest.mark.cms, pytest.mark.xdist_group("cms")]
LOCALES = ("en", "ar", "uk")
INTACT = (r'href="tel:[^"]*"', r'href="mailto:[^"]*"', r"\[(?:page|contact) [^\]]*\]", r'data-contact-id="\d+"')
