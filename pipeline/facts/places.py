"""Names that other languages have for German cities, so that `80336 Munich` is not a fault."""

EXONYMS = {
    "münchen": frozenset({"munich", "múnich", "monaco", "monachium", "münih", "mnichov", "munique", "minga"}),
    "köln": frozenset({"cologne", "colonia", "kolonia", "kolín", "keulen", "colônia"}),
    "nürnberg": frozenset({"nuremberg", "norimberga", "norymberga", "norimberk", "neurenberg", "núremberg"}),
    "hannover": frozenset({"hanover", "hanovre", "hannóver"}),
    "frankfurt": frozenset({"francfort", "fráncfort", "francoforte"}),
    "berlin": frozenset({"berlín", "berlino", "berlim"}),
    "hamburg": frozenset({"hambourg", "hamburgo", "amburgo"}),
    "augsburg": frozenset({"augsbourg", "augusta", "augsburgo"}),
    "aachen": frozenset({"aix-la-chapelle", "aquisgrán", "aquisgrana", "akwizgran"}),
    "dresden": frozenset({"dresde", "dresda", "drezno", "drážďany"}),
    "leipzig": frozenset({"lipsia", "lipsk", "lipsko"}),
    "mainz": frozenset({"mayence", "maguncia", "magonza", "moguncja"}),
    "regensburg": frozenset({"ratisbonne", "ratisbona", "ratyzbona"}),
    "braunschweig": frozenset({"brunswick"}),
    "bremen": frozenset({"brême", "brema"}),
}
