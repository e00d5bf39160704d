"""Random cases that the schemas allow."""

WORDS = ["Jordan", "O'Neill & Sons", "Zoë <b>", "Ring {{ back }}", "\U0001f94a", "1. a\u00a0b"]
FORMS = {
    "date": ["2026-02-28", "2009-06-14", "2199-12-31"],
    "time-of-day": ["00:00", "23:59"],
    "narrative": ["One.\n\n- two\n- three", "| a | b |\n|---|---|\n| 1 | 2 |"],
}


def made(place, pick):
    """A value that a place of the schema allows, by random choices."""
    if place.says("const"):
        return place.says("const")
    if place.codes:
        return pick.choice(list(place.codes))
    if place.says("format") in FORMS:
        return pick.choice(FORMS[place.says("format")])
    kind = place.says("type")
    if kind == "object":
        required = {name for schema, _ in place.schemas for name in schema.get("required", ())}
        names = [n for n in place.names if n in required or pick.random() < 0.5]
        return {name: made(place.step(name), pick) for name in names}
    if kind == "array":
        count = pick.randint(place.says("minItems") or 0, 2)
        entries = [made(place.item, pick) for _ in range(count)]
        return entries[:1] if place.says("uniqueItems") else entries
    if kind in ("integer", "number"):
        return pick.randint(place.says("minimum"), min(place.says("maximum"), 10**6))
    if kind == "boolean":
        return pick.random() < 0.5
    needs_form = place.schemas[-1][0]["title"] not in ("Line", "Official text", "Own words")
    return place.schemas[-1][0]["examples"][0] if needs_form else pick.choice(WORDS)


def settled(case):
    """The same case with ids that are all different and references that are all found."""
    numbers = (f"id-{number}" for number in range(1000))
    lists = ["people", "meetings", "compliance", "warnings"]
    conditions = case.get("supervision", {}).get("conditions", [])
    for entry in [e for name in lists for e in case.get(name, [])] + conditions:
        if "id" in entry:
            entry["id"] = next(numbers)
    entries = [e["id"] for e in case.get("compliance", []) if "id" in e]
    known = [condition["id"] for condition in conditions]
    taught = case.get("easy_read", {}).get("taught", [])
    for entry in [*case.get("compliance", []), *taught]:
        if not known:
            entry.pop("condition", None)
        elif "condition" in entry:
            entry["condition"] = known[0]
    for entry in [*case.get("warnings", []), *case.get("meetings", [])]:
        entry["about"] = entries
    if "breach" in case:
        case["breach"] |= {"failures": entries, "breached_conditions": known}
    if "order" in case.get("easy_read", {}):
        case["easy_read"] |= {"order": known}
    # A file that leaves its service to a folder is told apart elsewhere.
    case.setdefault("service", {"name": WORDS[0]})
    case["child"]["date_of_birth"] = "2009-06-14"
    for section in ("sentence", "remand"):
        if section in case:
            case[section]["date"] = "2026-02-28"
    sentence = case.get("sentence", {})
    sentence |= {"dates": {}} if "dates" in sentence else {}
    sentence |= {"length_months": 18} if "length_months" in sentence else {}
    sentence |= {"credited_days": 5} if "credited_days" in sentence else {}
    if "supervision" in case:
        case["supervision"] |= {"starts": "2026-03-01", "ends": "2026-09-01"}
    return case
