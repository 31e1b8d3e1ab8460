"""A negation that was lost or came in, in languages that deny by a word, by a pair of words or by an ending."""

import pytest

from pipeline.segment import SegmentKind
from quality.checks import negation
from quality.pair import Pair

LOST = [
    ("tr", "Das Amt ist heute nicht geöffnet.", "Daire bugün açık.", "değil is gone"),
    ("tr", "Wir nehmen keine Anträge an.", "Hiçbir başvuru kabul ediyoruz.", "hiçbir denies only with its verb"),
    ("tr", "Leider gibt es keinen Termin.", "Ne yazık ki randevu var.", "ne yazık is no negation"),
    ("tr", "Die Anmeldung ist nicht möglich.", "Kaydolmayı yapabilirsiniz.", "-mayı makes a noun"),
    ("tr", "Wir prüfen das nicht.", "Geçerli olup olmadığını kontrol ederiz.", "whether or not"),
    ("fr", "Ihre Daten werden nicht gespeichert.", "Vos données sont stockées ni transmises.", "a lone ni"),
    ("fr", "Sie brauchen keinen Ausweis.", "Vous avez besoin d'une pièce d'identité.", "pas de is gone"),
    ("ru", "Es wurden keine Kurse gefunden.", "Найдено ни одного курса.", "ни needs its не"),
    ("sr", "Der Kurs ist nicht kostenlos.", "Курс је бесплатан.", "Serbian in Cyrillic letters"),
    ("sr", "Hunde sind nicht erlaubt.", "Psi su dozvoljeni u Nemačkoj.", "Nemačka is Germany"),
    ("id", "Die Praxis ist nicht geöffnet.", "Praktik buka.", "Indonesian"),
    ("th", "Hunde sind nicht erlaubt.", "อนุญาตให้นำสุนัขเข้า", "Thai writes no blanks"),
    ("sw", "Die Seite wurde nicht gefunden.", "Ukurasa umepatikana.", "Swahili denies in the verb"),
]

ADDED = [
    ("tr", "Kinder dürfen mitkommen.", "Çocuklar gelemez.", "-maz"),
    ("tr", "Sie können kommen, wenn Sie angemeldet sind.", "Kayıtlı olmasanız bile gelebilirsiniz.", "-masa"),
    ("tr", "Termin gefunden", "Randevu bulunamadı", "two words"),
    ("tr", "Geld vorhanden", "Para yok", "yok"),
    ("fr", "Der Aufzug fährt.", "L'ascenseur ne marche pas.", "ne … pas"),
    ("fr", "Kurs verfügbar", "Cours indisponible", "a prefix"),
    ("en", "Ausweis gültig", "Invalid ID", "a prefix"),
    ("uk", "Anmeldung möglich", "Реєстрація неможлива", "a prefix"),
    ("tr", "Falls Sie geimpft sind, rufen Sie an.", "Henüz aşı olmadıysanız arayın.", "-madıysa"),
    ("uk", "Termin frei", "Немає вільного часу", "two words"),
    ("ru", "Das Rauchen ist hier erlaubt.", "Курить здесь запрещено.", "forbidden"),
    ("ar", "Ich habe Geld.", "ما معي مصاري", "spoken Arabic"),
    ("ar", "Unterschrift des anwesenden Vaters", "توقيع الأب الغير موجود", "with its article"),
    ("pl", "Kurs verfügbar", "Brak kursu", "brak"),
    ("kmr", "Der Kurs findet statt.", "Kurs tune ye.", "tune"),
    ("ckb", "Die Seite wurde gefunden.", "پەڕەکە نەدۆزرایەوە.", "ne- before the verb"),
    ("so", "Ich verstehe das.", "Waan ma fahmo.", "ma before the verb"),
    ("ps", "Die Seite wurde gefunden.", "پاڼه ونه موندل شوه.", "ونه"),
    ("am", "Die Sprache wird unterstützt.", "ቋንቋው አይደገፍም።", "before and behind the verb"),
    ("zh", "Seite gefunden", "无法找到页面", "无"),
    ("ka", "Die Seite wurde gefunden.", "გვერდი ვერ მოიძებნა.", "ვერ"),
    ("hi", "Die Seite wurde gefunden.", "पृष्ठ नहीं मिला।", "नहीं"),
]

