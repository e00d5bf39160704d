"""Cases in which everything fits, drawn from a seed: any shape the schemas allow, one timeline.

Nothing here uses the tables of the checks: the timeline is written out by hand.
"""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from generator.case._schema import root
from tests.case.any_case import made, settled

TERMS = {"dto": (8, 24), "s250": (14, 60), "s254": (48, 96)}
CUSTODY = ["initial-planning", "second", "review", "release-preparation", "final-release"]
COMMUNITY = ["community-planning", "progress-review"]
OTHER = ["cart-panel", "marm", "mappa", "management-discussion", "transition-panel", "other"]
PAST = ["attended", "attended-late", "acceptable-absence", "rearranged"]
FAILED = ["unacceptable-absence", "did-not-engage"]


class Timeline:
    """The days of one sentence, and the day it is looked at from."""

    def __init__(self, pick):
        self.kind = pick.choice(list(TERMS))
        self.months = pick.randint(*TERMS[self.kind])
        self.sentence = date(2025, 1, 1) + timedelta(days=pick.randrange(700))
        self.remand = self.sentence - timedelta(days=pick.randint(1, 40))
        self.credit = (self.sentence - self.remand).days
        self.offence = self.remand - timedelta(days=pick.randint(5, 60))
        self.born = self.sentence - relativedelta(years=16, days=pick.randrange(300))
        whole = self.sentence + relativedelta(months=self.months) - timedelta(days=1)
        self.end = whole - timedelta(days=self.credit)
        self.mid = self.sentence + (whole - self.sentence) / 2 - timedelta(days=self.credit)
        self.early = max(self.mid - relativedelta(months=1), self.sentence)
        self.late = self.mid + relativedelta(months=1)
        early = self.kind != "s254" and pick.random() < 0.5
        self.release = self.early if early else self.mid
        self.released = pick.random() < 0.5
        near = self.release + timedelta(days=40)
        self.today = near if self.released else self.sentence + timedelta(days=42)
        self.released = self.today >= self.release


def iso(day):
    return day.isoformat()


def consistent(pick):
    """A case that agrees with itself, and the day to look at it."""
    line = Timeline(pick)
    case = settled(made(root("case"), pick))
    past = line.today - timedelta(days=1)
    case.pop("panel", None)
    _child(case, line, pick)
    _people(case, past)
    _court(case, line)
    _sentence(case, line, pick)
    if "placement" in case:
        _placement(case["placement"], line)
        _workers(case)
    for papers in ("custody", "voice", "referrals"):
        _on_one_day(case.get(papers, {}), past)
    _dated(case.get("voice", {}).get("aftercare", {}), starts=line.end, review=line.end)
    _bail(case.get("bail", {}), line)
    _plan(case.get("plan", {}), line, past)
    _meetings(case, line, pick)
    _events(case, line, pick, past)
    if "supervision" in case:
        _supervision(case["supervision"], line)
    if line.released:
        _breach(case, line)
    else:
        for section in ("compliance", "warnings", "breach"):
            case.pop(section, None)
        for meeting in case.get("meetings", ()):
            meeting.pop("about", None)
    _release_papers(case.get("release", {}), line, past)
    _transition(case.get("transition", {}), line, past)
    _cart(case.get("cart", {}), line, past)
    _same_panel(case)
    _letters(case, past)
    _dated(case.get("assessment", {}), date=line.sentence)
    easy = case.get("easy_read", {})
    _dated(easy, explained_on=past)
    _dated(easy.get("signed", {}), on=past)
    for asked in easy.get("taught", ()):
        _dated(asked, date=past, again_on=past)
    _dated(case.get("pre_sentence", {}), report_date=line.sentence - timedelta(days=1))
    exploitation = case.get("assessment", {}).get("exploitation", {})
    _dated(exploitation, nrm_date=line.sentence)
    exploitation |= {"concern": True} if exploitation else {}
    if "nrm_date" in exploitation:
        exploitation["nrm"] = "referred"
    return case, line.today


def _dated(record, **days):
    for key, day in days.items():
        if key in record:
            record[key] = iso(day)


CUSTODY_DAYS = ("date", "due", "by_when", "meeting_date")
CUSTODY_DAYS += ("asked_on", "sent_on", "decided_on", "reported_on", "reviewed_on", "outcome_on")
CUSTODY_DAYS += ("on", "made_on", "told_on", "offered_on", "known_on", "before", "starts")


