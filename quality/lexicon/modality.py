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
        leave=r"peu(?:x|t|vent)|puis|pouv(?:ez|ons|oir)|pourr\w*|possib\w*|autoris\w*|permis\w*|permet\w*|droit",
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
        duty=r"dev(?:e|i|o|ono)|dobbiamo|dov(?:ete|rà\w*|rete|ere)|bisogna|obblig\w*|necessari\w*|occorre|richiest\w*",
        leave=r"può|puoi|posso|possiamo|possono|potete|potr\w*|possibil\w*|permess\w*|consentit\w*|autorizz\w*",
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
        duty=r"و?يجب|يتعين|ي?لزم\w*|لا ?بد|عليك\w*|ضروري\w*|الزام\w*|اجباري\w*|[يتن]?حتاج\w*"
        r"|بحاجة|ينبغي|مطلوب\w*|ملزم\w*",
        leave=r"[يتن]?و?[يت]?مكن\w*|[يت]ستطيع\w*|يجوز|يسمح|مسموح\w*|[يت]حق|قد|باستطاعت\w*|بامكان\w*|متاح\w*|قادر\w*",
        free=r"لا (?:يجب|يتعين|يلزم|تحتاج\w*|يحتاج\w*|داعي|ضرور\w*|حاجة)|لا يتعين|ليس (?:عليك\w*|من الضروري"
        r"|ضروري\w*|الزامي\w*)|غير ملزم\w*",
        ban=r"لا (?:يجوز|يسمح|يمكن\w*|يحق)|ممنوع\w*|محظور\w*|يمنع",
    ),
    "pt": Modality(
        duty=r"dev(?:e|em|es|o|emos|erá\w*|er)|(?:tem(?:os)?|tenho|têm) (?:de|que)|precis\w*|obriga\w*"
        r"|necess\w*|exig\w*",
        leave=r"pod(?:e|em|es|emos|er\w*)|posso|possa\w*|possív\w*|possib\w*|permit\w*|autoriz\w*|direito",
        free=r"não (?:é |são |está\w* |tem (?:de|que) |precisa\w*)(?:necess\w*|obriga\w*)?",
        ban=r"não (?:se )?(?:pod\w+|dev\w+)|proib\w*|não é permitido",
    ),
    "nl": Modality(
        duty=r"moet(?:en)?|verplicht\w*|noodzakelijk|nodig|vereist\w*|dien(?:t|en)",
        leave=r"kan|kunt|kunnen|mag|mogen|mogelijk|toegestaan|zou|recht",
        free=r"hoe(?:ft|ven)(?: \w+){0,4} (?:niet|geen)|niet (?:nodig|verplicht|vereist|noodzakelijk)",
        ban=r"(?:mag|mogen|kan|kunt|kunnen)(?: \w+){0,4} (?:niet|geen)|verboden|niet toegestaan",
    ),
    "cs": Modality(
        duty=r"mus(?:í|íte|íš|ím|íme|ejí|el\w*)|povin\w*|nutn\w*|třeba|potřeb\w*|nezbytn\w*|má(?:te|m)? být|vyžad\w*",
        leave=r"mo(?:hu|hou|hl\w*)|můž\w*|lze|možn\w*|smí\w*|dovol\w*|povol\w*|umožn\w*|právo",
        free=r"nemus\w*|nepotřeb\w*|není (?:nutn\w*|třeba|povin\w*|potřeb\w*)",
        ban=r"nesm\w*|nemůž\w*|nelze|zakáz\w*",
    ),
    "sk": Modality(
        duty=r"mus(?:í|íte|íš|ím|íme|ia|el\w*)|povin\w*|nutn\w*|treba|potreb\w*|nevyhnut\w*|vyžad\w*",
        leave=r"mô(?:že\w*|žu)|mohl\w*|možn\w*|smie\w*|dovol\w*|povol\w*|umožn\w*|právo|dá sa",
        free=r"nemus\w*|nepotreb\w*|nie je (?:nutn\w*|treba|povin\w*|potreb\w*)",
        ban=r"nesm\w*|nemôž\w*|zakáz\w*",
    ),
    "hr": Modality(
        duty=r"mora\w*|treba\w*|obvez\w*|obavez\w*|potreb\w*|nužn\w*|duž(?:an|n)\w*|zahtijeva\w*",
        leave=r"mo(?:gu|že\w*|gl\w*|guć\w*)|smij\w*|dopu[šs]\w*|dozvol\w*|omoguć\w*|prav[oa]",
        free=r"ne (?:mora\w*|treba\w*)|nije (?:potreb\w*|obvez\w*|obavez\w*|nužn\w*)|niste (?:duž\w*|obvez\w*)",
        ban=r"ne (?:smij\w*|mo[gž]\w*)|zabran\w*|nije (?:dopu\w*|dozvol\w*)",
    ),
    "sr": Modality(
        duty=r"mora\w*|treba\w*|obavez\w*|potreb\w*|neophod\w*|nužn\w*|мора\w*|треба\w*|обавез\w*|потреб\w*"
        r"|неопход\w*|нужн\w*",
        leave=r"mo(?:gu|že\w*|gl\w*|guć\w*)|sme\w*|dozvol\w*|omoguć\w*|prav[oa]|мо(?:гу|же\w*|гл\w*|гућ\w*)|сме\w*"
        r"|дозвол\w*|омогућ\w*|прав[оа]",
        free=r"ne (?:mora\w*|treba\w*)|nije (?:potreb\w*|obavez\w*)|не (?:мора\w*|треба\w*)|није (?:потреб\w*"
        r"|обавез\w*)",
        ban=r"ne (?:sme\w*|mo[gž]\w*)|zabran\w*|не (?:сме\w*|мо[гж]\w*)|забран\w*",
    ),
    "mk": Modality(
        duty=r"мора\w*|треба\w*|задолжит\w*|потреб\w*|неопход\w*|обврз\w*",
        leave=r"мо(?:жат|же\w*|жам|жно)|смее\w*|дозвол\w*|овозмож\w*|прав[оа]",
        free=r"не (?:мора\w*|треба\w*|е потреб\w*)",
        ban=r"не (?:смее\w*|мож\w*)|забран\w*",
    ),
    "sq": Modality(
        duty=r"duhe[tj]\w*|detyr\w*|domosdosh\w*|nevoj\w*|kërko\w*|patjetër",
        leave=r"mund\w*|lejo\w*|lejuar|drejtë\w*|mundësi\w*",
        free=r"nuk (?:duhet|është)(?: \w+){0,2} (?:nevoj\w*|detyr\w*|domosdosh\w*)|s'ka nevojë"
        r"|nuk (?:ke\w*|ka) nevojë",
        ban=r"nuk (?:lejo\w*|mund)|ndalo\w*|ndaluar",
    ),
    "hu": Modality(
        duty=r"kell\w*|köteles\w*|kötelez\w*|szükség\w*|muszáj|igényel\w*",
        leave=r"lehet\w*|\w+hat(?:ja|ok|om|sz|unk|nak|ják|ó|tok)?|\w+het(?:i|ek|em|sz|ünk|nek|ik|ő|tek)?|tud\w*|szabad\w*"
        r"|jogosult\w*|engedély\w*",
        free=r"nem (?:kell\w*|köteles\w*|kötelez\w*|szükség\w*|muszáj)",
        ban=r"nem (?:szabad\w*|lehet\w*|engedély\w*)|tilos\w*",
    ),
    "el": Modality(
        duty=r"πρέπει|υποχρε\w*|απαιτ\w*|απαραίτητ\w*|αναγκ\w*|χρειάζ\w*|οφείλ\w*",
        leave=r"μπορ\w*|δυνατ\w*|επιτρέπ\w*|δύναται|δικαίωμα",
        free=r"δεν (?:χρειάζ\w*|απαιτ\w*|υποχρε\w*|είναι (?:απαραίτητ\w*|υποχρε\w*))",
        ban=r"δεν (?:επιτρέπ\w*|μπορ\w*|πρέπει)|απαγορεύ\w*",
    ),
    "fi": Modality(
        duty=r"täyty\w*|pit[äi]\w*|tulee|tarvit\w*|velvol\w*|pakol\w*|välttämät\w*|vaadi\w*|on \w+ttava",
        leave=r"voi\w*|saa\w*|mahdol\w*|sallit\w*|lupa\w*|oikeus",
        free=r"ei (?:tarvit\w*|täydy|ole (?:pakol\w*|välttämät\w*))|sinun ei tarvit\w*",
        ban=r"ei (?:saa|voi)|kielle\w*",
    ),
    "sv": Modality(
        duty=r"måste|ska(?:ll)?|behöv\w*|skyldig\w*|obligator\w*|nödvändig\w*|krävs",
        leave=r"kan|får|kunna|möjlig\w*|tillåt\w*|kunde|rätt",
        free=r"behöver(?: \w+){0,3} (?:inte|ingen|inga|inget)|inte (?:nödvändig\w*|obligator\w*)",
        ban=r"(?:får|kan)(?: \w+){0,3} (?:inte|ingen|inga|inget)|förbjud\w*",
    ),
    "da": Modality(
        duty=r"skal|må(?= ikke)|behøv\w*|påkræv\w*|nødvendig\w*|obligator\w*|kræv\w*|bør",
        leave=r"kan|må|kunne|mulig\w*|tillad\w*|ret",
        free=r"behøver(?: \w+){0,3} (?:ikke|ingen)|skal ikke|ikke (?:nødvendig\w*|påkrævet)",
        ban=r"(?:må|kan)(?: \w+){0,3} (?:ikke|ingen)|forbudt",
    ),
    "no": Modality(
        duty=r"må|skal|behøv\w*|nødvendig\w*|obligator\w*|krev\w*|kreves|bør",
        leave=r"kan|får|kunne|mulig\w*|tillat\w*|rett",
        free=r"(?:behøver|trenger)(?: \w+){0,3} (?:ikke|ingen)|må ikke|ikke (?:nødvendig\w*|påkrevd)",
        ban=r"(?:får|kan)(?: \w+){0,3} (?:ikke|ingen)|forbudt",
    ),
    "id": Modality(
        duty=r"harus\w*|wajib\w*|perlu\w*|diperlukan|diharuskan|mesti",
        leave=r"dapat|bisa|boleh|mungkin|diizinkan|memungkinkan|berhak",
        free=r"tidak (?:harus|wajib|perlu\w*)",
        ban=r"tidak (?:boleh|dapat|bisa)|dilarang|jangan",
    ),
    "fa": Modality(
        duty=r"بايد|بايست\w*|مي‌?بايست\w*|ضرور\w*|لازم\w*|الزام\w*|مجبور\w*|موظف\w*|نياز\w*|مستلزم",
        leave=r"\w*توان\w*|ممكن\w*|امكان\w*|مجاز\w*|اجازه|ميشود|قادر\w*|حق|ميت[وون]\w*",
        free=r"لازم نيست|نيازي? (?:نيست|نداريد|به \w+ نيست)|مجبور نيست\w*|ضرور\w* نيست",
        ban=r"نبايد|نمي\s?‌?توان\w*|ممنوع\w*|مجاز (?:نيست\w*|به \w+ نيست\w*)|اجازه ندار\w*",
    ),
    "ur": Modality(
        duty=r"ضرور\w*|لازم\w*|چاہي\w*|ہوگا|پڑ\w*|دركار|ہے كہ",
        leave=r"سك\w*|ممكن|اجازت|ممكنہ|قابل|حق",
        free=r"ضرور\w* نہيں|لازم\w* نہيں",
        ban=r"نہيں (?:كر )?سك\w*|ممنوع|اجازت نہيں|منع",
    ),
    "vi": Modality(
        duty=r"phải|cần|bắt buộc|yêu cầu|nên",
        leave=r"có thể|được(?: phép)?|cho phép|quyền|khả năng",
        free=r"không (?:cần|phải|bắt buộc)",
        ban=r"không (?:được|thể)|cấm|đừng",
    ),
    "so": Modality(
        duty=r"waa in(?:aad|ay|uu|aan)?|waajib\w*|qasab\w*|khasab\w*|loo baahan\w*|baahan\w*|lagama maarmaan\w*",
        leave=r"kar[ait]\w*|suurtagal\w*|ogol\w*|awood\w*|xaq",
        free=r"uma baahn\w*|khasab ma\w*|waajib ma\w*",
        ban=r"ma (?:kar\w*|ogol\w*)|mamnuuc\w*",
    ),
    "kmr": Modality(
        duty=r"divê|pêwîst\w*|mecbûr\w*|neçar\w*|hewce\w*|lazim\w*",
        leave=r"dikar\w*|bikar\w*|karîn\w*|dibe|mimkun\w*|destûr\w*|gengaz\w*|maf",
        free=r"(?:ne )?(?:mecbûr|hewce|pêwîst|lazim) (?:nîn\w*|nake)|ne (?:mecbûr|hewce|pêwîst)\w*",
        ban=r"nikar\w*|qedexe\w*|nabe|divê (?:ne|na)\w*",
    ),
    "ckb": Modality(
        duty=r"پێويست\w*|دەبێت?|ئەبێ|ناچار\w*|پێويستە",
        leave=r"\w*دەتوان\w*|\w*توان\w*|ڕێگە\w*|رێگە\w*|مۆڵەت\w*|ئەتوان\w*",
        free=r"پێويست (?:ناكات|نييە|نيە)",
        ban=r"نابێ\w*|ناتوان\w*|قەدەغە\w*",
    ),
}  # fmt: skip
