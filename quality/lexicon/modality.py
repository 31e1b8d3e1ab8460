"""How languages say must, may and need not: patterns matched without regard to case between the edges of words.

`duty` obliges, `leave` permits or enables, `free` says that something need not be done, `ban` that it must not. Only
wordings that say it plainly are here: what is not listed raises no alarm. Arabic letters stand folded.
"""

from typing import NamedTuple


class Modality(NamedTuple):
    """The patterns of one language."""

    duty: str
    leave: str
    free: str
    ban: str


GERMAN = Modality(
    duty=r"muss|müssen|musst|müsst|verpflichtet|pflicht|notwendig|erforderlich",
    leave=r"kann|können|kannst|könnt|darf|dürfen|darfst|dürft|erlaubt|möglich|möchten|könnten",
    free=r"(?:muss|müssen|musst|müsst|brauch\w*)(?: \w+){0,4} (?:nicht|kein\w*)|nicht(?: \w+){0,3} müssen"
    r"|nicht (?:erforderlich|nötig|notwendig|verpflichtet)",
    ban=r"(?:darf|dürfen|darfst|dürft)(?: \w+){0,4} (?:nicht|kein\w*)|nicht(?: \w+){0,3} dürfen|nicht (?:erlaubt"
    r"|gestattet)"
    r"|verboten|untersagt",
)

