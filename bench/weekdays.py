"""Tuesday and Thursday by locale, so that one can be put for the other."""

WEEKDAYS = {
    "en": ("Tuesday", "Thursday"), "fr": ("mardi", "jeudi"), "es": ("martes", "jueves"), "it": ("martedì", "giovedì"),
    "pt": ("terça-feira", "quinta-feira"), "ro": ("marți", "joi"), "pl": ("wtorek", "czwartek"),
    "cs": ("úterý", "čtvrtek"), "sk": ("utorok", "štvrtok"), "hr": ("utorak", "četvrtak"),
    "sr-Latn": ("utorak", "četvrtak"), "sr-Cyrl": ("уторак", "четвртак"), "sq": ("e martë", "e enjte"),
    "hu": ("kedd", "csütörtök"), "el": ("Τρίτη", "Πέμπτη"), "tr": ("salı", "perşembe"), "ru": ("вторник", "четверг"),
    "uk": ("вівторок", "четвер"), "bg": ("вторник", "четвъртък"), "mk": ("вторник", "четврток"),
    "ar": ("الثلاثاء", "الخميس"), "fa": ("سه‌شنبه", "پنجشنبه"), "prs": ("سه‌شنبه", "پنجشنبه"),
    "ps": ("سه‌شنبه", "پنجشنبه"), "ckb": ("سێشەممە", "پێنجشەممە"), "kmr": ("sêşem", "pêncşem"),
    "ur": ("منگل", "جمعرات"), "so": ("Talaado", "Khamiis"), "ti": ("ሰሉስ", "ሓሙስ"), "am": ("ማክሰኞ", "ሐሙስ"),
    "vi": ("thứ Ba", "thứ Năm"), "zh": ("星期二", "星期四"), "nl": ("dinsdag", "donderdag"), "hi": ("मंगलवार", "गुरुवार"),
    "ka": ("სამშაბათი", "ხუთშაბათი"),
}  # fmt: skip
