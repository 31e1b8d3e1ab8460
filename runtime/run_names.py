"""Why a run began and what it does, in words for people; translated where they are shown."""

CAUSES = {
    "run": "von Hand",
    "demo": "Vorführung",
    "nightly": "nach Plan",
    "resumed": "fortgesetzt",
    "webhook": "auf Nachricht",
    "on-demand": "auf Wunsch",
}
STEPS = {
    "pull": "Seiten holen",
    "translate": "Übersetzen",
    "publish": "Veröffentlichen",
    "recheck": "Neu prüfen",
    "learn": "Lernen",
    "begin": "Beginnen",
    "reconcile": "Kosten abgleichen",
}