def _on_one_day(papers, day):
    """All that the papers about custody, and what is in them, tell happened on one day."""
    if isinstance(papers, dict):
        _dated(papers, **dict.fromkeys(CUSTODY_DAYS, day))
    for inner in papers.values() if isinstance(papers, dict) else papers:
        if isinstance(inner, dict | list):
            _on_one_day(inner, day)


def _bail(bail, line):
    _dated(bail, hearing_date=line.remand, defence_told_on=line.remand)
    for asked in bail.get("funding", ()):
        _dated(asked, asked_on=line.remand)


def _letters(case, past):
    held = case.get("letters", {})
    parts = [held.get(name, {}) for name in ("custody", "early_release")]
    for letter in parts:
        _dated(letter, date=past, decided_on=past, talked_on=past)
    for letter in (*parts, *case.get("warnings", ())):
        for other in letter.get("other_languages", ()):
            _dated(other, read_on=past)
    for reader in (case["child"], *case.get("people", ())):
        _dated(reader.get("letters_in", {}), asked_on=past)


def _child(case, line, pick):
    child = case["child"]
    child |= {"first_name": "Jordan", "last_name": "Mc Allister", "date_of_birth": iso(line.born)}
    child.pop("known_as", None)
    child.pop("pronouns", None)
    # Who supervises is one of the people, which this draw does not see to.
    case.get("supervision", {}).pop("supervising_officer", None)
    if "looked_after" in child:
        child["looked_after"] |= {"status": pick.choice(["section-20", "full-care-order"])}
        _dated(child["looked_after"], since=line.born + timedelta(days=2000))
    communication = child.get("communication", {})
    if "salt_assessment" in communication:
        communication["salt_assessment"]["status"] = "done"
        _dated(communication["salt_assessment"], date=line.offence)
    communication.pop("needs", None)
    child.pop("interpreter_needed", None)
    child.get("education", {}).pop("year_group", None)
    _dated(child.get("education", {}), ehcp_review_due=line.release)


def _people(case, past):
    for number, person in enumerate(case.get("people", ())):
        _dated(person, consent_on=past)
        person.update({"age": 15} if "age" in person else {})
        person["name"] = f"Pat{number} Rowe{number}"
        person.update({"can_contact": True} if "can_contact" in person else {})
        person.pop("phone", None)
    for number, one in enumerate(case.get("assessment", {}).get("people_who_pose_risk", ())):
        one["name"] = f"Sam{number} Grey{number}"


def _court(case, line):
    court = case.get("court", {})
    _dated(court, hearing_date=line.sentence)
    for offence in court.get("offences", ()):
        _dated(offence, date=line.offence, date_to=line.offence + timedelta(days=1))
    for one in court.get("previous", ()):
        _dated(one, date=line.offence - timedelta(days=200))
    if "victims" in court:
        court["victims"].pop("contact_scheme", None)


def _sentence(case, line, pick):
    for key in ("sentence", "remand"):
        case.setdefault(key, {"type": "youth-detention-accommodation"})
    remand, sentence = case["remand"], case["sentence"]
    remand |= {"date": iso(line.remand)}
    _dated(remand, next_hearing=line.sentence)
    for key in ("length_days", "length_months", "custodial_months", "extension_months", "dates"):
        sentence.pop(key, None)
    for key in ("mappa_eligible", "victim_contact_eligible", "consecutive", "court"):
        sentence.pop(key, None)
    sentence |= {"type": line.kind, "date": iso(line.sentence), "recall": False}
    sentence |= {"breach_term": False, "credited_days": line.credit, "early_release_eligible": True}
    sentence.pop("early_release_exclusion", None)
    if line.kind == "s254":
        extension = pick.randint(12, 24)
        sentence |= {"custodial_months": line.months - extension, "extension_months": extension}
    elif pick.random() < 0.8:
        sentence["length_months"] = line.months
    dates = {"mid_point": line.mid, "release": line.release, "sentence_end": line.end}
    if line.kind == "dto":
        dates |= {"early_release": line.early, "late_release": line.late}
    if line.kind == "s250":
        dates |= {"hdc_from": line.early}
    dates |= {"rotl_from": line.sentence + timedelta(days=30)}
    dates |= {"licence_end": line.end, "confirmed_on": line.sentence + timedelta(days=2)}
    kept = {key: iso(day) for key, day in dates.items() if pick.random() < 0.8}
    if line.release < line.mid:
        kept.pop("mid_point", None) if "early_release" not in kept and "hdc_from" not in kept else 0
    sentence["dates"] = kept


