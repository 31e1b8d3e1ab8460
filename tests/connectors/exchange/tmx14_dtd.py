"""What TMX 1.4b allows, written down from its specification: enough to say whether a file is valid."""

from io import StringIO

from lxml import etree

_ABOUT = "usagecount changedate creationdate creationid changeid tuid srclang datatype segtype o-tmf lastusagedate"
_HEADER = "creationtool creationtoolversion segtype o-tmf adminlang srclang datatype"
_CODES = "#PCDATA | bpt | ept | ph | it | hi"


def _attributes(name: str, optional: str, required: str = "") -> str:
    lines = [f"{attribute} CDATA #IMPLIED" for attribute in optional.split()]
    lines += [f"{attribute} CDATA #REQUIRED" for attribute in required.split()]
    return f"<!ATTLIST {name} {' '.join(lines)}>"


RULES = etree.DTD(
    StringIO(
        "\n".join(
            [
                "<!ELEMENT tmx (header, body)>",
                _attributes("tmx", "", "version"),
                "<!ELEMENT header (note | prop)*>",
                _attributes("header", "creationdate", _HEADER),
                "<!ELEMENT body (tu*)>",
                "<!ELEMENT tu ((note | prop)*, tuv+)>",
                _attributes("tu", _ABOUT),
                "<!ELEMENT tuv ((note | prop)*, seg)>",
                _attributes("tuv", _ABOUT, "xml:lang"),
                "<!ELEMENT note (#PCDATA)>",
                "<!ELEMENT prop (#PCDATA)>",
                _attributes("prop", "", "type"),
                f"<!ELEMENT seg ({_CODES})*>",
                f"<!ELEMENT hi ({_CODES})*>",
                *(f"<!ELEMENT {code} (#PCDATA | sub)*>" for code in ("bpt", "ept", "ph", "it")),
                f"<!ELEMENT sub ({_CODES})*>",
                _attributes("bpt", "x type", "i"),
                _attributes("ept", "", "i"),
                _attributes("ph", "x assoc type"),
                _attributes("it", "x type", "pos"),
                _attributes("hi", "x type"),
            ]
        )
    )
)
