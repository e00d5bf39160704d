"""A panel of three children, and the ways in which a text about one can name the others."""

import copy

from tests.case.conftest import small_case


def child_case(reference, first, last, **more):
    """A case of a child with that name; `more` are its sections, `child` added to the child's."""
    case = small_case()
    case["case_id"] = reference
    case["child"] |= {"first_name": first, "last_name": last, **more.pop("child", {})}
    case["people"] = [{"id": "worker", "name": "Samira Khan", "role": "case-manager"}]
    return {**case, **more}


OURS = small_case()
JAMIE = child_case(
    "C-2042",
    "Jamie-Lee",
    "Carter-Okoro",
    child={
        "known_as": "Jamie",
        "date_of_birth": "2010-11-03",
        "home_address": {"lines": ["27 Saltmarsh Road"], "town": "Oxmere", "postcode": "ZZ4 5DL"},
        "education": {"school": "Brackenfield High School, part time since May"},
    },
    court={
        "name": "Oxmere Youth Court",
        "case_number": "OX-2026-00212",
        "offences": [{"offence": "Theft", "date": "2026-01-08"}],
    },
)
JAMIE["people"] += [
    {"id": "mum", "name": "Leanne Tranter", "role": "parent", "phone": "07700 900182"}
]
ZOE = child_case("C-2043", "Zoë", "O’Dwyer", child={"date_of_birth": "2009-01-21"})
GRACE = child_case("C-2044", "Grace", "Mann", child={"date_of_birth": "2010-05-30"})
ATTENDANCE = [
    {"name": "Grace Attwater", "role": "Social worker", "status": "present"},
    {"name": "Priya Nair", "role": "Chair", "status": "present"},
]

# Each certainly names Jamie-Lee Carter-Okoro, Zoë O’Dwyer or Grace Mann.
WAYS = [
    *("He sat with Jamie.", "He sat with JAMIE.", "he sat with jamie", "Jamie", "(Jamie)"),
    *(
        "Tell Jamie Tuesday.",
        "Tell Jamie Tuesday at Ten.",
        "Jamie's mum rang.",
        "Jamie’s mum rang.",
    ),
    *("the Carters", "The Carter family wrote.", "the Okoros’ flat", "Carter's brother", "CARTER"),
    *("Ja**mie** was there.", "**Jamie** was there.", "*Jam*ie", "J_a_mie", "~~Jamie~~", "Ja`mie`"),
    *(
        "Ja\u00admie",
        "Ja\u200bmie",
        "J\u2060amie",
        "Jam\ufeffie",
        "Ja\u200dmie",
        "\u202eJamie\u202c",
    ),
    *("Ｊａｍｉｅ was there.", "𝐉𝐚𝐦𝐢𝐞 was there.", "Ⓙⓐⓜⓘⓔ", "Jаmie", "Jаmіе", "ＪＡＭＩＥ"),
    *("Jamie-Lee", "Jamie Lee", "jamie lee", "Jamie\u2011Lee", "JamieLee", "Jamie–Lee"),
    *("Carter-Okoro", "Carter Okoro", "Carter\u2010Okoro", "CarterOkoro", "Okoro", "carter-okoro"),
    *(
        "with Carter",
        "Mr Okoro",
        "Miss Okoro",
        "okoro",
        "Jamie Carter",
        "J. Carter",
        "Carter, Jamie",
    ),
    *(
        "Zoe settled.",
        "zoe settled",
        "ZOE",
        "Zoë",
        "Zoe\u0308",
        "ZOË",
        "zoë",
        "Zoè",
        "Zöe",
        "Z\u00adoë",
    ),
    *(
        "O'Dwyer",
        "O’Dwyer",
        "ODwyer",
        "O Dwyer",
        "O‘Dwyer",
        "o'dwyer",
        "O`Dwyer",
        "Oʼdwyer",
        "the O'Dwyers",
    ),
    *(
        "O´Dwyer",
        "Zoe O'Dwyer's tag",
        "Zoë’s mum",
        "Zoe’s",
        "(Zoe)",
        "“Zoe”",
        "Zoe/James",
        "Zoe,James",
    ),
    *(
        "He was with Grace.",
        "Grace settled.",
        "Grace’s mum",
        "Grace Mann",
        "GRACE MANN",
        "told Grace",
    ),
    *(
        "J.C. was there.",
        "J. C. was there.",
        "He met JC at the shop.",
        "JC’s mum",
        "J.O.",
        "Z.O. was there",
    ),
    *("C-2042", "c-2042", "C2042", "C 2042", "case C-2043", "(C-2044)", "C\u20112042", "C/2042"),
    *(
        "3 November 2010",
        "3rd November 2010",
        "3rd of November 2010",
        "03/11/2010",
        "3/11/10",
        "2010-11-03",
    ),
    *(
        "3.11.2010",
        "3 Nov 2010",
        "November 3, 2010",
        "born 03-11-2010",
        "21 January 2009",
        "30.05.10",
    ),
    *(
        "27 Saltmarsh Road",
        "27 Saltmarsh Rd",
        "27, Saltmarsh Road",
        "27 SALTMARSH ROAD",
        "27 saltmarsh rd.",
    ),
    *("ZZ4 5DL", "ZZ45DL", "zz4 5dl", "Brackenfield High School", "brackenfield high school"),
    *(
        "OX-2026-00212",
        "OX 2026 00212",
        "07700 900182",
        "07700900182",
        "Leanne Tranter",
        "Leanne rang.",
    ),
    *("Ms Tranter", "Mother of Jamie", "TRANTER", "Leanne’s flat", "mother: leanne tranter"),
]
assert len(WAYS) >= 120

