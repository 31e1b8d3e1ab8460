"""Our own list of plain German words that compounds are made of, and of words that look like compounds and are none."""

from functools import cache

from glossaries.german import fold, forms, joints

_NOUNS = """
Abend Abfall Abgabe Ablauf Abschnitt Abteilung Adresse Akte Alltag Altersgruppe Amt Analyse Anbieter Anfrage Angabe
Angebot Angelegenheit Angst Anhang Anhörung Anlage Anlass Anleitung Annahme Anruf Anschrift Anspruch Anteil Antrag
Antwort Anzahl Anzeige App Apotheke Arbeit Arbeiter Arbeitgeber Arm Art Artikel Arzt Aufgabe Auflage Aufnahme Aufsicht
Auftrag Aufwand Ausgabe Ausgleich Auskunft Ausländer Ausnahme Ausschuss Ausstellung Austausch Ausübung Auswahl Auto
Automat Bad Bahn Bank Bau Bauer Beauftragter Bedarf Bedingung Befragung Befreiung Beginn Begleitung Begriff Behandlung
Behörde Beirat Beitrag Bekenntnis Bereich Bericht Beruf Beschluss Beschwerde Besitz Besitzer Besprechung Bestand
Bestätigung Bestimmung Besuch Besucher Betrag Betreuer Betreuung Betrieb Bett Bewerber Bewerbung Bewilligung Bewohner
Bezug Bezirk Bibliothek Bild Bildung Blatt Block Boden Bogen Brief Broschüre Bruder Buch Buchung Bühne Bund Büro
Bürger Bus Café Chance Chat Computer Container Daten Datei Datum Dauer Deutsch Dienst Dokument Dorf Druck Ecke Ehe
Eigentum Eigentümer Eignung Einführung Eingang Einkauf Einkommen Einladung Einnahme Einreise Einrichtung Einsatz
Einstufung Eintrag Einwohner Einzug Elektro Eltern Empfang Empfänger Ende Energie Entgelt Entlastung Entscheidung
Entzug Erfahrung Ergebnis Erhöhung Erklärung Erlass Erlaubnis Ermäßigung Erstattung Erteilung Erwachsene Erwerb Essen
Fach Fahrer Fahrt Fahrrad Fall Familie Fax Fehler Feier Feld Fenster Ferien Fest Feuer Feuerwehr Film Finanz Firma
Firmen Fläche Flucht Flüchtling Flyer Foto Frage Frau Freizeit Freund Frieden Frist Führer Führung Funk Fuß Gang
Garten Gast Gebäude Geber Gebiet Gebühr Geburt Gefahr Gefängnis Gehalt Geld Geltung Gemeinde Gemeinschaft Genehmigung
Gerät Geschäft Geschichte Geschwister Gesellschaft Gesetz Gespräch Gesuch Gesundheit Gewalt Gewerbe Gewicht Glas
Grenze Größe Grund Gruppe Gutachten Gutschein Güter Haar Haft Halle Haltung Hand Handel Handy Haus Haushalt Haut Heft
Heim Heizung Helfer Herkunft Hilfe Hinweis Hof Holz Hotel Hund Hygiene Information Inhaber Inhalt Institut Interesse
Internet Jahr Jugend Junge Kammer Kampf Karte Kasse Kasten Katze Kenntnis Kette Kind Kinder Kirche Klage Klasse
Kleider Kleidung Klinik Knoten Koch Komitee Kommune Konferenz Konflikt Konto Kontrolle Kopie Körper Kosten Kraft Kreis
Krise Küche Kultur Kunde Kündigung Kunst Kurs Laden Lager Land Leben Leistung Leiter Leitung Lehrer Lehre Liste Lohn
Loch Luft Mädchen Mann Mangel Mappe Markt Maschine Maß Maßnahme Material Mathematik Meister Meldung Mensch Merkblatt
Messe Minderung Mitarbeiter Mitglied Mittel Möbel Modell Monat Morgen Motor Müll Museum Musik Muster Mutter Nachbar
Nachricht Nachweis Nacht Nähe Name Natur Netz Netzwerk Not Nummer Nutzer Nutzung Ordner Ordnung Organisation Ort Paar
Paket Papier Park Partei Partner Patient Pause Person Personal Pflege Pflicht Phase Plan Planung Platz Politik Polizei
Portal Post Praktikum Praxis Preis Presse Problem Programm Projekt Protokoll Prozess Prüfer Prüfung Punkt Quote Rad
Rahmen Raum Rechner Rechnung Recht Rede Referat Regel Regelung Region Register Reihe Reise Reinigung Religion Rente
Reparatur Rest Richter Richtlinie Risiko Rolle Rücknahme Ruhe Saal Sache Saison Sammlung Sanktion Satz Satzung
Schalter Schatz Schein Schicht Schild Schloss Schluss Schlüssel Schreiben Schrift Schritt Schuh Schuld Schule Schüler
Schutz Schwester Seite Sekretariat Seminar Sender Senior Service Sicherheit Siedlung Sitz Sitzung Software Sommer
Sorge Spende Sperre Spiegel Spiel Spieler Sport Sprache Sprecher Sprechstunde Spritze Staat Stadt Stand Standort Start
Station Statistik Status Steigerung Stelle Stellung Steuer Stoff Straf Strafe Straße Streit Strom Struktur Studie
Studium Stufe Stunde Suche Süd System Tabelle Tafel Tag Tarif Tasche Tätigkeit Team Technik Teil Teilnahme Teilnehmer
Telefon Termin Test Text Thema Ticket Tier Tisch Titel Tod Ton Tor Tour Träger Trainer Training Transport Treff
Treffen Trennung Treppe Tür Turm Turnier Typ Übergang Überprüfung Übersetzer Übersetzung Übersicht Übung Uhr Umfrage
Umgang Umkreis Umwelt Umzug Unfall Unternehmen Unterricht Unterschrift Unterstützung Untersuchung Urkunde Urlaub
Ursache Urteil Vater Verband Verbot Verbrauch Verein Verfahren Vergabe Vergleich Verhalten Verhältnis Verkauf Verkehr
Verlag Verlängerung Verlauf Verlust Vermittlung Vermittler Vermögen Verordnung Verpflichtung Versammlung Versand
Verschluss Versicherter Versicherung Versorgung Verteilung Vertrag Vertreter Vertretung Verwaltung Verwandte
Verzeichnis Video Viertel Volk Voraussetzung Vorlage Vorschlag Vorschrift Vorsorge Vorstand Vortrag Waffe Wagen Wahl
Wand Ware Wasser Wechsel Weg Welt Werbung Werk Werkstatt Wert Wesen Wetter Wiese Wille Winter Wirkung Wirtschaft
Wissen Woche Wohl Wohnung Wort Wunsch Zahl Zahlung Zahn Abholung Ablehnung Abrechnung Absage Abschluss Abzug Akademie
Änderung Anpassung Auszahlung Bearbeitung Beantragung Begleiter Begrenzung Berater Beratung Berechnung Bescheinigung
Beschränkung Bindung Bremse Bürgschaft Einhaltung Einzahlung Erinnerung Ersatz Fotograf Kalender Kürzung Nachzahlung
Nehmer Niveau Rückgabe Rückzahlung Säumnis Senkung Stundung Verschiebung Verzug Vordruck Unterkunft Alter Etikett
Objekt Qualifizierung Psychologe Tonne Eröffnung Verbindung Samstag Herbst Zeichen Zeit Zeitung Zeitraum Zelle Zelt
Zentrale Zentrum Zettel Zeugnis Ziel Zimmer Zins Zone Zug Zugang Zulage Zusage Zusammenarbeit Zuschlag Zuschuss
Zustand Zuständigkeit Zustimmung Zuweisung Zweck Zweig
"""

