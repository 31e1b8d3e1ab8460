"""The commonest small words of languages, to tell which one a text is written in; no names, no internationalisms.

`letters` are those that no other language of the same script has here. Arabic script stands as it is written.
"""

WORDS = {
    "de": "und der die das den dem des nicht mit für ist sind sie ihr ihre wir werden wird auf zu von zur zum "
    "bei oder ein eine einen einer auch sich nach aus wenn haben können müssen bitte hier über durch dass "
    "kann diese dieser im am als",
    "en": "the of and to you your for is are with this that be have has will can please not from it if on by we "
    "our at as or an they their which you're do does here how what when who must should about "
    "was were has had been because there than then where why more other some these those my he she his",
    "fr": "le la de en mon ma mes sans ou les des et est vous votre vos pour dans une un du que qui avec sur ou "
    "pas ne ce cette sont au aux par être nous notre si il elle plus peut vos veuillez ici leur ses "
    "tu te je j'ai n'est c'est d'un d'une où puis était été aussi ces mais donc tout tous toutes leurs chez vers",
    "es": "el la los las de del y en que para con por una un es son su sus se no al lo como si o está puede "
    "este esta más ser ha usted aquí tiene nos nuestro",
    "it": "il lo la gli le di del della dei delle e è in che per con una un non si sono al alla nel nella come "
    "o può questo questa più suo sua essere da dal ha anche se qui",
    "pt": "o a os as de do da dos das e em que para com por uma um não se é são no na nos nas ao à ou como seu "
    "sua mais pode este esta você aqui ser foi também",
    "ro": "și de la în pe cu din pentru este sunt nu se un o că sau care dvs vă să ale lor al ai acest această "
    "dacă prin mai fi poate puteți aici după către",
    "pl": "i w na z do nie się jest że dla o od po za przez lub oraz są jak można to tego które który aby pod "
    "czy twoje swoje przy ze we będzie może masz tutaj proszę",
    "cs": "a v na se je z že do pro s o k nebo jsou jako si po od za které který můžete není při ve jste bude "
    "vás váš tento této prosím aby zde být",
    "sk": "a v na sa je z že do pre s o k alebo sú ako si po od za ktoré ktorý môžete nie pri vo ste bude vás "
    "váš tento tejto prosím aby tu byť",
    "hr": "i u na se je za da od s sa su ili ne što koji koja koje kako možete vaš vaše vas će biti može ako po "
    "iz do o ovdje molimo kao bi te nije",
    "sl": "in v na se je za da od s z so ali ne ki kako lahko vaš vaše vas bo biti če po iz do o tukaj prosimo "
    "kot bi ni sem",
    "sq": "dhe në e të i për me nga një që është janë nuk se ju juaj tuaj ose mund duhet kjo ky këtu më si do "
    "po ka te keni jeni",
    "hu": "a az és hogy nem egy is van ez ha vagy meg csak már még mint kell lehet ön önnek itt el kérjük nincs "
    "vannak ki be ezt azt után",
    "tr": "ve bir bu için ile de da olarak daha en çok ne gibi veya ya olan var değil lütfen sizin size siz "
    "kadar sonra burada her nasıl ise olup ancak",
    "vi": "và của các có cho không là được trong với bạn để một những này từ người khi đến về hoặc tại ở vui "
    "lòng như sẽ bị đã phải thể",
    "kmr": "û ji bo li bi ku di de ev an ne we hûn dikare dikarin dikarî be e ye jî wek yan xwe heye nav tê tên "
    "em te ser vê",
    "so": "iyo ee waa ka ku in oo loo la u waxaad waxay waxa aad si ama soo haddii karaa kartaa ah kale lagu "
    "halkan tahay yahay ayaa fadlan laga",
    "nl": "de het een en van in is op te dat met voor niet zijn aan er om u uw je jouw als of ook door bij kan "
    "worden wordt naar hier wij deze dit",
    "sv": "och att det i på är som för en ett av med till den du inte har din ditt om kan från de eller vi ska "
    "här när var",
    "da": "og at det i på er som for en et af med til den du ikke har din dit om kan fra de eller vi skal her "
    "når dig af",
    "fi": "ja on ei se että olla tämä voit voi tai myös kun jos ovat sen ole mutta niin joka sinun tässä minä "
    "mitä ovat",
    "id": "dan yang di untuk dengan ini dari anda tidak atau pada dalam adalah dapat ke akan itu oleh sebagai "
    "bisa kami saya",
    "sw": "na ya wa kwa ni la katika za kuwa hii au yako cha kama ili huu bila hapa lakini pia",
    "ru": "и в на не что с для по из или это как вы вас вам ваш от к у за о при если может можно мы до его их "
    "является этот здесь",
    "uk": "і й та в у на не що з для по із або це як ви вас вам ваш від до за про при якщо може можна ми його "
    "їх є цей тут щоб ці",
    "bg": "и в на не че с за от или това как вие вас ви ваш да се е са по при ако може можете ние до него тук "
    "със към този които който",
    "mk": "и во на не дека со за од или тоа како вие вас ви ваш да се е по при ако може можете ние до овде кон "
    "овој кои кој",
    "sr-Cyrl": "и у на не да са за од или то како ви вас вам ваш се је су по при ако може можете ми до овде ка овај "
    "који која",
    "ar": "في من على إلى هذا هذه أن التي الذي أو عن مع لا كل يمكن يمكنك كما إذا ما هو هي تم قد بعد قبل حتى لم",
    "fa": "در از به که را این است با برای می شما آن های یا شود کنید تا بر خود ما نیست هم اگر باید چه یک کنم",
    "ps": "په د کې چې او له ته دی ده یې تاسو سره نه یا لپاره شئ کړئ کوم زه دا څخه خپل ستاسو يا باندې چېرته هر",
    "ckb": "لە بۆ کە و ئەم بە لەگەڵ یان ئێوە هەیە ئەوە بکە لەسەر دەتوانیت خۆت نییە من ئەو کردن هەر چۆن بکەن",
    "ur": "کے کی میں ہے کا سے آپ اور کو ہیں پر نہیں یہ یا کر لیے گیا کریں کیا ہو کہ نے اس",
    "ti": "ናይ ኣብ እዩ ኢዩ ካብ ንስኻ ናብ ወይ እዚ ነዚ ብዛዕባ ምስ እንተ ኣለዎ ይኽእል ኢኹም ንሓደ እቲ ናይዚ ድማ ስለ ከም በዚ እንታይ ኣይ",
    "am": "ነው ውስጥ እና ላይ ወደ ወይም ይህ የእርስዎ እባክዎ እርስዎ ሊሆን ይችላሉ ናቸው ስለ ጋር ከ ነገር ይህን ምን እባክዎን አለ ሆነ ይቻላል",
}
"""`hr` also serves Serbian in Latin letters and Bosnian, `da` Norwegian, `fa` Dari."""

LETTERS = {
    "de": "ß", "pl": "łśźńżęą", "hu": "őű", "ro": "țţ", "cs": "řůě",
    "vi": "ơưđạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
    "tr": "ğı", "es": "ñ¿¡", "pt": "ãõ", "sv": "å", "da": "øæ", "ru": "ыэё", "uk": "іїєґ", "mk": "ѓќѕ", "sr-Cyrl": "ћђ",
    "fa": "پژگ", "ps": "ټډړښځڅڼېۍ", "ckb": "ێۆڕڵ", "ur": "ٹڈڑےں", "ar": "ةأإ", "ti": "ቕኽ", "am": "አ",
}  # fmt: skip
"""Letters that tell a language from its neighbours in the same script; some occur elsewhere in names."""

SCRIPTS = (
    frozenset({"ru", "uk", "bg", "mk", "sr-Cyrl"}),
    frozenset({"ar", "fa", "ps", "ckb", "ur"}),
    frozenset({"ti", "am"}),
)
"""Languages compared with one another because they share a script; all others here are written in Latin letters."""
