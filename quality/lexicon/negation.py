"""How languages say no: patterns matched without regard to case between the edges of words.

`strong` denies and does little else. `soft` may stand for a German negation (`invalid`, `absent`, `refuse`) and so
excuses its loss, but does not make a translation negative by itself; in German it lists what other languages like to
turn into a negation (`nur` is `ne … que`, `erst` is `not until`). Arabic letters stand folded, as
`pipeline.facts.reading.fold` leaves them.
"""

from typing import NamedTuple


class Negation(NamedTuple):
    """The patterns of one language."""

    strong: str
    soft: str


GERMAN = Negation(
    r"nicht|kein\w*|ohne|nie|niemals|niemand\w*|nichts|nirgend\w*|weder|keinesfalls|keineswegs|nimmer",
    r"un(?!d\b|s\b|ter\w*|ser\w*|ion\w*|ge[fm]\w+|iver\w*|bedingt)\w{4,}|(?!kosten|fehler)\w+(?:los"
    r"|frei)(?:e[nrsm]?)?|außer\w*"
    r"|anstatt|statt(?!\s*(?:[.,;:!?]|$))|sonst|kaum|selten|nur|erst|bevor"
    r"|bis(?! zu\b)|solange|verboten\w*|untersag\w*|fehl(?:t|en|te|end\w*"
    r"|geschlagen)|schlug|\w*lehn\w*|verweiger\w*"
    r"|verhinder\w*|vermeid\w*|einzig\w*|allein\w*|lediglich|ausschließlich|höchstens|maximal|abgelaufen\w*|nein"
    r"|anonym\w*|verlier\w*|verl[oe]r\w*|versäum\w*|egal|spätestens|geheim\w*|verzicht\w*|ausgeschlossen\w*"
    r"|ausgenommen\w*|entfäll\w*|abwesen\w*|deaktiv\w*|\w*schütz\w*|ausgeschaltet\w*|abgeschaltet\w*|\w*brochen\w*"
    r"|beend\w*|illegal\w*|negativ\w*|\w*mangel\w*|widerruf\w*|\w*sperr\w*|geschlossen\w*|zwar|trotz\w*|obwohl"
    r"|behinder\w*|vergess\w*|zurücksetz\w*|\w*nützig\w*|inaktiv\w*|anders\w*|nicht\w{3,}"
    r"|weiterhin|noch immer|immer noch|schief\w*|falsch\w*|fehler(?:haft\w*| bei\w*)|\w*fehler aufgetreten|schlecht\w*"
    r"|krank|vegan\w*|zu wenig\w*|freiwillig\w*|gestoppt|blockier\w*|rechtswidrig|ehefähigkeits\w*",
)

