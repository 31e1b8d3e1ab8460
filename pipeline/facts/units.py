"""Units of time by language: minute, hour, day, week, month, year, parted by blanks; matched without regard to case."""

UNITS = ("min", "h", "d", "w", "mo", "y")

WORDS = {
    "de": r"minuten?|min\.? stunden?|std\.?|h tag(?:e[ns]?|s)? wochen? monat(?:e[ns]?|s)? jahr(?:e[ns]?|s)?",
    "en": r"minutes?|mins?\.? hours?|hrs?\.?|h days? weeks? months? years?|yrs?\.?",
    "fr": r"minutes?|min\.? heures?|h jours? semaines? mois ans?|années?",
    "es": r"minutos?|min\.? horas?|h días?|dias? semanas? mes(?:es)? años?",
    "it": r"minut[oi]|min\.? or[ae]|h giorn[oi] settiman[ae] mes[ei] ann[oi]",
    "pt": r"minutos?|min\.? horas?|h dias? semanas? m[êe]s(?:es)? anos?",
    "ro": r"minute?|min\.? ore|or[ăa] zile|zi s[ăa]pt[ăa]m[âa]n\w* lun[iăa] ani?|anului",
    "nl": r"minuten|minuut|min\.? uren|uur|u dag(?:en)? we(?:ek|ken) maand(?:en)? ja(?:ar|ren)",
    "pl": r"minut\w*|min\.? godzin\w*|godz\.? dni\w*|dzień|dnia tygodni\w*|tydzień|tygodnie miesi[ąę]c\w*|mies\. "
    r"lat\w*|rok\w*",
    "cs": r"minut\w* hodin\w* dn[yíůíeu]\w*|den týden|týdn\w* měsíc\w* let\w*|rok\w*|roč\w*",
    "sk": r"minút\w* hodin\w*|hodín dn[iíe]\w*|deň|dní týžd\w* mesiac\w* rok\w*|roč\w*",
    "hr": r"minut\w* sat\w*|h dan\w*|dne\w* tjed\w*|sedmic\w*|nedjelj\w* mjesec\w* godin\w*",
    "sr": r"минут\w*|minut\w* сат\w*|час\w*|sat\w*|čas\w* дан\w*|дне\w*|dan\w*|dne\w* недељ\w*|nedelj\w*|седмиц\w* "
    r"месец\w*|mesec\w* годин\w*|godin\w*",
    "mk": r"минут\w* час\w* ден\w*|дена недел\w*|седмиц\w* месец\w* годин\w*",
    "bg": r"минут\w*|мин\.? час\w*|ч\.? дн[еи]\w*|ден\w* седмиц\w* месец\w* годин\w*|г\.",
    "ru": r"минут\w*|мин\.? час\w*|ч\.? дн\w{1,7}|ден\w*|суток недел\w* месяц\w*|мес\. год\w*|лет\w*|г\.",
    "uk": r"хвилин\w*|хв\.? годин\w*|год\.? дн\w{1,4}|ден\w*|діб тиж\w* місяц\w*|місяч\w* рок\w*|рік|річ\w*|років",
    "tr": r"dakika\w*|dk\.? saat\w* gün\w* hafta\w* ay(?:da|dan|a|ı|lık|lar|ın)? yıl\w*|sene\w*|yaş\w*",
    "el": r"λεπτ\w* ώρ\w*|ωρ\w* [ηή]μ[έε]ρ\w*|μέρ\w* εβδομ[άα]δ\w* μήν\w*|μην\w* έτ\w*|ετ[ώη]ν?|χρόν\w*|χρον\w*",
    "hu": r"perc\w* ór\w* nap\w* h[ée]t\w* hónap\w*|hó év\w*",
    "sq": r"minut\w* or[ëe]\w*|orëve dit\w* jav\w* muaj\w* vit\w*|vje[çt]\w*",
    "ka": r"წუთ\w* საათ\w* დღ\w* კვირ\w* თვ\w* წ[ელ]\w*",
    "ar": r"\w{0,2}دقيق\w*|دقائق \w{0,2}ساع\w* \w{0,2}يوم\w*|\w{0,2}ايام \w{0,2}اسبوع\w*|\w{0,2}اسابيع "
    r"\w{0,2}شهر\w*|\w{0,2}اشهر|شهور "
    r"\w{0,2}سن\w{1,3}|\w{0,2}عام\w{0,3}|اعوام",
    "fa": r"دقيقه\w* ساعت\w* روز\w* هفته\w* ماه\w* سال\w*",
    "ur": r"منٹ\w* گھنٹ\w* دن\w*|روز ہفت\w* مہین\w*|ماہ سال\w*",
    "ps": r"دقيق\w* ساعت\w* ورځ\w* اونۍ\w*|هفت\w* مياشت\w* كال\w*|كلونه\w*|كلن\w*",
    "ckb": r"خول\w*|دەقيق\w* كاتژمێر\w*|سەعات\w* ڕۆژ\w*|رۆژ\w* هەفت\w*|حەفت\w* مانگ\w* ساڵ\w*",
    "kmr": r"deqe\w*|xulek\w* saet\w*|demjimêr\w* roj\w* hefte\w* meh\w* sal\w*",
    "he": r"דק\w* שע\w* \w?ימים|\w?יום|\w?ימי שבוע\w* חודש\w* שנ\w*",
    "hi": r"मिनट घंट\w*|घण्ट\w* दिन\w* सप्ताह\w*|हफ़्?त\w* मही\w* वर्ष\w*|साल\w*",
    "so": r"daqiiqo\w* saac\w* maalmood\w*|maalin\w* toddobaad\w*|usbuuc\w* bil\w* sano\w*|sanad\w*",
    "vi": r"phút giờ|tiếng ngày tuần tháng năm",
    "zh": r"分钟? 小时|个小时 天|日 周|个?星期 个?月 年",
}
"""Arabic letters stand folded (أ → ا, ی → ي, ک → ك), as `reading.fold` leaves them."""