SOUND = [
    ("tr", "Nicht speichern", "Kaydetme", "a bare imperative denies by -me"),
    ("tr", "Melden Sie sich vor der Reise.", "Yola çıkmadan en az iki gün kadar önce başvurun.", "before"),
    ("tr", "Öffnen Sie die App.", "Uygulamadan devam edin.", "from the app"),
    ("tr", "Haben Sie Kontakt?", "Onunla temasa geçtiniz mi?", "temas is contact"),
    ("tr", "Melden Sie sich gleich nach der Ankunft.", "Ülkeye gelir gelmez bize bildirin.", "as soon as"),
    ("tr", "Ich muss warten.", "Beklemem lazım.", "-mem lazım is must"),
    ("fr", "Ich bin Vegetarier.", "Je suis végétarien(ne).", "(ne) is an ending"),
    ("fr", "Sie bleiben nicht länger als drei Monate.", "Vous restez moins de trois mois.", "at most"),
    ("ru", "Können Sie mir helfen?", "Не могли бы Вы мне помочь?", "a polite question"),
    ("en", "Mir ist schlecht.", "I do not feel well.", "said by its opposite"),
    ("en", "Der Fehlercode ist TOKEN_NO_ENTRY.", "The error code is TOKEN_NO_ENTRY.", "a constant"),
    ("en", "Zu wenig Platz", "Not enough space", "too little"),
    ("uk", "Der Inhalt ist blockiert.", "Контент заборонено.", "blocked is forbidden"),
    ("tr", "Fragen Sie, ob er da ist.", "Orada olup olmadığını sorun.", "whether"),
    ("uk", "Wenn der Fehler weiterhin auftritt, rufen Sie an.", "Якщо помилка не зникає, зателефонуйте.", "goes on"),
    ("vi", "Haben Sie Fragen?", "Bạn có câu hỏi không?", "không asks at the end"),
    ("th", "Ist die Seite gut?", "หน้านี้ดีหรือไม่?", "or not"),
    ("sr", "Kurse in Deutschland", "Kursevi u Nemačkoj", "Germany"),
    ("ckb", "Gehen Sie ins nächste Krankenhaus.", "بڕۆ بۆ نەخۆشخانە.", "a hospital"),
    ("kmr", "Die Kurse sind kostenlos für alle.", "Kurs ji bo her kesî belaş in ne.", "ne at the end is are"),
    (
        "en",
        "Die App läuft. Leider fehlt ein Dienst und Sie können sie nicht nutzen.",
        "The app runs, but a service is not there. You cannot use it.",
        "the sentences are parted elsewhere",
    ),
    ("de-simple", "Das geht nicht.", "Das geht.", "no list for Leichte Sprache"),
]


def says(source: str, target: str, locale: str) -> list[str]:
    return [finding.text() for finding in negation.check(Pair(source, target, locale, SegmentKind.SENTENCE))]


@pytest.mark.parametrize(("locale", "source", "target", "why"), LOST, ids=[f"{row[0]}: {row[3]}" for row in LOST])
def test_a_lost_negation_is_told(locale: str, source: str, target: str, why: str) -> None:
    [message] = says(source, target, locale)
    assert "fehlt" in message, why


@pytest.mark.parametrize(("locale", "source", "target", "why"), ADDED, ids=[f"{row[0]}: {row[3]}" for row in ADDED])
def test_a_negation_that_came_in_is_told(locale: str, source: str, target: str, why: str) -> None:
    assert says(source, target, locale) == ["Die Übersetzung verneint, der deutsche Text nicht."], why


@pytest.mark.parametrize(("locale", "source", "target", "why"), SOUND, ids=[f"{row[0]}: {row[3]}" for row in SOUND])
def test_what_denies_nothing_new_is_left_alone(locale: str, source: str, target: str, why: str) -> None:
    assert says(source, target, locale) == [], why


def test_a_single_word_is_a_name_that_may_deny() -> None:
    assert says("Restmüll", "Non-recyclable waste, not for paper", "en") == []
