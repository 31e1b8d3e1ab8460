"""Number words by language, `value:word|word`; ordinals carry the value of their number.

One is left out almost everywhere: in most languages it is also the article.
"""

POINT_LANGUAGES = frozenset({"en", "zh", "ja", "ko", "he", "hi", "ur", "th", "ar", "fa", "ps", "ckb", "am", "ti", "so"})
"""Languages that write 1,000.50."""

NUMERALS = {
    "de": """
        1:erste|ersten|erster|erstes|erstens|eins 2:zwei|zweite|zweiten|zweiter|zweites|zweitens|beide|beiden
        3:drei|dritte|dritten|dritter|drittes|drittens 4:vier|vierte|vierten|vierter 5:fünf|fünfte|fünften
        6:sechs|sechste|sechsten 7:sieben|siebte|siebten 8:acht 9:neun|neunte|neunten 10:zehn|zehnte|zehnten
        11:elf|elfte|elften 12:zwölf|zwölfte|zwölften 13:dreizehn 14:vierzehn 15:fünfzehn 16:sechzehn 17:siebzehn
        18:achtzehn 19:neunzehn 20:zwanzig 30:dreißig 40:vierzig 50:fünfzig 60:sechzig 70:siebzig 80:achtzig 90:neunzig
        100:hundert|einhundert 1000:tausend|eintausend""",
    "en": """
        1:one|first|firstly|once 2:two|second|secondly|both|twice 3:three|third|thirdly 4:four|fourth 5:five|fifth
        6:six|sixth 7:seven|seventh 8:eight|eighth 9:nine|ninth 10:ten|tenth 11:eleven|eleventh 12:twelve|twelfth
        13:thirteen 14:fourteen 15:fifteen 16:sixteen 17:seventeen 18:eighteen 19:nineteen 20:twenty 30:thirty 40:forty
        50:fifty 60:sixty 70:seventy 80:eighty 90:ninety 100:hundred 1000:thousand""",
    "fr": """
        1:premier|première 2:deux|deuxième|second|seconde 3:trois|troisième 4:quatre|quatrième 5:cinq|cinquième
        6:six|sixième 7:sept|septième 8:huit|huitième 9:neuf|neuvième 10:dix|dixième 11:onze 12:douze 13:treize
        14:quatorze 15:quinze 16:seize 17:dix-sept 18:dix-huit 19:dix-neuf 20:vingt 30:trente 40:quarante 50:cinquante
        60:soixante 70:soixante-dix 80:quatre-vingts 90:quatre-vingt-dix 100:cent 1000:mille""",
    "es": """
        1:primero|primera|primer 2:dos|segundo|segunda|ambos|ambas 3:tres|tercero|tercera|tercer 4:cuatro|cuarto|cuarta
        5:cinco|quinto|quinta 6:seis|sexto|sexta 7:siete|séptimo 8:ocho|octavo 9:nueve|noveno 10:diez|décimo 11:once
        12:doce 13:trece 14:catorce 15:quince 16:dieciséis 17:diecisiete 18:dieciocho 19:diecinueve 20:veinte 30:treinta
        40:cuarenta 50:cincuenta 60:sesenta 70:setenta 80:ochenta 90:noventa 100:cien|ciento 1000:mil""",
    "it": """
        1:primo|prima 2:due|secondo|seconda|entrambi|entrambe 3:tre|terzo|terza 4:quattro|quarto|quarta 5:cinque|quinto
        6:sei|sesto 7:sette|settimo 8:otto|ottavo 9:nove|nono 10:dieci|decimo 11:undici 12:dodici 13:tredici
        14:quattordici 15:quindici 16:sedici 17:diciassette 18:diciotto 19:diciannove 20:venti 30:trenta 40:quaranta
        50:cinquanta 60:sessanta 70:settanta 80:ottanta 90:novanta 100:cento 1000:mille""",
    "pt": """
        1:primeiro|primeira 2:dois|duas|segundo|segunda|ambos 3:três|terceiro|terceira 4:quatro|quarto 5:cinco|quinto
        6:seis|sexto 7:sete 8:oito|oitavo 9:nove 10:dez 11:onze 12:doze 13:treze 14:quatorze|catorze 15:quinze
        16:dezesseis 17:dezessete 18:dezoito 19:dezenove 20:vinte 30:trinta 40:quarenta 50:cinquenta 100:cem
        1000:mil""",
    "ro": """
        1:întâi|prima|primul 2:doi|două|doua|doilea|ambele|ambii 3:trei|treilea|treia 4:patru|patra|patrulea
        5:cinci|cincea 6:șase|sase|șasea 7:șapte|sapte|șaptea 8:opt|opta 9:nouă|noua 10:zece|zecea 11:unsprezece
        12:doisprezece|douăsprezece 13:treisprezece 14:paisprezece 15:cincisprezece 16:șaisprezece 17:șaptesprezece
        18:optsprezece 19:nouăsprezece 20:douăzeci 30:treizeci 40:patruzeci 50:cincizeci 100:sută|o-sută 1000:mie""",
    "nl": """
        1:eerste 2:twee|tweede|beide 3:drie|derde 4:vier|vierde 5:vijf|vijfde 6:zes|zesde 7:zeven|zevende 8:acht|achtste
        9:negen 10:tien 11:elf 12:twaalf 13:dertien 14:veertien 15:vijftien 16:zestien 17:zeventien 18:achttien
        19:negentien 20:twintig 30:dertig 40:veertig 50:vijftig 60:zestig 100:honderd 1000:duizend""",
    "pl": """
        1:pierwszy|pierwsza|pierwsze|pierwszego|pierwszej|pierwszym|jeden|jedna|jedno|jednego|jednej|jednym
        2:dwa|dwie|dwóch|dwoma|dwiema|dwu|drugi|druga|drugie|drugiego|drugiej|drugim|oba|obie|obu|dwoje|dwojga
        3:trzy|trzech|trzem|trzema|trzeci|trzecia|trzecie|trzeciego|trzeciej|trzecim|troje
        4:cztery|czterech|czterem|czterema|czwarty|czwarta|czwarte|czwartego|czwartej 5:pięć|pięciu|pięcioma|piąty|piąta
        6:sześć|sześciu|szósty|szósta|szóstego 7:siedem|siedmiu|siódmy|siódma 8:osiem|ośmiu|ósmy|ósma
        9:dziewięć|dziewięciu|dziewiąty 10:dziesięć|dziesięciu|dziesiąty 11:jedenaście|jedenastu 12:dwanaście|dwunastu
        13:trzynaście|trzynastu 14:czternaście|czternastu 15:piętnaście|piętnastu 16:szesnaście|szesnastu
        17:siedemnaście 18:osiemnaście|osiemnastu 19:dziewiętnaście 20:dwadzieścia|dwudziestu 30:trzydzieści|trzydziestu
        40:czterdzieści 50:pięćdziesiąt 60:sześćdziesiąt 100:sto|stu 1000:tysiąc|tysiąca""",
    "ru": """
        1:первый|первая|первое|первого|первой|первом|первую|один|одна|одно|одного|одной|одному|одним
        2:два|две|двух|двум|двумя|второй|вторая|второе|второго|вторую|втором|оба|обе|обоих|обеих|двое
        3:три|трех|трёх|трем|трём|тремя|третий|третья|третье|третьего|третьей|третью
        4:четыре|четырех|четырёх|четырем|четырьмя|четвертый|четвёртый|четвертого 5:пять|пяти|пятью|пятый|пятого
        6:шесть|шести|шестью|шестой|шестого 7:семь|семи|седьмой|седьмого 8:восемь|восьми|восьмой 9:девять|девяти|девятый
        10:десять|десяти|десятый 11:одиннадцать|одиннадцати 12:двенадцать|двенадцати 13:тринадцать
        14:четырнадцать|четырнадцати 15:пятнадцать|пятнадцати 16:шестнадцать|шестнадцати 17:семнадцать
        18:восемнадцать|восемнадцати 19:девятнадцать 20:двадцать|двадцати 30:тридцать|тридцати 40:сорок|сорока
        50:пятьдесят|пятидесяти 60:шестьдесят 100:сто|ста 1000:тысяча|тысячи|тысячу""",
    "uk": """
        1:перший|перша|перше|першого|першої|першу|першому|один|одна|одне|одного|однієї|одному|одну
        2:два|дві|двох|двом|двома|другий|друга|друге|другого|другої|другу|обидва|обидві|обох|двоє
        3:три|трьох|трьом|трьома|третій|третя|третє|третього|третьої|третю
        4:чотири|чотирьох|чотирьом|чотирма|четвертий|четверта|четвертого 5:п'ять|п'яти|п'ятьох|п'ятий|п'ята|пять|пяти
        6:шість|шести|шістьох|шостий|шостого 7:сім|семи|сьомий|сьомого 8:вісім|восьми|восьмий 9:дев'ять|дев'яти|дев'ятий
        10:десять|десяти|десятьох|десятий 11:одинадцять|одинадцяти 12:дванадцять|дванадцяти 13:тринадцять
        14:чотирнадцять|чотирнадцяти 15:п'ятнадцять|п'ятнадцяти 16:шістнадцять|шістнадцяти 17:сімнадцять
        18:вісімнадцять|вісімнадцяти 19:дев'ятнадцять 20:двадцять|двадцяти 30:тридцять|тридцяти 40:сорок
        50:п'ятдесят 60:шістдесят 100:сто|ста 1000:тисяча|тисячі""",
    "bg": """
        1:първи|първа|първо|първия|първият|първата|първото|един|една|едно 2:два|две|двама|двете|двата|втори|втора|второ
        3:три|трима|трите|трети|трета|трето 4:четири|четирите|четвърти|четвърта 5:пет|петте|пети|пета
        6:шест|шестте|шести 7:седем|седми 8:осем|осми 9:девет|девети 10:десет|десетте|десети 11:единадесет|единайсет
        12:дванадесет|дванайсет 13:тринадесет 14:четиринадесет|четиринайсет 15:петнадесет|петнайсет 16:шестнадесет
        17:седемнадесет 18:осемнадесет|осемнайсет 19:деветнадесет 20:двадесет|двайсет 30:тридесет 40:четиридесет
        50:петдесет 60:шестдесет 100:сто 1000:хиляда""",
    "hr": """
        1:prvi|prva|prvo|prvog|prve|jedan|jedna|jedno|jednog|jedne 2:dva|dvije|dvoje|dvaju|drugi|druga|drugo|oba|obje
        3:tri|troje|treći|treća|treće 4:četiri|četvero|četvrti|četvrta 5:pet|peti|peta 6:šest|šesti 7:sedam|sedmi
        8:osam|osmi 9:devet|deveti 10:deset|deseti 11:jedanaest 12:dvanaest 13:trinaest 14:četrnaest 15:petnaest
        16:šesnaest 17:sedamnaest 18:osamnaest 19:devetnaest 20:dvadeset 30:trideset 40:četrdeset 50:pedeset
        60:šezdeset 100:sto 1000:tisuću|hiljadu""",
    "tr": """
        1:bir|birinci|ilk 2:iki|ikinci|iki'si 3:üç|üçüncü 4:dört|dördüncü 5:beş|beşinci 6:altı|altıncı 7:yedi|yedinci
        8:sekiz|sekizinci 9:dokuz|dokuzuncu 10:on|onuncu 20:yirmi 30:otuz 40:kırk 50:elli 60:altmış 70:yetmiş 80:seksen
        90:doksan 100:yüz 1000:bin""",
    "ar": """
        1:واحد|واحدة|الأول|الأولى|أول|أولى 2:اثنان|اثنين|اثنتان|اثنتين|الثاني|الثانية|ثاني|ثانية|كلا|كلتا
        3:ثلاث|ثلاثة|الثالث|الثالثة|ثالث 4:أربع|أربعة|الرابع|الرابعة 5:خمس|خمسة|الخامس|الخامسة 6:ست|ستة|السادس|السادسة
        7:سبع|سبعة|السابع|السابعة 8:ثماني|ثمانية|ثمان|الثامن|الثامنة 9:تسع|تسعة|التاسع|التاسعة
        10:عشر|عشرة|العاشر|العاشرة
        20:عشرون|عشرين 30:ثلاثون|ثلاثين 40:أربعون|أربعين 50:خمسون|خمسين 60:ستون|ستين 100:مائة|مئة 1000:ألف""",
    "fa": """
        1:یک|اول|اولین|یکم 2:دو|دوم|دومین|هردو 3:سه|سوم|سومین 4:چهار|چهارم|چهارمین 5:پنج|پنجم 6:شش|ششم 7:هفت|هفتم
        8:هشت|هشتم 9:نهم 10:ده|دهم 11:یازده 12:دوازده|دوازدهم 13:سیزده 14:چهارده 15:پانزده 16:شانزده 17:هفده
        18:هجده|هژده 19:نوزده 20:بیست 30:سی 40:چهل 50:پنجاه 60:شصت 100:صد|یکصد 1000:هزار""",
    "el": """
        1:πρώτη|πρώτο|πρώτος|ένα|μία|ένας 2:δύο|δυο|δεύτερη|δεύτερο|δεύτερος 3:τρεις|τρία|τρίτη|τρίτο|τρίτος
        4:τέσσερα|τέσσερις|τέταρτη 5:πέντε 6:έξι 7:επτά|εφτά 8:οκτώ|οχτώ 9:εννέα|εννιά 10:δέκα 12:δώδεκα
        14:δεκατέσσερις 20:είκοσι 30:τριάντα 100:εκατό 1000:χίλια""",
    "hu": """
        1:egy|első 2:két|kettő|második|mindkét|mindkettő 3:három|harmadik 4:négy|negyedik 5:öt|ötödik 6:hat|hatodik
        7:hét 8:nyolc|nyolcadik 9:kilenc 10:tíz|tizedik 12:tizenkét|tizenkettő 14:tizennégy 20:húsz 30:harminc 100:száz
        1000:ezer""",
    "sq": """
        1:një|parë|pari 2:dy|dytë|dyja 3:tre|tri|tretë 4:katër|katërt 5:pesë 6:gjashtë 7:shtatë 8:tetë 9:nëntë 10:dhjetë
        12:dymbëdhjetë 14:katërmbëdhjetë 20:njëzet 30:tridhjetë 100:njëqind 1000:mijë""",
    "kmr": """
        1:yek|yekem|yekemîn 2:du|duyem|duyemîn|didu 3:sê|sêyem|sêyemîn 4:çar|çarem 5:pênc 6:şeş 7:heft 8:heşt 9:neh
        10:deh
        12:dwanzdeh|diwanzdeh 14:çardeh 20:bîst 30:sî 100:sed 1000:hezar""",
    "cs": """
        1:první|jeden|jedna|jedno|jednoho|jedné 2:dva|dvě|dvou|dvěma|druhý|druhá|druhé|oba|obě 3:tři|tří|třetí
        4:čtyři|čtyř|čtvrtý 5:pět|pěti|pátý 6:šest|šesti 7:sedm|sedmi 8:osm|osmi 9:devět|devíti 10:deset|deseti
        12:dvanáct|dvanácti 14:čtrnáct|čtrnácti 20:dvacet 30:třicet 100:sto 1000:tisíc""",
}
