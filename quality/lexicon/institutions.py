"""Names of organisations that are the same in every language, and what machines make of them.

The names are trade marks and titles that people must find on the door; a translated one leads nowhere. Offices
(`Ausländerbehörde`, `Jugendamt`) are no names but terms: the term base says what they are called.
"""

MISTRANSLATED = {
    "Caritas": ("charity", "charité", "caridad", "carità", "благотворительность", "милосердие"),
    "Diakonie": ("diaconate", "diakonia", "diaconat", "diaconía"),
    "Malteser": ("maltese dog", "maltais", "bichon", "мальтезе", "malta köpeği", "мальтійська болонка"),
    "Johanniter": ("knights of st", "johannes",),
    "Tafel": ("the table", "the board", "blackboard", "chocolate bar", "доска",
        "дошка", "tableau", "pizarra", "lavagna", "tahta"),
    "Weißer Ring": ("white ring", "anneau blanc", "anillo blanco", "beyaz halka", "белое кольцо", "біле кільце"),
    "pro familia": ("per family", "par famille", "por familia", "per famiglia", "aile başına"),
    "Kolping": ("kolping's disease",),
    "Sparkasse": ("piggy bank", "tirelire", "hucha", "kumbara", "копилка", "скарбничка"),
    "ELSTER": ("magpie", "urraca", "gazza", "saksağan", "сорока"),
    "Jobcenter": ("work centre", "workplace centre", "iş merkezi", "рабочий центр"),
}  # fmt: skip
"""Found in machine translations of municipal pages: the name was read as the word it is made of."""
