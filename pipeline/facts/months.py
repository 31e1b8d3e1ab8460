"""Month names by language: twelve patterns, January first, parted by blanks; matched without regard to case."""

MONTHS = {
    "de": r"jan(?:uar|uars|\.)?|jänner|jaenner feb(?:ruar|ruars|\.)?|feber märz|maerz|mär\.|mrz\.? "
    r"apr(?:il|ils|\.)? mai|mais "
    r"jun(?:i|is|\.)? jul(?:i|is|\.)? aug(?:ust|usts|\.)? sep(?:tember|tembers|t\.?|\.)? okt(?:ober|obers|\.)? "
    r"nov(?:ember|embers|\.)? dez(?:ember|embers|\.)?",
    "en": r"jan(?:uary|\.)? feb(?:ruary|\.)? mar(?:ch|\.)? apr(?:il|\.)? may june?|jun\. july?|jul\. aug(?:ust|\.)? "
    r"sep(?:tember|t\.?|\.)? oct(?:ober|\.)? nov(?:ember|\.)? dec(?:ember|\.)?",
    "fr": r"janv(?:ier|\.)? f[ée]vr?(?:ier|\.)? mars avr(?:il|\.)? mai juin juil(?:let|\.)? ao[uû]t sept(?:embre|\.)? "
    r"oct(?:obre|\.)? nov(?:embre|\.)? d[ée]c(?:embre|\.)?",
    "es": r"ene(?:ro|\.)? feb(?:rero|\.)? mar(?:zo|\.)? abr(?:il|\.)? may(?:o|\.)? jun(?:io|\.)? jul(?:io|\.)? "
    r"ago(?:sto|\.)? "
    r"sep?t?(?:iembre|\.)? oct(?:ubre|\.)? nov(?:iembre|\.)? dic(?:iembre|\.)?",
    "it": r"genn?(?:aio|\.)? febb?(?:raio|\.)? mar(?:zo|\.)? apr(?:ile|\.)? magg?(?:io|\.)? giu(?:gno|\.)? "
    r"lug(?:lio|\.)? "
    r"ago(?:sto|\.)? sett?(?:embre|\.)? ott(?:obre|\.)? nov(?:embre|\.)? dic(?:embre|\.)?",
    "pt": r"jan(?:eiro|\.)? fev(?:ereiro|\.)? mar(?:ço|\.)? abr(?:il|\.)? mai(?:o|\.)? jun(?:ho|\.)? jul(?:ho|\.)? "
    r"ago(?:sto|\.)? set(?:embro|\.)? out(?:ubro|\.)? nov(?:embro|\.)? dez(?:embro|\.)?",
    "ro": r"ian(?:uarie|\.)? feb(?:ruarie|\.)? mar(?:tie|\.)? apr(?:ilie|\.)? mai iun(?:ie|\.)? iul(?:ie|\.)? "
    r"aug(?:ust|\.)? "
    r"sept?(?:embrie|\.)? oct(?:ombrie|\.)? noi(?:embrie|\.)? dec(?:embrie|\.)?",
    "nl": r"jan(?:uari|\.)? feb(?:ruari|\.)? maart|mrt\.? apr(?:il|\.)? mei jun(?:i|\.)? jul(?:i|\.)? aug(?:ustus|\.)? "
    r"sept?(?:ember|\.)? okt(?:ober|\.)? nov(?:ember|\.)? dec(?:ember|\.)?",
    "pl": r"stycz\w* lut(?:y|ego|ym) mar(?:zec|ca|cu) kwie(?:cień|tnia|tniu) maj[au]? czerw(?:iec|ca|cu) "
    r"lip(?:iec|ca|cu) "
    r"sierp\w* wrześ\w*|wrzes\w* październik\w* listopad\w* grud\w*",
    "cs": r"led(?:en|na|nu) únor\w* březn\w*|březen dub(?:en|na|nu) květ(?:en|na|nu) červ(?:en|na|nu) "
    r"červen(?:ec|ce|ci) "
    r"srp(?:en|na|nu) září říj(?:en|na|nu) listopad\w* prosin(?:ec|ce|ci)",
    "sk": r"január\w* február\w* mar(?:ec|ca|ci) apríl\w* máj\w* jún\w* júl\w* august\w* septemb\w* októb\w* "
    r"novemb\w* decemb\w*",
    "hr": r"siječ\w*|januar\w* velja\w*|februar\w* ožuj\w*|mart\w* travanj\w*|travnj\w*|april\w* svib\w*|maj\w* "
    r"lipanj\w*|lipnj\w*|jun\w* srpanj\w*|srpnj\w*|jul\w* kolovoz\w*|avgust\w*|august\w* ruj(?:an|na|nu)|septemb\w* "
    r"listopad\w*|oktob\w* studen\w*|novemb\w* prosin\w*|decemb\w*",
    "sr": r"јануар\w*|januar\w* фебруар\w*|februar\w* март\w*|mart\w* април\w*|april\w* мај\w*|maj\w* јун\w*|jun\w* "
    r"јул\w*|jul\w* август\w*|avgust\w* септемб\w*|septemb\w* октоб\w*|oktob\w* новемб\w*|novemb\w* "
    r"децемб\w*|decemb\w*",
    "mk": "јануари февруари март април мај јуни јули август септември октомври ноември декември",
    "bg": "януари февруари март април май юни юли август септември октомври ноември декември",
    "ru": r"январ\w*|янв\. феврал\w*|фев\. март\w* апрел\w*|апр\. ма[йяею] июн\w* июл\w* август\w*|авг\. "
    r"сентябр\w*|сент?\. "
    r"октябр\w*|окт\. ноябр\w*|нояб?\. декабр\w*|дек\.",
    "uk": r"січ(?:ень|ня|ні|нем) лют(?:ий|ого|ому|им) берез(?:ень|ня|ні|нем) квіт(?:ень|ня|ні|нем) "
    r"трав(?:ень|ня|ні|нем) "
    r"черв(?:ень|ня|ні|нем) лип(?:ень|ня|ні|нем) серп(?:ень|ня|ні|нем) верес(?:ень|ня|ні|нем) жовт(?:ень|ня|ні|нем) "
    r"листопад\w* груд(?:ень|ня|ні|нем)",
    "tr": r"oca[kğ]\w* şubat\w* mart\w* nisan\w* mayıs\w* haziran\w* temmuz\w* ağustos\w* eylül\w* ekim\w* kasım\w* "
    r"aralı[kğ]\w*",
    "el": r"ιανουάρι\w*|ιανουαρί\w* φεβρουάρι\w*|φεβρουαρί\w* μάρτι\w*|μαρτί\w* απρίλι\w*|απριλί\w* μάι\w*|μαΐ\w* "
    r"ιούνι\w*|ιουνί\w* ιούλι\w*|ιουλί\w* αύγουστ\w*|αυγούστ\w* σεπτέμβρι\w*|σεπτεμβρί\w* οκτώβρι\w*|οκτωβρί\w* "
    r"νοέμβρι\w*|νοεμβρί\w* δεκέμβρι\w*|δεκεμβρί\w*",
    "hu": r"január\w* február\w* március\w* április\w* május\w* június\w* július\w* augusztus\w* szeptember\w* "
    r"október\w* "
    r"november\w* december\w*",
    "sq": r"janar\w* shkurt\w* mars\w* prill\w* maj\w* qershor\w* korrik\w* gusht\w* shtator\w* tetor\w* nëntor\w* "
    r"dhjetor\w*",
    "ka": r"იანვ\w* თებერვ\w* მარტ\w* აპრილ\w* მაის\w* ივნის\w* ივლის\w* აგვისტ\w* სექტემბ\w* ოქტომბ\w* ნოემბ\w* "
    r"დეკემბ\w*",
    "ar": r"يناير|كانون\sالثاني فبراير|شباط مارس|اذار ابريل|نيسان مايو|ايار يونيو|يونيه|حزيران يوليو|يوليه|تموز "
    r"اغسطس|اب سبتمبر|ايلول اكتوبر|تشرين\sالاول نوفمبر|تشرين\sالثاني ديسمبر|كانون\sالاول",
    "fa": r"ژانويه|جنوري فوريه|فبروري|فوروري مارس|مارچ اوريل|اپريل|آوريل مه|مي ژوئن|ژوين|جون ژوئيه|جولاي|ژوييه "
    r"اوت|اگست|اگوست سپتامبر|سپتمبر اكتبر|اكتوبر نوامبر|نومبر دسامبر|دسمبر",
    "ur": r"جنوري فروري مارچ اپريل مئي جون جولائي اگست ستمبر اكتوبر نومبر دسمبر",
    "ps": r"جنوري فبروري مارچ اپريل مي جون جولاي اګست|اگست سپتمبر اكتوبر نومبر دسمبر|ډسمبر",
    "ckb": r"كانووني\sدووەم شوبات|شووبات ئازار|مارت نيسان ئايار|مايس حوزەيران تەمموز|تەممووز ئاب ئەيلوول|ئەيلول "
    r"تشريني\sيەكەم تشريني\sدووەم كانووني\sيەكەم",
    "kmr": r"çile\w*|rêbendan\w* sibat\w*|şibat\w*|reşemî\w* adar\w* nîsan\w*|avrêl\w* gulan\w* hezîran\w*|pûşper\w* "
    r"tîrmeh\w*|temûz\w* tebax\w*|gelawêj\w* îlon\w*|rezber\w* cotmeh\w*|kewçêr\w* mijdar\w*|sermawez\w* "
    r"berfanbar\w*|kanûn\w*",
    "he": r"ינואר פברואר מרץ|מרס אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
    "hi": r"जनवरी फ[़]?रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर|सितम्बर अक्टूबर|अक्तूबर नवंबर|नवम्बर दिसंबर|दिसम्बर",
    "vi": r"tháng\s1 tháng\s2 tháng\s3 tháng\s4 tháng\s5 tháng\s6 tháng\s7 tháng\s8 tháng\s9 tháng\s10 tháng\s11 "
    r"tháng\s12",
}
"""Arabic letters stand folded (أ → ا, ی → ي, ک → ك), as `reading.fold` leaves them."""
