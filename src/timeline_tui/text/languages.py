"""What languages are called, in the language of the interface.

Codes are those of BCP 47. Of what is not in the table the code is said as it stands.
"""

from __future__ import annotations

from timeline_tui.text.catalogue import later, spoken, tr

NAMES = {
    "ar": later("Arabic"),
    "az": later("Azerbaijani"),
    "bg": later("Bulgarian"),
    "bn": later("Bengali"),
    "ca": later("Catalan"),
    "ckb": later("Central Kurdish"),
    "cs": later("Czech"),
    "da": later("Danish"),
    "de": later("German"),
    "el": later("Greek"),
    "en": later("English"),
    "es": later("Spanish"),
    "et": later("Estonian"),
    "fa": later("Persian"),
    "fi": later("Finnish"),
    "fr": later("French"),
    "grc": later("Ancient Greek"),
    "he": later("Hebrew"),
    "hi": later("Hindi"),
    "hr": later("Croatian"),
    "hu": later("Hungarian"),
    "hy": later("Armenian"),
    "id": later("Indonesian"),
    "it": later("Italian"),
    "ja": later("Japanese"),
    "ka": later("Georgian"),
    "ko": later("Korean"),
    "ku": later("Kurdish"),
    "la": later("Latin"),
    "lt": later("Lithuanian"),
    "lv": later("Latvian"),
    "ms": later("Malay"),
    "nl": later("Dutch"),
    "no": later("Norwegian"),
    "pl": later("Polish"),
    "ps": later("Pashto"),
    "pt": later("Portuguese"),
    "ro": later("Romanian"),
    "ru": later("Russian"),
    "sk": later("Slovak"),
    "sl": later("Slovenian"),
    "sq": later("Albanian"),
    "sr": later("Serbian"),
    "sv": later("Swedish"),
    "sw": later("Swahili"),
    "syr": later("Syriac"),
    "th": later("Thai"),
    "tr": later("Turkish"),
    "uk": later("Ukrainian"),
    "ur": later("Urdu"),
    "vi": later("Vietnamese"),
    "zh": later("Chinese"),
}
"""The names of languages by their codes."""


def language_name(tag: str) -> str:
    """Give what a language is called: `Arabic`, `Arabic (IQ)`; an unknown code as it stands."""
    code, _, more = tag.replace("_", "-").partition("-")
    name = NAMES.get(code.lower())
    if name is None:
        return tag
    return f"{tr(name)} ({more})" if more else tr(name)


def is_spoken(tag: str) -> bool:
    """Tell whether a language is the one of the interface, whatever the country."""
    return tag.replace("_", "-").partition("-")[0].lower() == spoken()
