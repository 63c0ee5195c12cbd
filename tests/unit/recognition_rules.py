"""The shipped rules, read once for all tests of recognition."""

from office_app.recognition.rules import load_rules, shipped_texts

RULES_TEXTS = shipped_texts()
RULES = load_rules(*RULES_TEXTS)