# None certainly names one of them.
QUIET = [
    "Grace Attwater (social worker) will ring.",
    "GRACE ATTWATER rang.",
    "He was full of grace.",
    "There is a grace period of ten days.",
    "Gracefield Road is closed.",
    "James settled, and so did Denise McAllister.",
    "James McAllister’s tag came off on 14 June 2026.",
    "The carter asked him.",
    "He was born on 14 June 2009.",
    "At 14 Millrace Lane all is well.",
    "He met PC Nair at 3pm.",
    "3 November is his hearing.",
    "It is a place for hope, faith and grace.",
    "His school is open.",
    "Case C-1 and C-20421 are his.",
    "Priya Nair thanked everyone.",
]


def panel(**changes):
    data = {
        "schema": "throughcare/panel/1",
        "panel_id": "P-26-03",
        "service": {"name": "Calderbrook Youth Justice Service"},
        "date": "2026-03-11",
        "chair": "Priya Nair",
        "minute_taker": "Lou Reyes",
        "where": "Civic centre",
        "attendance": copy.deepcopy(ATTENDANCE),
        "matters_arising": [
            {"action": "Ring college", "owner": "Samira Khan", "case_id": "C-1", "status": "open"}
        ],
        "items": [
            {
                "case": "james.json",
                "discussion": "James settled.",
                "presented_by": "Samira Khan",
                "decisions": ["Stay"],
                "actions": [{"action": "Ring", "owner": "Lou Reyes", "due": "2026-03-20"}],
                "outcome": "Stays.",
            },
            *({"case": f"{n}.json", "discussion": "Settled."} for n in ("jamie", "zoe", "grace")),
        ],
    }
    return {**data, **changes}


CASES = {"james": OURS, "jamie": JAMIE, "zoe": ZOE, "grace": GRACE}

# Where what is said of James can name somebody, as paths into the panel or into his case.
PLACES = [
    ("name",),
    ("where",),
    ("chair",),
    ("minute_taker",),
    ("service", "name"),
    ("attendance", 1, "name"),
    ("attendance", 1, "role"),
    ("attendance", 1, "organisation"),
    ("matters_arising", 0, "action"),
    ("matters_arising", 0, "owner"),
    ("matters_arising", 0, "update"),
    ("items", 0, "discussion"),
    ("items", 0, "presented_by"),
    ("items", 0, "decisions", 0),
    ("items", 0, "actions", 0, "action"),
    ("items", 0, "actions", 0, "owner"),
    ("items", 0, "outcome"),
    ("case", "cart", "child_message"),
    ("case", "placement", "establishment"),
]


def with_text(place, text):
    """The panel's data and James's case with a text in that place."""
    data, ours = panel(), copy.deepcopy(OURS)
    if place[0] == "case":
        place = place[1:]
        ours["cart"] = {"reason": "sentence", "child_message": "Hello."}
        ours["placement"] = {
            "establishment": "Fernhill Young Offender Institution",
            "type": "yoi",
            "entered": "2026-02-12",
        }
        target = ours
    else:
        target = data
    for step in place[:-1]:
        target = target[step]
    target[place[-1]] = text
    return data, ours
