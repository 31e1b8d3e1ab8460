"""What German administrative prose abbreviates: the data that `pipeline.sentences` decides by."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEVER_LAST = _words(
    """
    Abb abds Abg Abk Abs Abt abzgl Allg allg Anl Anm Anw Apt Aufl Aug Ausk ausschl Az Bd Bde Bearb bearb beil Bek
    Bes bes Beschl beschl Betr betr Bev Bez bez bezgl Bhf Bsp bsp Bspw bspw Bstg Bzgl bzgl Bzw bzw Ca ca cand Chr
    dergl Dgl dgl Dipl dipl Dir Dr Durchw Ehem ehem eigtl Einschl einschl einschließl Entspr entspr erf erforderl
    erg Erl etw Ev ev evang Evtl evtl exkl Fa Fig Fr Frl Gde Geb geb Gebr gegr Gem gem Ges Ggf ggf Ggfs ggfs ggü Hg
    Hinw Hl hl Hr Hrn Hrsg Ing Inkl inkl Insb insb Insbes insbes jew jährl Kap Kath kath kfm Kl Komm Kto Ldkr Lfd
    lfd Lkr Lt lt Mag max med Mind mind Mitgl monatl mtl männl Nr Nrn ntl ob Pfr phil Pkt Pos Prof Prot Rd rd resp
    Rn Rspr sa schriftl Sek Sen Sog sog St stdl Stellv stellv Städt städt südl Tel tel Telef telef Tgb Tgl tgl Ts
    Tsd tägl Ugs ugs unverz Urspr urspr Urt v verantw verf Verl Verw Vfg Vgl vgl vorauss voraussichtl vorl vorm Vors
    weibl Wg wg Whg wiss wtl wö wöch zB zb Zi Ziff zit zuständ zw zz Zzgl zzgl Zzt zzt öff
    """
)
"""Before the dot, as written: a sentence does not end with one of these."""

SOMETIMES_LAST = _words(
    """
    AG App Apr Art Best Bf bf Co Corp corp Dez Di Do dt Dtl engl etc Fam Feb Febr ff franz frz gesetzl gest Hbf hbf
    Inc ital Jan Jh jh Jhd Jhdt Jr jr Kgl Kom Kr lat Ltd Max Mi Mia Mill Min min Mio Mo Mob Mon Mrd mögl nachm ndl
    Nov nördl OG Okt op Pers Pl qm Ref Reg rel russ röm Sa sel Sept So span Spez spez Std std Str str Tab tech türk
    UG ukr usf usw verh verst westl zool zus öffentl österr östl
    """
)
"""These may end a sentence: the next word decides."""

SOMETIMES_ENDINGS = ("str", "pl", "bhf", "hbf")
"""Endings of longer words that are abbreviated: `Bahnhofstr.`, `Stadtpl.`"""

MONTHS = _words(
    """
    januar jänner februar feber märz april mai juni juli august september oktober november dezember
    jan feb febr mär apr jun jul aug sep sept okt nov dez
    """
)

NUMBERED = _words(
    """
    absatz abschnitt abteilung artikel bus buslinie gebäude gleis haltestelle haus hausnummer kapitel linie nummer
    paragraf paragraph platz postfach punkt raum satz seite stufe tel telefon tramlinie tür ziffer zimmer
    """
)
"""A number behind one of these counts nothing: its dot ends the sentence (`in Zimmer 12. Termine nur …`)."""

STREET_ENDINGS = ("straße", "strasse", "str", "weg", "allee", "gasse", "platz", "ring", "damm", "ufer", "markt")
"""So does the number of a house."""

STARTERS = _words(
    """
    aber ab alle allen aller allerdings als also am an andere anders anschließend auch auf aufgrund aus außer
    außerdem bald bei beide beim beispielsweise bereits besonders bevor bis bisher bitte da dabei dadurch
    dafür dagegen daher dahin damals damit danach daneben dann daran darauf daraufhin daraus darin darüber darum
    darunter das dass davon davor dazu deine deinem deinen deiner dem den denen denn dennoch der deren derzeit des
    deshalb dessen deswegen die dies diese diesem diesen dieser dieses doch dort du durch ebenfalls ebenso eigentlich
    ein eine einem einen einer eines einige er erst erstmals es etwa euch eure falls fast für gegen gemäß genau gibt
    gleichzeitig haben hat hier hierbei hierfür hierzu hinter hingegen ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im
    immer in indem infolge innerhalb insgesamt ins ist je jede jeden jeder jedes jedoch jetzt kann kein keine können
    laut man manche mehr mehrere mein meine meist melde melden mit nach nachdem neben nehmen nicht noch nun nur nutzen
    ob obwohl oder oft ohne rufen rund sein seine seinem seinen seiner seit seitdem seither selbst sich sie sind so
    sobald sofern solange solche somit sondern sonst sowohl später statt trotz trotzdem über um und unabhängig uns
    unser unsere unter viele vielen vielleicht vielmehr vom von vor vorher wann war waren warum was weil
    weiter weitere weiterhin welche wem wen wenden wenn wer werden weshalb wie wieder wir wird wo während wofür wohin
    wurde wurden zu zudem zuerst zuletzt zum zunächst zur zusätzlich zuvor zwar zwischen
    """
)
"""Words that, capitalised in the middle of a text, begin a sentence; hardly any of them is a noun."""