MODALITIES = {
    "en": Modality(
        duty=r"must|ha(?:ve|s|d) to|need(?:s|ed)?(?: to)?|require\w*|oblig\w*|necessary|mandatory|should|shall"
        r"|supposed",
        leave=r"can|could|may|might|able|allowed|permitted|possible|possibl[ey]|optional\w*|entitled",
        free=r"(?:do|does|did)(?:n['’]t| not) (?:have|need)|need(?:n['’]t| not)|not (?:necessary|required|obliged"
        r"|need\w*)"
        r"|no need",
        ban=r"must(?:n['’]t| not)|may not|can(?:not|['’]t| not)|(?:not|n['’]t) (?:be )?(?:allowed|permitted)|forbidden"
        r"|prohibited",
    ),
    "fr": Modality(
        duty=r"doi(?:s|t|vent)|dev(?:ez|ons|r\w+)|faut|faudra|oblig\w*|nécessa\w*|requis\w*|exig\w*|tenue?s?",
        leave=r"peu(?:x|t|vent)|pouv(?:ez|ons|oir)|pourr\w*|possib\w*|autoris\w*|permis\w*|permet\w*|droit",
        free=r"(?:ne|n['’])(?: )?(?:est |êtes |devez |doi\w+ |avez )?(?:pas )?(?:nécessaire|obligatoire|obligée?s?"
        r"|besoin|tenue?s?)"
        r"|pas (?:besoin|nécessaire|obligatoire|obligée?s?|tenue?s?)",
        ban=r"ne (?:peu\w+|pouvez|devez|doi\w+) pas|interdit\w*|pas (?:autorisée?s?|permis|le droit)",
    ),
    "es": Modality(
        duty=r"deb(?:e|en|es|emos|erá\w*|er)|tiene[ns]? que|hay que|obliga\w*|necesari\w*|necesit\w*|requier\w*"
        r"|exig\w*",
        leave=r"pued\w*|podr\w*|poder|posib\w*|permit\w*|autoriz\w*|derecho",
        free=r"no (?:es |está\w* |tiene\w* que |hace |se )?(?:necesari\w*|obliga\w*|necesit\w*|falta|requier\w*)"
        r"|no tiene\w* que",
        ban=r"no (?:se )?(?:pued\w+|deb\w+)|prohib\w*|no está permitido",
    ),
    "it": Modality(
        duty=r"dev(?:e|i|ono)|dov(?:ete|rà\w*|rete|ere)|bisogna|obblig\w*|necessari\w*|occorre|richiest\w*",
        leave=r"può|puoi|possono|potete|potr\w*|possibil\w*|permess\w*|consentit\w*|autorizz\w*",
        free=r"non (?:è |siete |deve |sono )?(?:necessari\w*|obblig\w*|tenut\w*)|non (?:serve|occorre|bisogna)",
        ban=r"non (?:si )?(?:può|puoi|possono|potete)|vietat\w*|non è (?:permess\w*|consentit\w*)",
    ),
    "ro": Modality(
        duty=r"trebui\w*|obligat\w*|necesar\w*|nevoie",
        leave=r"po(?:t|ți|ate|ți)|pute(?:ți|m|a)|posibil\w*|permi\w*|dreptul",
        free=r"nu (?:trebuie|este|sunteți|e) ?(?:necesar|obligat\w*|nevoie)|nu aveți nevoie",
        ban=r"nu (?:po\w+|puteți)|interzis\w*|nu (?:este|aveți) (?:permis|voie)",
    ),
    "pl": Modality(
        duty=r"mus(?:i|isz|imy|icie|zą|zę)|nale[żz]y|trzeba|obowiąz\w*|konieczn\w*|wymag\w*|powin\w*|niezbędn\w*",
        leave=r"mo(?:że|żesz|gą|żemy|gę|żna|żecie)|możliw\w*|wolno|dozwolon\w*|praw[oa]|pozw\w*",
        free=r"nie (?:mus\w+|trzeba|jest (?:konieczn\w*|wymagan\w*|obowiąz\w*)|potrzeb\w*)",
        ban=r"nie (?:wolno|moż\w+|mogą)|zabron\w*|zakaz\w*",
    ),
    "bg": Modality(
        duty=r"трябва\w*|необходим\w*|длъж\w*|задължител\w*|нужн\w*|изисква\w*",
        leave=r"мо(?:же|жете|гат|жеш|га|жем)|възможн\w*|позвол\w*|разреш\w*|имате право",
        free=r"не (?:трябва|е (?:необходимо|нужно|задължително)|се изисква|сте длъжни)|няма нужда",
        ban=r"не (?:може\w*|бива|е (?:разрешено|позволено))|забран\w*",
    ),
    "ru": Modality(
        duty=r"долж[ен]\w*|нужн\w*|необходим\w*|надо|обяза\w*|следует|требу\w*|придется|придётся",
        leave=r"мо(?:жет|жете|гут|жно|жешь|гу|жем)|возможн\w*|разреш\w*|позвол\w*|вправе|имеете право",
        free=r"не (?:долж[ен]\w*|нужно|надо|обяза\w*|требу\w*|необходимо)",
        ban=r"нельзя|запрещ\w*|не (?:мо\w+|разреш\w*|допуска\w*|вправе)",
    ),
    "uk": Modality(
        duty=r"повин\w*|мус\w*|потрібн\w*|необхідн\w*|треба|зобов['’ʼ]яз\w*|обов['’ʼ]язк\w*|слід|доведеться|маєте|має",
        leave=r"мож(?:е|ете|уть|на|еш|у|емо)|можлив\w*|дозвол\w*|вправі|маєте право",
        free=r"не (?:потрібно|треба|повин\w*|мус\w*|зобов\w*|обов\w*|необхідно)|необов\w*",
        ban=r"не (?:мож\w+|дозвол\w*|вільно)|заборон\w*|не можна",
    ),
    "tr": Modality(
        duty=r"gerek\w*|zorun\w*|lazım|şart\w*|mecbur\w*|\w+m[ae]l[ıi]\w*|zorlu\w*",
        leave=r"\w+[ea]bil\w*|mümkün\w*|izin\w*|\w+[ıiuü]labil\w*|hakkı\w*",
        free=r"gerekm\w+|gerek yok\w*|zorunda değil\w*|zorunlu değil\w*|gerekli değil\w*|mecbur değil\w*"
        r"|\w+n[ıi]z[ae] gerek yok",
        ban=r"yasak\w*|\w+[ea]m[ea]z\w*|izin veril\w*m\w+|\w+m[ae]m[ae]l[ıi]\w*",
    ),
    "ar": Modality(
        duty=r"و?يجب|يتعين|ي?لزم\w*|لا ?بد|عليك\w*|ضروري\w*|الزام\w*|اجباري\w*|ي?تحتاج\w*|ينبغي|مطلوب\w*|ملزم\w*",
        leave=r"[يتن]?و?[يت]?مكن\w*|[يت]ستطيع\w*|يجوز|يسمح|مسموح\w*|[يت]حق|قد|بامكان\w*|متاح\w*|قادر\w*",
        free=r"لا (?:يجب|يتعين|يلزم|تحتاج\w*|يحتاج\w*|داعي|ضرور\w*|حاجة)|لا يتعين|ليس (?:عليك\w*|من الضروري"
        r"|ضروري\w*|الزامي\w*)|غير ملزم\w*",
        ban=r"لا (?:يجوز|يسمح|يمكن\w*|يحق)|ممنوع\w*|محظور\w*|يمنع",
    ),
}  # fmt: skip
