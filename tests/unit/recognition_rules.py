"""The shipped rules, read once for all tests of recognition."""

from office_app.recognition.rules import load_rules
from office_app.shipped import resource

RULES_TEXT = resource("rules", "recognition.toml").read_text(encoding="utf-8")
RULES = load_rules(RULES_TEXT)