NEGATIONS = {
    "en": Negation(
        r"un(?:available|able|known|supported|authori[sz]ed)|impossible|invalid|absent|not|no|none|never|nobody|nothing|nowhere|neither|nor"
        r"|without|cannot|\w+n['’]t|dont|cant",
        r"an error|un(?!d\b|it|i[oqv]|der|til|less\b)\w{3,}|i(?:n|m|r)(?:valid|correct|compat|active|accura|suffic"
        r"|compl"
        r"|elig|visib|possib|proper|regular|relevan)\w*|dis(?:abl|continu|connect|agree|allow|regard|miss|qualif)\w*"
        r"|non-?\w*|lack\w*|miss\w*|fail\w*|refus\w*|den(?:y|ied)|unless|except\w*|avoid\w*|prevent\w*|rather|instead"
        r"|absen\w+|exclud\w*|stop\w*|\w+less|\w+-free|negative\w*|exempt\w*|prohibit\w*|forbid\w*|hardly"
        r"|regardless|wrong|waive\w*|anonymous\w*|reject\w*|beyond|against|expired",
    ),
    "fr": Negation(
        r"introuvables?|indisponibles?|impossible|absente?s?|non titulaires?|ne(?!\))|n['’](?!importe)\w+|"
        r"pas d(?:es?|u|['’])|sans|aucune?s?|jamais|personne ne"
        r"|nulle part",
        r"rien|ni(?=.*\bni\b)|non|pas|moins|in(?:valid|correct|compatib|acti|suffis|complet|util|connu|disponib|terdi|exist)\w*"
        r"|im(?:possib|pai)\w*|il(?:légal|licit)\w*|ir\w+|non-\w+|manqu\w*|absen\w*|refus\w*|sauf|évit\w*|exclu\w*"
        r"|échou\w*|échec|hors d\w+|dé(?:sactiv|pourvu)\w*|dispens\w*|négati\w*|empêch\w*",
    ),
    "es": Negation(
        r"no|sin|ning[uú]n\w*|nunca|jamás|nadie|tampoco",
        r"nada|ni|indiferent\w*|irrelevant\w*|in(?:válid|correct|compatib|activ|sufic|compl|acces|exist|neces)\w*"
        r"|imposib\w*|des(?:activ|conoc)\w*|falt\w*|ausen\w*|excepto|salvo|evit\w*|prohib\w*|rechaz\w*|carec\w*"
        r"|exclu\w*|negativ\w*|fall\w*|imp[eé]di\w*|dej\w* de",
    ),
    "it": Negation(
        r"non|senza|nessun\w*|mai|niente|né|neanche|nemmeno|neppure",
        r"nulla|no|irrilevant\w*|in(?:valid|corrett|compatib|attiv|suffic|complet|dispon|esist|util)\w*|impossibil\w*"
        r"|manc\w*|assen\w*|tranne|salvo|evit\w*|viet\w*|rifiut\w*|esclus\w*|negativ\w*|priv[oa]|impedi\w*",
    ),
    "pt": Negation(
        r"não|sem|nenhum\w*|nunca|jamais|ninguém",
        r"nem|nada|irrelevant\w*|in(?:válid|corret|compat|ativ|sufic|complet|dispon|exist)\w*|impossí\w*|desativ\w*"
        r"|falt\w*|ausen\w*|exceto|evit\w*|proib\w*|recus\w*|negativ\w*",
    ),
    "ro": Negation(
        r"nu|n-\w+|fără|niciun\w*|nicio\w*|nici|niciodată|nimic\w*|nimeni|nicăieri|nu-\w+",
        r"irelevant\w*|inutil\w*|ne(?!voie|vrol|cesar|gat)\w{3,}|in(?:valid|corect|compat|activ|sufic|complet"
        r"|dispon)\w*"
        r"|imposib\w*|lips\w*|dezactiv\w*|absen\w*|cu excepția|evit\w*|interzis\w*|refuz\w*|respin\w*|negativ\w*"
        r"|exclu\w*|anul\w*|non-\w*",
    ),
    "pl": Negation(
        r"nie|bez|żad\w+|nigdy|nikt|nikogo|nikomu|nikim|nic|niczego|ani|nigdzie|brak"
        r"|nie(?:dozwol|dostęp|możliw)\w*",
        r"nie\w{3,}|brak\w*|un\w*ważn\w*|odm[oaó]w\w*|wyłącz\w*|zakaz\w*|unika\w*|oprócz|poza|negatywn\w*|utrac\w*"
        r"|utrat\w*|s?trac\w*|uniemożliw\w*|zabroni\w*|anonim\w*|mimo|wyklucz\w*|zamiast",
    ),
    "cs": Negation(
        r"ne(?:ní|jsou|jsem|lze|může\w*|mus\w*|má\w*|bude\w*|byl\w*|chc\w*|podař\w*|rozum\w*|naš\w*|jí\w*"
        r"|podst\w*|dostup\w*|platn\w*)|bez|žádn\w*|nikdy|nikdo|nikoho|ani",
        r"ne\w*|nic|irelevant\w*|chyb\w*|zakáz\w*|kromě|odmít\w*|mimo",
    ),
    "sk": Negation(
        r"nie|ne(?:môže\w*|mus\w*|má\w*|bude\w*|bol\w*|chc\w*|podar\w*|rozum\w*|naš\w*|dostup\w*|platn\w*)|bez|žiadn\w*|nikdy|nikto|ani",
        r"ne\w+|nič|irelevant\w*|chýb\w*|zakáz\w*|okrem|odmiet\w*",
    ),
    "hr": Negation(
        r"ne|nije|nisam|nisu|nismo|niste|nisi|nema\w*|neće\w*|nemoj\w*|nemogu|bez|niti|nijed\w+|ništa|nikad\w*",
        r"ne\w{3,}|ni|nik\w+|izuzev|osim|izbjeg\w*|zabran\w*|odbi\w*|lažn\w*|protiv",
    ),
    "sr": Negation(
        r"ne|nije|nisam|nisu|nismo|niste|nisi|nema(?:m|š|mo|te|ju)?|neće\w*|nemoj\w*|nemogu|bez|niti|nijed\w+|ništa|nikad\w*|није"
        r"|не|нисам|нису|нисмо|нисте|ниси|нема(?:м|ш|мо|те|ју)?|неће\w*|немој\w*|без|нити|ниједн\w+|ништа|никад\w*",
        r"ne(?!mač)\w{3,}|ni|nik\w+|osim|izbeg\w*|zabran\w*|odbi\w*|lažn\w*|protiv|не(?!мач)\w{3,}|ни|ник\w+|осим|избег\w*"
        r"|забран\w*|одби\w*|лажн\w*|против",
    ),
    "sl": Negation(
        r"ne|ni|nisem|niso|nismo|niste|nima\w*|nimajo|nimate|brez|noben\w*|nikoli|nihče|nikogar|nič|ničesar",
        r"ne\w{3,}|razen|prepoved\w*|zavrn\w*|manjka\w*",
    ),
    "id": Negation(r"tidak|bukan|tanpa|belum|jangan|tak", r"tiada|kecuali|gagal|galat|salah|dilarang|kurang|non\w*"),
    "ka": Negation(
        r"არ|ვერ|ნუ|არა|არავინ|არაფერ\w*|არასოდეს|გარეშე",
        r"არა\w+|ვერ\w+|(?:გამო)?უ\w{4,}|გარეშეც|გარდა|აკრძალ\w*|შეცდომ\w*",
    ),
    "hi": Negation(r"नहीं|नही|बिना", r"न|ना|मत|त्रुटि|अ\S{3,}|गैर\S*|कोई|रहित|अमान्य|मना|वर्जित"),
    "th": Negation(r"ไม่|ปราศจาก", r"ไร้|ยัง|ห้าม|อย่า|ผิด|ยกเว้น|ขาด|งด|มิ"),
    "sw": Negation(
        r"si|hakuna|hapana|bila|siyo|sio|ha\w{1,3}wezi|hawezi|huwezi|haina|hawana|hana|huna"
        r"|ha(?:u|i|li|ya|ki|vi|zi|pa|ku|tu|wa|m)ja\w{3,}|ha(?:u|i|li|ya|ki|vi|zi|pa|ku|tu|wa|m)\w{3,}i",
        r"ha\w+|hu\w+|usi\w+|si\w+|\w{0,2}siy\w*|\w*sio\w*|batili|\w*kosa\w*|\w*shindw\w*|hitilafu|kwa bahati mbaya",
    ),
    "bg": Negation(
        r"не|няма\w*|нямат\w*|без|никак\w*|никой|никого|нищо|никога|нито|недей\w*",
        r"не\w{4,}|на може|различ\w*|изтек\w*|дезактив\w*|освен|забран\w*|отказ\w*|липсва\w*|отсъств\w*|изключ\w*"
        r"|избягва\w*|отрицател\w*|анулир\w*|вместо",
    ),
    "mk": Negation(r"не|нема\w*|без|ништо|ниту", r"не\w{3,}|ник\w+|освен|забран\w*|одби\w*"),
    "ru": Negation(
        r"не|недоступ\w*|недейств\w*|недостаточ\w*|неважн\w*"
        r"|запрещ\w*|отсутств\w*|неизвест\w*|невозмож\w*|нет|(?<!\w )ни|без|никак\w*|никто|никого|никому"
        r"|ничего|никогда|нигде|нельзя",
        r"не\w{3,}|бе[зс]\w{4,}|отсутств\w*|кроме|запрещ\w*|отказ\w*|исключ\w*|отклон\w*|избега\w*|отрицат\w*|вне"
        r"|помимо|иначе|менее",
    ),
    "uk": Negation(
        r"не|недоступ\w*|неможлив\w*|недійсн\w*|недостатн\w*|неважлив\w*|заборонен\w*"
        r"|відсутн\w*|невідом\w*|немає|нема|ні|ані|без|жодн\w*|ніхто|нікого|нікому|нічого|ніколи|ніде"
        r"|нікуди",
        r"не\w{3,}|без\w{4,}|відсутн\w*|о?крім|заборон\w*|відмов\w*|виключ\w*|відхил\w*|уника\w*|негативн\w*|поза"
        r"|замість|скасу\w*|вимкн\w*|інакше",
    ),
    "tr": Negation(
        r"değil\w*|yok|yoktur|yoksa|geçersiz\w*|hiçbiri|asla|(?!unut|namaz|tamam\b|çıkmaz|uygulamad|temasa\b)(?:\w{2,}m[ae]z(?:s[ıi]n(?:[ıi]z)?|l[ae]r"
        r"|[ıi]m|[ıi]z|s[ae]\w*|d[ıi]\w*)?"
        r"|\w{2,}m[ıiuü]yor\w*|\w{2,}[^ln]m[ae]d[ae]n|\w{2,}m[ae]d[ıi]\w{0,3}|\w{2,}m[ae]m[ıi]ş\w*|\w{2,}m[ae]y[ae]n\w*"
        r"|\w{2,}m[ae]y[ıi]n(?:[ıi]z)?|\w{2,}m[ae]m[ae]\w*|\w{2,}m[ae]y[ae]c[ae][kğ]\w*"
        r"|\w{2,}m[ae]ks[ıi]z\w*|\w{2,}m[ae]ml[ıi]\w*|\w{2,}[ae]m[ae]y[ıi]p"
        r"|(?:ye|iste|et|bil|iç)m[ae]m(?! (?:laz|ger|şart))"
        r"|\w{2,}m[ae]s[ae](?:n[ıi]z|l[ae]r|[mnk])?"
        r"|(?<!olup )\w{2,}m[ae]d[ıi](?:ys[ae]|ğ|k[cçt])\w*|\w{2,}m[ae]y(?:[ae]b[ıi]l\w*|[ae]r[ae]k|[ıi]nc[ae]))",
        r"\w{2,}s[ıiuü]z\w*|yok\w*|hayır|hariç|dışında|dışı|eksik\w*|geçersiz\w*|yasak\w*|ret|red\w*|kaçın\w*|engel\w*"
        r"|olumsuz\w*|aykırı|negatif|yerine|\w{2,}m[ae]y[ıi]p|\w+namad\w*"
        r"|sona er\w*|ne(?! yazık)|\w{2,}m[ae]m|\w+mad[ıi]ysa\w*|\w+med[ıi]yse\w*|\w{2,}namd\w"
        r"|(?<!olup )\w{2,}m[ae]d[ıi][ğk]\w*"
        r"|yem[eaiı]m|(?!uygulama)\w{2,}m[ae]d[ae]n|\w{2,}m[ae](?=[.!]?\s*$)",
    ),
    "ar": Negation(
        r"و?ف?لا|لم|لن|و?ليس\w*|دون|بدون|بلا|دونما|[بل]?عدم|وعدم|(?:ال)?غير|[وي]?تعذر\w*"
        r"|ما (?:معي|عندي|معنا|عندنا|في|ب[ايت]?(?:فهم|عرف|قدر|حكي|كل|كول|شرب|لكل))",
        r"\w{0,2}غير\w*|لست\w*|ما|مش|مو|مافي\w*|مفيش|ما\w+|\w+ش|الا|ابدا|ممنوع\w*|رفض\w*|\w?منع\w*|تجنب\w*|فشل\w*"
        r"|\w?تعذر\w*"
        r"|باستثناء|سوي|فاقد\w*|مفقود\w*|نقص\w*|خاط\w+|احد|خال\w*|انعدام\w*|الغاء|سلبي\w*|حظر\w*|ينفي|نفي|تخلو|لا\w+",
    ),
    "fa": Negation(
        r"نيست\w*|بدون|هرگز|عدم|نمي\w*|نبايد|نباشد|نشد\w*|ندار\w*|نخواه\w*|نكنيد|نتوان\w*",
        r"نه\w*|هيچ\w*|بي\w*|غير\w*|مگر|ن\w{2,}|ن|ني|ممنوع\w*|رد\w*|فاقد\w*|به جز|ب?جز|خالي|لغو\w*|خطا\w*|كمبود|منفي",
    ),
    "ps": Negation(
        r"نشت\w*|نشي\w*|نلر\w*|پرته|هيڅ\w*|نكړ\w*|نده|ندي|نشو\w*|و?نه(?! يوازې)|نہ",
        r"بې|مه|نه|ونه|ن\w{2,}|نہ|ھيس|منع\w*|غير\w*|بي\w*",
    ),
    "ckb": Negation(
        r"نيە|نييە|ناتوان\w*|نابێت|بەبێ|هيچ\w*|هەرگيز|نەبوو\w*"
        r"|نە(?!خۆش|تەو|ور|وت|ژاد|ريت|خش|هێن)\w{3,}|نا(?:كرێ|زان|توان|بي)\w*",
        r"\w*نا\w*|نە\w*|ني\w*|بێ\w*|مە\w*|قەدەغە\w*|جگە",
    ),
    "ur": Negation(r"نہيں|بغير", r"نہ\w*|غير\w*|بنا|مت|نا\w*|كوئي|ممنوع\w*|بلا|عدم|بے\w*"),
    "kmr": Negation(
        r"nîn\w*|nikar\w*|tunebû\w*|tune\w*|tineye|ne(?!\s*(?:[.,:;?!]|$))|nehat\w*|nebû\w*|qet|bêyî|nabe|nayê\w*",
        r"ne\w*|na\w*|bê\w*|tu\w*|ti\w*|ni\w+|ji bilî|qedexe\w*|me\w+|red\w*",
    ),
    "so": Negation(
        r"maaha|ma aha|la['’]aan\w*|weligaa|waxba|lama|looma|lagama|laguma|maan|mana"
        r"|(?<!^)ma (?:jir\w+|leh|aadan|cun\w+|fahm\w*|garan\w*)|u?ma ahan?|wa+y(?:ay|ey)\w*",
        r"\w*ma|ha|\w*aan\w*|maya|cidna|mana|may|wa+y\w*|khaldan\w*|mamnuuc\w*|diid\w*|kuma|ka baaqan\w*",
    ),
    "ti": Negation(r"ኣይ\w*ን|የለን|ፈጺሙ", r"\w*[ኣአ]ይ\w*|\w*ዘይ\w*|የለ\w*|የብ\w*|ኣል\w*|ዋላ|\w*ከይ\w*|ክልኩል\w*|ሓራ|ጌጋ"),
    "am": Negation(
        r"አይደለም|የለም|አልተ\w*|በጭራሽ|የሉም|[አኣ][ልይ]\w+ም",
        r"\w*[አኣ][ይል]\w*|\w*የለ\w*|ያለ|የሌ\w*|ምንም|\w*ሳይ\w*|\w*ማይ\w*|\w*[ያካ]ል\w*|\w*ሌ[ለላ]\w*|አት\w*|ክልክል\w*|ውድቅ",
    ),
    "hu": Negation(
        r"nem|nincs\w*|sem|soha|senki\w*|semmi\w*|nélkül\w*|sosem|sincs\w*",
        r"ne|se|sehol|\w+(?:atlan|etlen|talan|telen)\w*|nem\w{3,}|kivéve|tilos\w*|hiány\w*|kivétel\w*|elutasít\w*"
        r"|mentes\w*|helyett|hibás\w*|kizár\w*",
    ),
    "sq": Negation(
        r"nuk|mos|asnjë\w*|askush|asgjë|kurrë|pa",
        r"s['’]?\w*|jo|jo-\w+|as|pa\w{3,}|i?relevant\w*|përveç|ndal\w*|mungo\w*|mungesë\w*|refuz\w*|gabuar|skadua\w*",
    ),
    "el": Negation(
        r"δεν|μην|όχι|χωρίς|κανέν\w*|καμία\w*|καμιά\w*|κανείς|ποτέ|ούτε|δε|δίχως",
        r"μη|τίποτ\w*|άκυρ\w*|εκτός|απαγορ\w*|αποτυχ\w*|απ[έε]τυχ\w*|λανθασμέν\w*|έλλειψ\w*|αντί|α\w{6,}|μη-\w+",
    ),
    "vi": Negation(r"không|đừng|chưa", r"chẳng|vô|phi|chớ|miễn|cấm|trừ|ngoài|thiếu|sai|từ chối|lỗi|bất"),
    "zh": Negation(
        r"不|没|沒|勿|无(?!障碍|论|线)|未(?!来|成年|婚)", r"无|無|未|非|别|莫|免|出错|除|禁|缺|拒|失败|错误"
    ),
    "nl": Negation(
        r"niet\w*|geen|zonder|nooit|niemand|niets|nergens",
        r"noch|nee|irrelevant|fout\w*|on\w{4,}|behalve|ontbre\w*|verboden|weiger\w*|\w+vrij",
    ),
    "sv": Negation(r"inte|ej|ingen|inget|inga|utan|aldrig|ingenting|varken", r"nej|o\w{4,}|förbjud\w*|saknas?|neka\w*"),
    "da": Negation(r"ikke|ingen|intet|uden|aldrig|hverken", r"nej|irrelevant|u\w{4,}|forbudt|mangl\w*"),
    "no": Negation(r"ikke|ingen|intet|uten|aldri|verken", r"nei|irrelevant|u\w{4,}|forbudt|mangl\w*"),
    "fi": Negation(
        r"ei|emme|ette|eivät|eikä|älä|älkää|ilman",
        r"et\w*|en|ei\w*|ellei\w*|\w+[mt][aäoö][tn]\w*|epä\w*|puuttu\w*|kiel\w*|väärä\w*",
    ),
}