def _placement(placement, line):
    placement |= {"entered": iso(line.sentence), "establishment": "Fernhill"}
    placement |= {"distance_miles": 40, "travel_minutes": 70}
    _dated(placement, placement_confirmed=line.sentence)
    if "education_hours_week" in placement:
        placement["education_hours_week"] = 15
    placement["transferred"] = []


def _workers(case):
    """Who works where the child is held is the one that the placement names."""
    for person in case.get("people", ()):
        if person["role"] == "secure-practitioner":
            person["organisation"] = case["placement"]["establishment"]
            case["placement"]["practitioner"] = person["name"]


def _plan(plan, line, past):
    made_on, reviewed = line.sentence + timedelta(days=15), line.sentence + timedelta(days=30)
    _dated(plan, created=made_on, reviewed=reviewed, next_review=reviewed + timedelta(days=30))
    for one in plan.get("sign_off", ()):
        _dated(one, date=past)
        one.pop("agreed", None)
    objectives = [o for p in plan.get("pathways", ()) for o in p["objectives"]]
    for one in (
        *objectives,
        *plan.get("offence_focused", ()),
        *plan.get("compliance_objectives", ()),
    ):
        _dated(one, by_when=reviewed + timedelta(days=20))
    home = plan.get("accommodation", {})
    if home:
        home |= {"status": "confirmed", "with_whom": "Aunt Mel Downs"}
        home.pop("address", None)
    _dated(home, confirmed_on=past, escalated_on=past)


def _meetings(case, line, pick):
    for meeting in case.get("meetings", ()):
        kind = pick.choice(CUSTODY + OTHER + (COMMUNITY if line.released else []))
        since = line.release if kind in COMMUNITY else line.sentence + timedelta(days=10)
        meeting |= {"type": kind, "date": iso(since + timedelta(days=pick.randrange(12)))}
        meeting.update({"held": True} if "held" in meeting else {})
        # At the hour of the appointments, should it fall on their day.
        meeting.update({"time": "15:00"} if "time" in meeting else {})
        day = date.fromisoformat(meeting["date"])
        _dated(meeting, next_date=day + timedelta(days=14))
        for action in meeting.get("actions", ()):
            _dated(action, due=day + timedelta(days=7), done_on=day + timedelta(days=6))
            action.update({"status": "done"} if "done_on" in action else {})


def _events(case, line, pick, past):
    kept = []
    for event in case.get("events", ()):
        event["date"] = iso(past if line.released else line.sentence + timedelta(days=9))
        if event["type"] in {"rotl", "family-visit", "visit-resettlement-worker"}:
            event["date"] = iso(line.sentence + timedelta(days=pick.randrange(1, 20)))
        if event["type"] == "psr-sent":
            event["date"] = iso(line.sentence - timedelta(days=1))
        if event["type"] == "salt-assessment":
            event["date"] = iso(line.offence)
        if event["type"] == "closing-assessment":
            continue
        if event["type"] == "release":
            if not line.released:
                continue
            event["date"] = iso(line.release)
        kept.append(event)
    case["events"] = kept


def _supervision(supervision, line):
    dto = line.kind == "dto"
    supervision |= {"kind": "notice-of-supervision" if dto else "licence"}
    supervision |= {"starts": iso(line.release), "ends": iso(line.end)}
    supervision |= {"hdc_or_early": line.release < line.mid}
    _dated(supervision.get("signed", {}), explained_on=line.sentence + timedelta(days=30))
    reporting = supervision.get("reporting", {})
    _dated(reporting, date=line.release)
    reporting |= {"time": "15:00"} if "time" in reporting else {}
    for one in supervision.get("appointments", ()):
        one |= {"date": iso(line.release), "time": "15:00", "what": "Meet your worker"}
    day = supervision.get("release", {})
    _dated(day, date=line.release)
    for key, said in {
        "met_by": "Mel Downs", "travel_with": "Mel Downs", "time": "09:30",
        "first_contact_time": "15:00",
    }.items():  # fmt: skip
        day |= {key: said} if key in day else {}
    for number, condition in enumerate(supervision.get("conditions", ()), 1):
        condition |= {"number": number, "official_text": "Be of good behaviour."}
        inputs = condition.get("inputs", {})
        inputs.pop("names", None)
        inputs.pop("address", None)
        _dated(inputs, **{"from": line.release, "until": line.end})


