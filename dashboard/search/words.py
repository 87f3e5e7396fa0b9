"""Words as they are compared: without case, accents, the dress of other keyboards and the ending of a plural."""

from __future__ import annotations

import re
import unicodedata

# Endings of plurals and cases in Urdu as `split_words` writes them, the longest first, each with what stays of it and
# the fewest letters before it …
URDU = (("یوں", "ی", 2), ("یاں", "ی", 2), ("ییں", "", 2), ("ین", "", 4), ("وں", "", 2), ("یں", "", 2), ("ات", "", 3))
FINAL = frozenset("ہاے")  # … and the vowels in which its words end by gender, number and case
# Arabic letters that are typed for Urdu ones, and two forms of one Urdu letter; accents go by themselves.
LETTERS = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ه": "ہ", "ھ": "ہ", "ة": "ہ", "ۃ": "ہ", "ـ": None})
DROPPED = frozenset("'’‘ʼ`")  # "Sindh's" is "Sindhs", of which the s goes like that of a plural
AMERICAN = re.compile(r"iz(?=(?:e|es|ed|er|ers|ing|ation|ations)$)")  # organization -> organisation
YEAR = re.compile(r"(?:19|20)\d\d")


def words(text: str) -> list[str]:
    """The words of a text as they are compared: without case, accents, hyphens and the s of a plural."""
    return [stemmed(word) for word in split_words(text)]


def split_words(text: str) -> list[str]:
    """The words of a text in small letters, without accents; numbers keep their decimals and lose their commas."""
    text = unicodedata.normalize("NFKD", text.casefold()).translate(LETTERS)
    found, word = [], ""
    for i, sign in enumerate(text):
        if sign.isalnum():
            word += str(unicodedata.digit(sign)) if sign.isdigit() and not sign.isascii() else sign
        elif unicodedata.category(sign) in ("Mn", "Cf") or sign in DROPPED:
            continue
        elif sign in ".," and text[i - 1 : i].isdigit() and text[i + 1 : i + 2].isdigit():
            word += "." if sign == "." else ""  # 18.2 is a word, 3,142 is 3142
        elif word:
            found.append(word)
            word = ""
    return [AMERICAN.sub("is", word) for word in ([*found, word] if word else found)]


# Words that tell nothing of what is looked for.
STOP = frozenset(
    split_words(
        "a an and any are as at be been by can did do does for from get give had has have how i in into is it its "
        "many me much my of on or our please s show tell than that the their there these this to was we were what when "
        "where which who whom whose why with you your "
        "میں کا کی کے کو سے پر نے ہے ہیں تھا تھی تھے ہو ہوا ہوئے ہوئی ہوتا ہوتی گیا گئی گئے جاتا جاتی دیا کر کرنا کرتے "
        "کیا کتنے کتنی کتنا کون کونسا کونسی کہاں کب کیوں کیسے کس کوئی جو وہ یہ اس ان ایک اور یا و بھی تو ہی تک لیے "
        "مجھے میرے بتائیں"
    )
)
# Words of a question about a number: they say what kind of answer is wanted, not of what.
WEAK = frozenset(
    split_words(
        "about all among average chance count country current currently data day district edition exist far figure "
        "latest list map mean meaning most national near nearest new newest no not now number overall pakistan "
        "pakistani people percent per province rate ratio share still statistic stat today total until year open "
        "تعداد شرح تناسب فیصد عدد کل اوسط حصہ حصے سب تمام پاکستان پاکستانی ملک صوبہ صوبے ضلع ضلعے لوگ فہرست نقشہ "
        "تعریف مطلب معنی اب آج تازہ سال نہیں چھپا"
    )
)


def urdu_stem(word: str) -> str:
    """An Urdu word without the ending of a plural or a case (مقدمات, مقدمہ -> مقدم); others as they are."""
    if word.isascii():
        return word
    for ending, stays, least in URDU:
        if word.endswith(ending) and len(word) >= len(ending) + least:
            word = word.removesuffix(ending) + stays
            break
    return word[:-1] if word[-1] in FINAL and len(word) > 3 else word


def stemmed(word: str) -> str:
    """A word without the ending of a plural."""
    if not word.isascii():
        return urdu_stem(word)
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") and word.isalpha() else word


def phrase_of(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared, those apart that tell nothing."""
    return tuple(stemmed(word) for word in split_words(text) if word not in STOP)