_MODIFIERS = """
Allgemein Alt Außen Basis Berg Bundes Büro Dauer Digital Doppel Dritt Eigen Eil Einzel Erst Fern Folge Frei Früh
Ganztags Gegen Gesamt Groß Grund Halb Halbtags Haupt Hilfs Hoch Höchst Innen Jahres Klein Kranken Kurz Landes Lang
Mehr Miet Mindest Mittags Monats Muster Neben Neu Nicht Notfall Nord Online Orts Ost Privat Probe Reg Reise Rest Rück
Sammel Schnell Schul Selbst Sonder Sozial Spezial Standard Stief Straf Tages Teil Teilzeit Viel Voll Vollzeit Wahl Web
Weiter West Wiederholungs Wochen Wohn Zahl Ziel Zusatz Zweit Zwischen Bewilligungs Fahr Lern Schreib Lese Sprech Ober
Pfingst Warte Weihnachts Melde Pflege Ausreise Einreise Haft Merk Stempel
"""

_WHOLE = """
Rathaus Vorrat Hausrat Heirat Verrat Unrat Zierrat Apparat Referat Format Internat Monat Senat Beirat Betriebsrat
Elternbeirat Aufsichtsrat Heiratsantrag Kindergarten Kindheit Kinderwagen Beamter Amtsgericht Amtssprache Amtszeit
Amtsblatt Bahnhof Bahnsteig Feierabend Feiertag Jahrhundert Passwort Reisepass Impfpass Engpass Kompass Passage Bypass
Familienpass Seniorenpass Sparpass Gewährleistung Dienstleistung Feststellung Lebensunterhalt Bestellung Einstellung
Vorstellung Herstellung Darstellung Steuerung Steuerrad Steuergerät Steuerbord Steuermann Gerichtsbarkeit
Fertiggericht Hauptgericht Nudelgericht Gemüsegericht Tagesgericht Reisgericht Linsengericht Lieblingsgericht
Mietwagen Untermieter Zwischenmiete Unterhaltung Haushalt Sachverhalt Vorbehalt Rückhalt Stadtrat Gemeinderat Kreisrat
Landrat Zentralrat Hofrat Ratgeber Ratschlag Ratsche Ratenzahlung Fristlosigkeit Rentier Lohnsteuer Belohnung Schulter
Schuld Schulden Kursbuch Exkurs Diskurs Konkurs Rekurs Wechselkurs Börsenkurs Kursivschrift Zeitarbeit Hochschule
Volkshochschule Baumschule Fahrschule Hundeschule Musikschule Tanzschule Schulung Umschulung Arbeitgeber Mitarbeiter
Sachbearbeiter Wohngeld Taschengeld Trinkgeld Bargeld Schmerzensgeld Bußgeld Geldbeutel Geldstrafe Vorname Geburtsname
Familienname Datenschutz Brandschutz Umweltschutz Denkmalschutz Jugendherberge Gasthaus Krankenhaus Warenhaus Kaufhaus
Haustier Ehrenamt Finanzamt Postamt Kartenspiel Landkarte Speisekarte Postkarte Visitenkarte Terminologie Terminal
Terminator Kitaro Fahrplan Stundenplan Speiseplan Briefkasten Notizbuch Rezeption Handelsvertreter Wörterbuch
Kochrezept Apfelschorle Ehering Ehepaar Ehemann Ehefrau Ausweisung Hinweis Nachweis Verweis Beweis Überweisung
Anweisung Zuweisung Abschiedsfeier Zeugnisnote Trauzeuge Zeuge Erzeugnis Werkzeug Fahrzeug Flugzeug Spielzeug
Kinderzimmer Tierarzt
"""


@cache
def heads() -> frozenset[str]:
    """The words as they may end a compound, folded."""
    return frozenset(fold(form) for word in (*_NOUNS.split(), *_WHOLE.split()) for form in forms(word))


@cache
def modifiers() -> frozenset[str]:
    """The words as they may begin one, folded."""
    nouns = (fold(form) for word in (*_NOUNS.split(), *_WHOLE.split()) for form in joints(word))
    return frozenset((*nouns, *(fold(word) for word in _MODIFIERS.split())))


@cache
def opaque() -> frozenset[str]:
    """The words that are not what their parts say, folded."""
    return frozenset(fold(form) for word in _WHOLE.split() for form in forms(word))
