"""Faults seeded into right explanations: one fact changed or dropped, and which witness did it."""

import random
import re
from datetime import datetime

from generator.easyread.catalogue import explain, explanation, lists

NAMES = ("Kyle Brannock", "Leon Tarrow", "Amira Sandford", "Jay Oakden", "Ruby Fenwick")
PLACES = ("Millrace Park", "Northgate Precinct", "Quay Parade", "Fellgate Market", "Hollin Road")
HOURS = ("6am", "7am", "8:30am", "10am", "5pm", "7pm", "8pm", "9:30pm", "11pm")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
ADDED = ("Do not eat sweets.", "Do not wear a hood.", "Do not play music.", "Do not smoke.")
WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DATES = ("9 November 2026", "30 September 2026", "14 May 2026", "18 December 2026")
_TIME = re.compile(r"\b\d{1,2}(?::\d\d)?[ap]m\b")
_DATE = re.compile(r"\b\d{1,2} (?:May|September|November|December)\b")
_DAY = re.compile(rf"\b(?:{'|'.join(DAYS)}|Sunday)(?=s?\b)")
_AMOUNT = re.compile(
    r"£\d+|\b(?!1 )\d+ (?:metres|hours|people|miles|minutes|days|nights)\b|\bunder \d\d\b"
)
# A name is what has capitals inside a sentence; the worker's and ordinary words are none.
_NAMED = re.compile(
    r"(?<!^)(?<![.?!] )\b(?!Joanna|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Class|SIM|IMEI"
    r"|GPS|UK|United|Channel|Isle|Home|May\b|September|November|December|August|July|June|Tom|Plus)"
    r"[A-Z][a-z]+(?: [A-Z][a-z]+)*"
)
_IMPERATIVE = re.compile(
    r"(?:Be|Go|Give|Live|Stay|Tell|Let|Keep|Do|Meet|See|Take|Hand|Finish|Join)\b"
)
_ASKS = re.compile(r"\bask\b|asking|says yes|say yes|her yes|a yes|may say", re.I)


def filled(form, chance):
    """Values for the slots of a form, and its official words with them."""
    start, end, start_two, end_two = chance.sample(HOURS, 4)
    one, other = sorted(chance.sample(DAYS, 2), key=DAYS.index)
    values = {
        "start": start, "end": end, "start_two": start_two, "end_two": end_two,
        "until": chance.choice(DATES), "place": chance.choice(PLACES),
        "person": chance.choice(NAMES), "item": chance.choice(["a knife", "video sharing"]),
        "review": chance.choice(["weekly", "monthly"]), "days": f"{one}s and {other}s",
        "money": str(chance.choice([50, 100, 250])), "team": "Calderbrook Social Services",
        "region": chance.choice(["North Fells", "Millrace Valley"]), "on": chance.choice(DATES),
        "who": chance.choice(["any", "any female", "any male"]), "age": chance.choice(["12", "16"]),
        "length": chance.choice(["60 days", "90 days"]),
    }  # fmt: skip
    slots = {name: values[name] for name in form.slots}
    text = form.text
    for name, value in slots.items():
        text = text.replace("{" + name + "}", value)
    return slots, text


def catalogue(chance):
    """Every form of the catalogue at a level by chance: official words, sentences, details."""
    for held in lists():
        for entry in held.entries:
            for form in entry.forms:
                slots, text = filled(form, chance)
                level = chance.choice(sorted(explanation(form.explained).levels))
                said = [(one.role, one.text) for one in explain(form, slots, "Joanna", level)]
                yield text, said, details(slots)


def details(slots):
    """The details that a case file holds beside such words."""
    inputs = {}
    if "person" in slots:
        inputs["names"] = [slots["person"]]
    if "place" in slots:
        inputs["area"] = slots["place"]
    if "until" in slots:
        inputs["until"] = datetime.strptime(slots["until"], "%d %B %Y").date().isoformat()
    if "end" in slots:
        days = [day for day in WEEK if day.title() in slots.get("days", day.title())]
        inputs["times"] = [
            {"days": days, "from": on_24(slots[start]), "to": on_24(slots[end])}
            for start, end in (("start", "end"), ("start_two", "end_two"))
            if end in slots
        ]
    return inputs


def on_24(hour):
    """19:00 for 7pm."""
    form = "%I:%M%p" if ":" in hour else "%I%p"
    return datetime.strptime(hour, form).strftime("%H:%M")