def _release_papers(papers, line, past):
    told = line.sentence + timedelta(days=32)
    arrangements = papers.get("arrangements", {})
    days = ("home_known_on", "education_known_on", "health_known_on", "agreed_on")
    _dated(arrangements, **dict.fromkeys(days, told))
    home = papers.get("home_report", {})
    home |= {"occupier_consent": "given"} if "occupier_consent" in home else {}
    home |= {"power_supply": True} if "power_supply" in home else {}
    home |= {"manageable": "with-actions"} if "manageable" in home else {}
    _dated(home, visited_on=told, consent_on=told, manager_agreed_on=told + timedelta(days=4))
    for check in ("police_check", "childrens_services_check"):
        _dated(home.get(check, {}), asked_on=told, received_on=told + timedelta(days=3))
    for action in home.get("actions", ()):
        _dated(action, due=told + timedelta(days=7), done_on=told + timedelta(days=2))
        action.update({"status": "done"} if "done_on" in action else {})
    proposal = papers.get("conditions_proposal", {})
    _dated(proposal, standard_explained_on=told, manager_agreed_on=told)
    day = line.sentence + timedelta(days=31)
    _dated(papers.get("temporary_release", {}), date=day, manager_agreed_on=day)
    escalation = papers.get("accommodation_escalation", {})
    for one in escalation.get("tried", ()):
        _dated(one, date=told)
    for one in escalation.get("steps", ()):
        _dated(one, asked_on=told, due=told + timedelta(days=7))
    grant = papers.get("grant", {})
    _dated(grant, decided_on=told)
    grant |= {"decision": "agreed"} if "decision" in grant else {}
    for item in grant.get("items", ()):
        _dated(item, needed_by=line.release)
        item["cost"] = 90


def _breach(case, line):
    for number, entry in enumerate(case.get("compliance", ())):
        day = line.release + timedelta(days=2 + number)
        entry |= {"date": iso(day), "outcome": FAILED[number % 2]}
        _dated(entry, responded_on=day)
    sent = line.release + timedelta(days=10)
    for warning in case.get("warnings", ()):
        warning |= {"date": iso(sent)}
        _dated(warning, sent_on=sent, discussed_on=sent)
        if "discussed_with_manager" in warning:
            warning["discussed_with_manager"] = True
    breach = case.get("breach", {})
    breach |= {"order": "The order"} if "order" in breach else {}
    _dated(
        breach,
        compliance_panel_date=sent + timedelta(days=2),
        manager_agreed_on=sent + timedelta(days=4),
        summons_date=sent + timedelta(days=6),
        hearing_date=line.today + timedelta(days=20),
    )


def _transition(transition, line, past):
    _dated(transition, target_date=line.born + relativedelta(years=18))
    _dated(transition, adult_custody_explained_on=past)
    if "adult_custody_explained" in transition:
        transition["adult_custody_explained"] = True
    target = line.born + relativedelta(years=18)
    for step in transition.get("steps", ()):
        _dated(step, by_when=target, done_on=min(past, target))
        step.update({"status": "done"} if "done_on" in step else {})
    for one in transition.get("meetings_planned", ()):
        _dated(one, date=target + timedelta(days=30))


def _same_panel(case):
    """The child's item is that of the last panel on record."""
    panels = [one for one in case.get("meetings", ()) if one["type"] == "cart-panel"]
    last = max(panels, key=lambda one: one["date"], default=None)
    cart = case.get("cart", {})
    if not last:
        return
    day = date.fromisoformat(last["date"])
    for pathway in cart.get("pathways", ()):
        for action in pathway.get("actions", ()):
            _dated(action, due=day + timedelta(days=10))
    if cart.get("panel_date"):
        _dated(cart, referred_on=day - timedelta(days=9), panel_date=day)
        for pathway in cart.get("pathways", ()):
            for action in pathway.get("actions", ()):
                _dated(action, due=day + timedelta(days=10))
        if "next_date" in last and "next_date" in cart:
            cart["next_date"] = last["next_date"]
        else:
            # A panel of long ago has no next one that is still ahead.
            cart.pop("next_date", None)


def _cart(cart, line, past):
    _dated(cart, referred_on=past - timedelta(days=9), panel_date=past)
    _dated(cart, next_date=line.today + timedelta(days=20))
    for pathway in cart.get("pathways", ()):
        for action in pathway.get("actions", ()):
            _dated(action, due=line.today + timedelta(days=10))
    for one in cart.get("escalations", ()):
        _dated(one, date=past)
