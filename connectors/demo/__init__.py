"""The demo municipality Musterstadt and the phrases its demo engines are trained on."""