def faults(text, said, inputs, chance):
    """Every fault that can be seeded: its name, and the three witnesses with it."""
    yield "left out", text, [], inputs
    for name, pattern, others in (
        ("time", _TIME, HOURS),
        ("day", _DAY, DAYS),
        ("date", _DATE, [one.rsplit(" ", 1)[0] for one in DATES]),
        ("name or place", _NAMED, (*NAMES, *PLACES)),
        ("amount", _AMOUNT, ["£80", "70 metres", "9 hours"]),
    ):
        yield from _changed(name, pattern, others, text, said, inputs, chance)
    yield from _permissions(text, said, inputs)
    yield from _turned(text, said, inputs)
    yield from _loosened(text, said, inputs)
    yield from _details(text, said, inputs)
    if inputs.get("names"):
        yield "name in details", text, said, {**inputs, "names": ["Perry Stanhope"]}
    if inputs.get("area"):
        yield "place in details", text, said, {**inputs, "area": "Wharf Bridge"}


def _details(text, said, inputs):
    """Details that differ from the words."""
    if inputs.get("until"):
        yield "date in details", text, said, {**inputs, "until": "2026-10-02"}
    for entry in inputs.get("times", ()):
        for key in ("from", "to"):
            changed = {**inputs, "times": [{**entry, key: "13:45"}]}
            yield "time in details", text, said, changed
        around = {**entry, "from": entry["to"], "to": entry["from"]}
        yield "hours turned round in details", text, said, {**inputs, "times": [around]}
        if len(entry["days"]) < 7 or re.search(r"daily|each day|every day", text):
            changed = {**inputs, "times": [{**entry, "days": ["sunday"]}]}
            yield "days in details", text, said, changed


def _changed(name, pattern, others, text, said, inputs, chance):
    told = sorted({found[0] for _, one in said for found in pattern.finditer(one)})
    for fact in told:
        if fact not in text:
            continue
        new = chance.choice([one for one in others if one not in text and fact not in one])
        changed = [(role, one.replace(fact, new)) for role, one in said]
        yield f"{name} changed", text, changed, inputs
        yield f"{name} changed in the official words", text.replace(fact, new), said, inputs
        # Dropped: every sentence that says it goes.
        kept = [(role, one) for role, one in said if fact not in one]
        if kept:
            yield f"{name} dropped", text, kept, inputs


def _permissions(text, said, inputs):
    kept = [(role, one) for role, one in said if not _ASKS.search(one)]
    wanted = re.search(r"approv|permission|authoris|agreed by", text)
    if wanted and kept and len(kept) < len(said):
        yield "permission dropped", text, kept, inputs
    kept = [(role, one) for role, one in said if role != "exception"]
    if kept and len(kept) < len(said) and re.search(r"unless|except|save|deport|law\b", text):
        yield "exception dropped", text, kept, inputs
    if not re.search(
        r"unless|except|without|approv|permission|agreed|if |when |as |save", text, re.I
    ):
        for number, (role, one) in enumerate(said):
            if role == "must_not":
                looser = (role, f"{one.rstrip('.')} unless Joanna says yes.")
                yield "exception added", text, [*said[:number], looser, *said[number + 1 :]], inputs
    wrong = [(role, one.replace("Ask Joanna", "Ask Tom")) for role, one in said]
    if wrong != said and "supervis" in text:
        yield "permission of another person", text, wrong, inputs


def _turned(text, said, inputs):
    first = next((one for role, one in said if role == "must_not"), None)
    for role, one in said:
        verb = re.sub(r"^(?:Do not|Never) ", "", one)
        if role != "must_not" or verb == one:
            continue
        for new in (f"You can {verb}", verb[0].upper() + verb[1:]):
            turned = [(r, new if s == one else s) for r, s in said]
            yield "must not turned, in its place", text, turned, inputs
        if one == first:
            only = [("permission", f"You can {verb}") if r == "must_not" and s == one else (r, s)
                    for r, s in said if r != "must_not" or s == one]  # fmt: skip
            yield "must not turned into may", text, only, inputs
    kept = [(role, one) for role, one in said if role != "must_not"]
    if kept and len(kept) < len(said) and re.search(r"\bnot\b", text, re.I):
        yield "must not dropped", text, kept, inputs


def _loosened(text, said, inputs):
    """What has to be done, as something that can be done or must not."""
    rules = [one for role, one in said if role in {"rule", "time"} and _IMPERATIVE.match(one)]
    if len(rules) != 1 or any(role == "must_not" for role, _ in said):
        return
    for name, opening in (
        ("must turned into may", "You can "),
        ("must turned into not", "Do not "),
    ):
        if opening == "You can " and "only" in rules[0]:
            continue  # “You can go only where she says” allows no more than the rule
        new = opening + rules[0][0].lower() + rules[0][1:]
        yield name, text, [(r, new if s == rules[0] else s) for r, s in said], inputs


def rounds(number):
    """A source of chance for each round."""
    yield from (random.Random(seed) for seed in range(number))
