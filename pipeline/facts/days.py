"""Weekday names by language: seven patterns, Monday first, parted by blanks; matched without regard to case."""

DAYS = {
    "de": " ".join(
        rf"{day}(?:e?s?|en|s?(?:vor|nach)?(?:mittag|morgen|abend|nacht)s?)"
        + (r"|sonn(?=-\s(?:und|u\.|oder)\sfeiertag)" if day == "sonntag" else "")
        for day in ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "(?:samstag|sonnabend)", "sonntag")
    ),
    "en": r"mondays?|mon\.? tuesdays?|tues?\.? wednesdays?|wed\.? thursdays?|thurs?\.?|thu\. fridays?|fri\.? "
    r"saturdays?|sat\.? "
    r"sundays?|sun\.?",
    "fr": r"lundis?|lun\. mardis?|mar\. mercredis?|mer\. jeudis?|jeu\. vendredis?|ven\. samedis?|sam\. "
    r"dimanches?|dim\.",
    "es": r"lunes|lun\. martes|mar\. mi[ée]rcoles|mi[ée]\. jueves|jue\. viernes|vie\. s[áa]bados?|s[áa]b\. "
    r"domingos?|dom\.",
    "it": r"luned[ìi] marted[ìi] mercoled[ìi] gioved[ìi] venerd[ìi] sabat[oi] domenic(?:a|he)",
    "pt": r"segundas?(?:-feiras?)? terças?(?:-feiras?)? quartas?(?:-feiras?)? quintas?(?:-feiras?)? "
    r"sextas?(?:-feiras?)? "
    r"sábados? domingos?",
    "ro": r"luni|lunea mar[țţt]i|mar[țţt]ea miercuri|miercurea joi|joia vineri|vinerea s[âa]mb[ăa]t[ăae]\w* "
    r"duminic[ăai]\w*",
    "nl": r"maandag\w* dinsdag\w* woensdag\w* donderdag\w* vrijdag\w* zaterdag\w* zondag\w*",
    "pl": r"poniedział\w*|pon\.|pn\. wtor\w*|wt\. środ\w*|śr\. czwart(?:ek|ku|ki|kiem|kami)|czw?\. "
    r"piąt(?:ek|ku|ki|kiem|kami)|pt\. "
    r"sobot\w*|sob\. niedziel\w*|niedz\.|nd\.",
    "cs": r"pondě\w* úter\w* střed(?:a|u|y|ě) čtvrt(?:ek|ku|ky) pát(?:ek|ku|ky) sobot\w* neděl\w*",
    "sk": r"pondel\w* utor\w* stred(?:a|u|y|e) štvrt(?:ok|ku|ky) piat(?:ok|ku|ky) sobot\w* nedeľ\w*|nedel\w*",
    "hr": r"ponedjelj\w* utor(?:ak|ka|kom|ku) srijed\w* četvrt(?:ak|ka|kom|ku) pet(?:ak|ka|kom|ku) subot\w* nedjelj\w*",
    "sr": r"понедељ\w*|ponedelj\w*|понедељак утор\w*|utor\w* сред(?:а|у|ом|е)|sred(?:a|u|om|e) "
    r"четврт(?:ак|ка|ком)|četvrt(?:ak|ka|kom) "
    r"пет(?:ак|ка|ком)|pet(?:ak|ka|kom) субот\w*|subot\w* недељ\w*|nedelj\w*",
    "mk": r"понеделни\w* вторник\w*|вторни\w* сред[аи]\w* четврто\w* петок\w*|петоц\w* сабот\w* недел[аи]\w*",
    "bg": r"понеделни\w*|пон\. вторни\w*|вт\. сряд\w*|ср\. четвъртък\w*|четвъртъц\w*|чт\. петък\w*|петъц\w*|пт\. "
    r"събот\w*|сб\. "
    r"недел[яи]\w*|нд\.",
    "ru": r"понедельни\w*|пн\.? вторни\w*|вт\.? сред(?:а|у|ы|е|ой|ам)|ср\.? четверг\w*|чт\.? пятниц\w*|пт\.? "
    r"суббот\w*|сб\.? "
    r"воскресен\w*|вс\.?",
    "uk": r"(?:що)?понеділ\w*|пн\.? (?:що)?вівтор\w*|вт\.? (?:що)?серед(?:а|у|и|і|ою|ам)|ср\.? "
    r"(?:що)?четвер\w*|чт\.? (?:що)?п'?ятниц\w*|пт\.? (?:що)?субот\w*|сб\.? (?:що)?неділ\w*|нд\.?",
    "tr": r"pazartesi\w* salı\w* çarşamba\w* perşembe\w* cuma(?!rtesi)\w* cumartesi\w* pazar(?!tesi)\w*",
    "el": r"δευτέρα\w*|δευτέρ\w* τρίτη\w* τετάρτη\w*|τετάρτ\w* πέμπτη\w*|πέμπτ\w* παρασκευ\w* σάββατ\w*|σαββάτ\w* "
    r"κυριακ\w*",
    "hu": r"hétfő\w* kedd\w* szerd\w* csütörtök\w* péntek\w* szombat\w* vasárnap\w*",
    "sq": r"(?:e\s)?hën[ëa]\w* (?:e\s)?mart[ëa]\w* (?:e\s)?mërkur[ëa]\w* (?:e\s)?enjt[ej]\w* (?:e\s)?premt[ej]\w* "
    r"(?:e\s)?shtun[ëa]\w* "
    r"(?:e\s)?diel[ëa]?\w*",
    "ka": r"ორშაბათ\w* სამშაბათ\w* ოთხშაბათ\w* ხუთშაბათ\w* პარასკევ\w* შაბათ\w* კვირა\w*|კვირას",
    "ar": r"\w{0,2}اثنين \w{0,3}ثلاثاء \w{0,3}اربعاء \w{0,3}خميس \w{0,3}جمعة|\w{0,3}جمعه \w{0,3}سبت "
    r"\w{0,2}الاحد|والاحد",
    "fa": r"دو\s?شنبه\w* سه\s?شنبه\w* [چچ]هار\s?شنبه\w* پنج\s?شنبه\w* جمعه\w* شنبه\w* يك\s?شنبه\w*",
    "ur": r"پير|سوموار منگل بدھ جمعرات جمعہ ہفتہ|ہفتے اتوار",
    "ps": r"دوشنبه\w* درې\s?شنبه\w*|سه\s?شنبه\w* څلور\s?شنبه\w*|چهار\s?شنبه\w*|چارشنبه\w* پنج\s?شنبه\w* جمعه\w* "
    r"شنبه\w* يك\s?شنبه\w*",
    "ckb": r"دوو\s?شەمم?ە\w*|دوشەمم?ە\w* سێ\s?شەمم?ە\w* چوار\s?شەمم?ە\w* پێنج\s?شەمم?ە\w* هەيني\w*|جومعە\w* "
    r"شەمم?ە\w* يەك\s?شەمم?ە\w*",
    "kmr": r"duşem\w* sêşem\w* çarşem\w* pêncşem\w* în\w*|înê şemî\w*|şem\w* yekşem\w*",
    "he": r"\w?\w?שני \w?\w?שלישי \w?\w?רביעי \w?\w?חמישי \w?\w?שישי \w?\w?שבת \w?\w?ראשון",
    "so": r"isniin\w* tall?aa\w*|salaas\w* arbac\w* khamiis\w* jimc\w* sabti\w* axad\w*",
    "am": r"\w?ሰኞ\w* \w?ማክሰኞ\w* \w?ረቡዕ\w*|\w?ሮብ\w* \w?ሐሙስ\w*|\w?ሃሙስ\w* \w?ዓርብ\w*|\w?አርብ\w* \w?ቅዳሜ\w* "
    r"\w?እሑድ\w*|\w?እሁድ\w*",
    "ti": r"\w?[ሰሶ][ኑኒ]ይ?\w* \w?ሰሉስ\w* \w?ረቡዕ\w* \w?ሓሙስ\w* \w?ዓርቢ\w* \w?ቀዳም\w* \w?ሰንበት\w*",
    "vi": r"thứ\s(?:hai|2) thứ\s(?:ba|3) thứ\s(?:tư|4) thứ\s(?:năm|5) thứ\s(?:sáu|6) thứ\s(?:bảy|7) chủ\snhật",
    "zh": " ".join(rf"(?:星期|周|礼拜){day}" for day in "一二三四五六") + r" (?:星期|周|礼拜)[日天]",
    "hi": r"सोमवार मंगलवार बुधवार गुरुवार|बृहस्पतिवार शुक्रवार शनिवार रविवार|इतवार",
}
"""Arabic letters stand folded (أ → ا, ی → ي, ک → ك), as `reading.fold` leaves them."""