ARTICLES = {
    "de": r"eine[nmrs]?|ein",
    "en": r"an?|one",
    "fr": r"une?",
    "es": r"una?",
    "it": r"una?|un'",
    "pt": r"uma?",
    "ro": r"un|o|unei|unui",
    "nl": r"een|één",
    "tr": r"bir",
    "hu": r"egy",
    "sq": r"një",
    "fa": r"يك",
    "el": r"ένα[νς]?|ενός|μία|μια|μίας",
    "ru": r"одн\w+|один",
    "uk": r"одн\w+|один",
    "pl": r"jed\w+",
    "bg": r"ед\w+",
}
"""Words for one that stand before a unit."""

PAIRS = {"ar": (r"دقيقت\w*", r"ساعت\w{2}", r"يوم[يا]ن", r"اسبوع[يا]ن", r"شهر[يا]ن", r"سنت[يا]ن|عام[يا]ن")}
"""Duals: `شهرين` alone says two months."""

LESSONS = {
    "en": r"lessons?|classes|(?:lesson|teaching|instruction|class|course) units?|units? of (?:instruction|teaching)",
    "fr": r"leçons?|cours|séances?|unités?",
    "es": r"lecci[oó]n\w*|clases?|unidades",
    "it": r"lezion[ei]|unità",
    "pt": r"lições|aulas?|unidades",
    "ro": r"lec[țţ]i\w*|unități",
    "nl": r"lessen|les|lesuren",
    "pl": r"lekcj\w*|zaję\w*|jednost\w*",
    "cs": r"lekc\w*|vyučovac\w*",
    "sk": r"lekci\w*|vyučovac\w*",
    "hr": r"lekcij\w*",
    "sr": r"лекциј\w*|lekcij\w*",
    "mk": r"лекци\w*",
    "bg": r"уро[кц]\w*|заняти\w*",
    "ru": r"урок\w*|заняти\w*",
    "uk": r"урок\w*|занят\w*",
    "tr": r"ders\w*",
    "el": r"μαθ[ήη]μ\w*",
    "hu": r"tanór\w*|leck\w*",
    "sq": r"mësim\w*",
    "ka": r"გაკვეთილ\w*",
    "ar": r"\w{0,2}حص[ةه]\w*|\w{0,2}حصص|\w{0,2}درس\w*|\w{0,2}دروس",
    "fa": r"درس\w*|جلسه\w*|كلاس\w*",
    "ur": r"سبق|اسباق|كلاس\w*",
    "ps": r"درس\w*",
    "ckb": r"وان\w*",
    "kmr": r"ders\w*|wane\w*",
    "he": r"שיעור\w*",
    "hi": r"पाठ\w*|कक्षा\w*",
    "so": r"cashar\w*",
    "vi": r"tiết|bài học|buổi học",
    "zh": r"课时|节课|堂课|学时",
}
"""Words for the hour of a course: `700 Stunden` are `700 lessons` where German counts how long a course is."""