NO_EDGES = frozenset({"zh", "vi", "th"})
"""Languages written without blanks between words, or whose words are single syllables."""

IDLE = {
    "en": r"not only|don['’]t forget|do not forget|no later than|no matter|not least|why not",
    "vi": r"không\s*\?",
    "th": r"หรือไม่",
    "ka": r"თუ არა",
    "fr": r"n['’]oubliez pas|n['’]hésitez pas|ne manquez pas|non seulement|n['’]importe|sans (?:engagement|frais"
    r"|connexion|internet)|hors ligne",
    "es": r"no (?:se )?olvid\w+|no dud\w+|no sólo|no solo|sin conexión",
    "it": r"non dimentic\w+|non esit\w+|non solo|non appena",
    "ro": r"nu uita\w*|nu ezita\w*|nu numai|nu doar",
    "so": r"internet la['’]aan",
    "pl": r"nie zapom\w+|nie tylko|nie mniej|nie później|nie wahaj\w*|poszło nie tak|nie ma za co",
    "ru": r"не забудь\w*|не забыва\w*|не только|не менее|не меньше|не позднее|не позже|не могли бы|не исчез\w*",
    "uk": r"не забудь\w*|не забува\w*|не лише|не тільки|не менше|не пізніше|тим не менше?|пішло не так|не зник\w*"
    r"|не могли б",
    "bg": r"не забрав\w*|не само|не по-малко|не по-късно",
    "tr": r"(?P<stem>\w{2,}?)[ıiuüae]?r (?P=stem)\w?m[ae]z|eder etmez|gider gitmez"
    r"|\w+m[ae]d[ae]n (?:\S+\s+){0,8}önce|olup olma\w+|\w+[ıiuü]p \w+m[ae]d[ıi]ğ\w*|bir şey değil|\w+m[ae]z zorunda",
    "ar": r"لا (?:[تي]زال|زال)\w*|ما زال\w*|لا مانع|لا تنس\w*|لا تتردد\w*|لا بد|لا سيما|لم الشمل|لا يقل|لا تقل"
    r"|دون (?:ال)?اتصال",
    "fi": r"ilman internet\S*",
    "hu": r"internet nélkül",
    "fa": r"فراموش نكن\w*|نه تنها",
}
"""Wordings with a negation that deny nothing: `don't forget` says `remember`, `не менее` says `at least`."""
