"""Small words with a job: what is never a verb in its sentence, and the groups that the grammar rules ask for."""

from quality.leichte_sprache.german.wordset import wordset

PREPOSITIONS = wordset(
    """
    ab an am ans auf aufs aus außer bei beim bis durch durchs entlang entsprechend für fürs gegen gegenüber gemäß hinter
    in im ins mit nach neben ohne per pro seit samt über um ums unter unters von vom vor vors wider zu zum zur zwischen
    laut mitsamt nahe nebst zuliebe zufolge je via binnen
    """
)
GENITIVE_PREPOSITIONS = wordset(
    """
    abseits abzüglich angesichts anhand anlässlich anstatt anstelle aufgrund auf-grund ausschließlich außerhalb
    bezüglich diesseits einschließlich hinsichtlich infolge inklusive inmitten innerhalb jenseits kraft längs mangels
    mithilfe mittels nördlich oberhalb östlich seitens seitlich statt südlich trotz ungeachtet unterhalb unweit
    vorbehaltlich während wegen westlich zugunsten zuzüglich zwecks
    """
)
ARTICLES = wordset("der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines")
POSSESSIVES = ("mein", "dein", "sein", "ihr", "unser", "unsr", "euer", "eur")
DETERMINERS = ARTICLES | wordset(
    """
    dieser diese dieses diesen diesem jener jene jenes jenen jenem jeder jede jedes jeden jedem mancher manche manches
    manchen manchem welcher welche welches welchen welchem solcher solche solches solchen solchem alle aller allen allem
    mein meine meinen meinem meiner meines dein deine deinen deinem deiner deines sein seine seinen seinem seiner seines
    ihr ihre ihren ihrem ihrer ihres unser unsere unseren unserem unserer unseres euer eure euren eurem eurer eures
    viele vieler vielen wenige weniger wenigen mehrere mehrerer mehreren einige einiger einigen beide beider beiden
    """
)
PRONOUNS = wordset(
    """
    ich du er sie es wir ihr mich dich ihn uns euch mir dir ihm ihnen sich man jemand niemand etwas nichts wer was wem
    wen wessen dies denen deren dessen einander selbst selber keiner jeder
    """
)
CONJUNCTIONS = wordset("und oder aber sondern denn sowie sowohl als wie noch weder entweder beziehungsweise bzw doch")
SUBORDINATORS = wordset(
    """
    dass daß weil obwohl ob wenn falls sodass obgleich obschon wenngleich nachdem bevor ehe indem sobald solange sofern
    soweit insofern insoweit zumal seitdem damit während bis seit da als wie wobei wodurch weshalb weswegen wohingegen
    sooft inwiefern inwieweit
    """
)
QUESTION_WORDS = wordset(
    """
    wer wen wem wessen was wo wohin woher wann warum wieso weshalb wie welcher welche welches welchen welchem woran
    worauf woraus wobei wodurch wofür wogegen womit wonach worin worüber worum wovon wovor wozu weswegen
    """
)
RELATIVES = wordset("der die das den dem denen deren derer dessen welche welcher welches welchen welchem")
ADVERBS = wordset(
    """
    auch nur noch schon sehr so dann da dort hier heute gestern morgen jetzt nun bald oft immer nie nicht mehr weniger
    fast etwa rund circa ca mindestens höchstens zuerst zuletzt später früher bereits wieder weiter zusammen allein
    bitte leider gern gerne vielleicht meist meistens manchmal deshalb daher darum trotzdem außerdem zudem dabei dazu
    davon dafür dagegen damit danach daneben daran darauf daraus darin darüber darunter davor insgesamt besonders
    eben gerade genau ganz gar überhaupt ziemlich zu hin her los mal mit erst einst sonst zwar jedoch dennoch allerdings
    ebenfalls ebenso nämlich also teilweise beispielsweise normalerweise üblicherweise vorher nachher zunächst
    schließlich endlich plötzlich ungefähr kaum links rechts oben unten innen außen vorne hinten überall nirgends
    irgendwo zurück vorbei fort weg heim nacht abend mittag seither seitdem weltweit meistens zumindest wenigstens
    insbesondere jedenfalls ohnehin sowieso durchaus sicherlich wahrscheinlich möglicherweise wohl weit viel wenig
    """
)
NUMBER_WORDS = wordset(
    """
    zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn
    neunzehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig hundert tausend
    """
)
CLOSED = (
    PREPOSITIONS
    | GENITIVE_PREPOSITIONS
    | DETERMINERS
    | PRONOUNS
    | CONJUNCTIONS
    | SUBORDINATORS
    | QUESTION_WORDS
    | ADVERBS
    | NUMBER_WORDS
)
"""None of these is a finite verb (`sein` and `laut` are rare enough as one)."""
