"""How languages address a reader: words that are informal or formal and nothing else.

Only locales are here whose municipal texts keep to the polite form when the German says `Sie`; where published
translations of polite German are informal as often (Polish, Spanish and Portuguese apps), the rule would only disturb.
"""

from typing import NamedTuple


class Address(NamedTuple):
    """The patterns of one language, matched case by case between the edges of words."""

    informal: str
    formal: str


GERMAN = Address(
    informal=r"du|dich|dir|dein\w{0,2}|Du|Dich|Dir|Dein\w{0,2}|euch|eure\w?|Euch|Eure\w?",
    formal=r"Sie|Ihnen|Ihre?[nmrs]?",
)

ADDRESSES = {
    "fr": Address(r"(?i:tu|te|toi|tes|ton|ta|t['’][aeiouyhé]\w+)", r"(?i:vous|votre|vos)|\w+ez"),
    "es": Address(r"(?i:tú|tus?|te|ti|contigo|tuy[oa]s?)", r"(?i:usted\w*|su|sus|le|les)"),
    "it": Address(r"(?i:tu|ti|tuo|tua|tuoi|tue|te)", r"Lei|Le|La|(?i:suo|sua|suoi|sue|voi|vi|vostr[oaie])|\w+(?:ate"
    r"|ete|ite)"),
    "ru": Address(r"(?i:ты|тебя|тебе|тобой|тво[йяеёию]\w{0,3})", r"(?i:вы|вас|вам|вами|ваш\w*)|\w+(?:ите|йте|ете|ьте)"),
    "uk": Address(r"(?i:ти|тебе|тобі|тобою|тв(?:ій|о[яєїґмгюх])\w{0,3})", r"(?i:ви|вас|вам|вами|ваш\w*)|\w+(?:іть"
    r"|йте|ете|ите|єте|ьте)"),
    "bg": Address(r"(?i:ти|теб|твоя|твоят|твоето|твоите|твой)", r"(?i:вие|вас|ви|ваш\w*)|\w+(?:ете|ате|йте)"),
    "tr": Address(r"(?i:sen|senin|sana|seni|sende|senden)", r"(?i:siz\w*)|\w+[ıiuü]n[ıiuü]z\w*|\w+y[ıiuü]n"),
    "ro": Address(r"(?i:tu|tine|ție|tău|ta|tăi|tale|îți|te)", r"(?i:dvs|dumneavoastră|vă|v-\w+)|\w+ți"),
    "hr": Address(r"(?i:ti|tebe|tebi|tobom|tvoj\w*|tvog\w*)", r"(?i:vi|vas|vam|vama|vaš\w*)|\w+te"),
    "el": Address(r"(?i:εσύ|εσένα|σου)", r"(?i:εσείς|εσάς|σας)|\w+(?:ετε|είτε|στε)"),
    "hu": Address(r"(?i:te|téged|neked|tiéd|veled)", r"(?i:ön\w*)"),
    "sq": Address(r"(?i:ti|ty|yt|jote|tënd\w*)", r"(?i:ju|juve|juaj\w*|tuaj\w*)|\w+ni"),
    "fa": Address(r"تو|توي", r"شما\w*|\w+يد"),
}  # fmt: skip
