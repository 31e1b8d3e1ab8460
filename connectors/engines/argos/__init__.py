"""The offline engine: packages of Argos Translate, decoded with CTranslate2."""
