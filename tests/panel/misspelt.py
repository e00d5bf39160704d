"""Facts of another child as a hurried person gets them wrong: by a letter, or by two figures."""

import string

from generator.case.names.folding import fold


def one_letter_off(pick, name):
    """A word with a letter more, less or other, or two letters the other way."""
    while True:
        at = pick.randrange(len(name))
        letter = pick.choice(string.ascii_lowercase)
        way = pick.choice(["more", "less", "other", "swapped"])
        made = {
            "more": name[: at + 1] + letter + name[at + 1 :],
            "less": name[:at] + name[at + 1 :],
            "other": name[:at] + letter + name[at + 1 :],
            "swapped": name[:at] + name[at : at + 2][::-1] + name[at + 2 :],
        }[way]
        if fold(made) != fold(name) and fold(made[0]) == fold(name[0]):
            return made


def two_figures_swapped(pick, number):
    """A number with two different figures side by side the other way."""
    places = [
        at
        for at in range(len(number) - 1)
        if number[at : at + 2].isdigit() and number[at] != number[at + 1]
    ]
    at = pick.choice(places)
    return number[:at] + number[at : at + 2][::-1] + number[at + 2 :]


def _word(pick, text):
    """One word of a text, misspelt, of at least four letters."""
    long = [each for each in text.replace("-", " ").split() if len(each) > 3]
    return one_letter_off(pick, pick.choice(long))


def _street(pick, case):
    _, name, *kind = case["child"]["home_address"]["lines"][0].split()
    return " ".join((one_letter_off(pick, name), *kind))


def _house(pick, case):
    number, street = case["child"]["home_address"]["lines"][0].split(" ", 1)
    return f"{two_figures_swapped(pick, number)} {street}"


MISSPELT = {
    "first name": lambda pick, case: _word(pick, case["child"]["first_name"]),
    "known as": lambda pick, case: _word(pick, case["child"]["known_as"]),
    "surname": lambda pick, case: _word(pick, case["child"]["last_name"]),
    "relative": lambda pick, case: _word(pick, case["people"][1]["name"]),
    "street": _street,
    "house": _house,
    "case reference": lambda pick, case: two_figures_swapped(pick, case["case_id"]),
    "court number": lambda pick, case: two_figures_swapped(pick, case["court"]["case_number"]),
    "telephone": lambda pick, case: two_figures_swapped(pick, case["people"][1]["phone"]),
}


def can_be(kind, case):
    """Whether a case has what can be misspelt so: a house of two different figures, a long name."""
    number = case["child"]["home_address"]["lines"][0].split()[0]
    return {
        "house": len(set(number)) > 1,
        "first name": len(case["child"]["first_name"]) > 3,
        "known as": len(case["child"]["known_as"]) > 3,
    }.get(kind, True)
