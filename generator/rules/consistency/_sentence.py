"""The sentence against itself: its length, the days credited, the age, and what follows from it."""

from datetime import date

from generator.case.facts.days import add_months, age_on
from generator.case.facts.terms import (
    DTO_MONTHS,
    GROWN_UP,
    LIFE,
    LONGEST_MONTHS,
    YOUNGEST,
    YOUNGEST_DTO,
    term_end,
)
from generator.case.facts.words import count, day_words
from generator.rules.consistency._record import Found, Record

__all__ = ["sentence"]

_MONTHS, _DAYS = "/sentence/length_months", "/sentence/length_days"
_CREDIT = "/sentence/credited_days"
_A_MONTH = 31
_DTO = "dto"
_VIOLENT = {"violent", "sexual"}


def sentence(record: Record) -> Found:
    """Everything of the sentence that stands beside something it has to fit."""
    yield from _responsible(record)
    if record.facts.status != "sentenced":
        return
    yield from _length(record)
    yield from _parts(record)
    yield from _credit(record)
    yield from _age(record)
    yield from _kind(record)
    yield from _schemes(record)


def _number(record: Record, key: str) -> int | None:
    value = record.facts.get("sentence", key)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _length(record: Record) -> Found:
    months, days = _number(record, "length_months"), _number(record, "length_days")
    kind = record.facts.text("sentence", "type")
    if months is not None and days is not None and days:
        message = (
            f"The length of the sentence is given in months and in days: "
            f"{count(months, 'month')}, and {count(days, 'day')} on top of them."
        )
        # More days than a month has are no rest of a term: the same length was written twice.
        check = "length-impossible" if days >= _A_MONTH or kind == _DTO else "length-doubtful"
        yield from record.say(check, message, _DAYS, _MONTHS)
    if kind == _DTO and record.facts.get("sentence", "breach_term") is not True:
        yield from _dto_length(record, months, days)
    elif months is not None and months > LONGEST_MONTHS.get(kind, months):
        message = f"The sentence cannot be {count(months, 'month')} long."
        yield from record.say("length-impossible", message, _MONTHS, "/sentence/type")
    if months == 0 and not days:
        yield from record.say("length-impossible", "The sentence is 0 months long.", _MONTHS)


def _dto_length(record: Record, months: int | None, days: int | None) -> Found:
    least, most = DTO_MONTHS
    start = record.facts.day("sentence", "date")
    held = record.facts.get("sentence")
    end = term_end(start, held) if start else None
    if start is None or end is None or (months is None and days is None):
        return
    if add_months(start, least) <= end <= add_months(start, most):
        return
    said = " and ".join(
        count(number, unit) for number, unit in ((months, "month"), (days, "day")) if number
    )
    message = f"A detention and training order is {least} to {most} months long, and this is {said}"
    if not months and days and least <= days <= most:
        message += f": perhaps {count(days, 'month')} was meant"
    place = _MONTHS if months else _DAYS
    yield from record.say("length-impossible", f"{message}.", place, "/sentence/type")


def _parts(record: Record) -> Found:
    kind = record.facts.text("sentence", "type")
    months, custody = _number(record, "length_months"), _number(record, "custodial_months")
    extension = _number(record, "extension_months")
    if kind and kind not in {"s254", "s252A"}:
        for key, part in (("custodial_months", custody), ("extension_months", extension)):
            if part:
                message = (
                    f"The sentence has {'a custodial term' if 'cust' in key else 'an extension'} "
                    f"of {count(part, 'month')}, which this type of sentence does not have."
                )
                yield from record.say(
                    "length-impossible", message, f"/sentence/{key}", "/sentence/type"
                )
    if months is not None and custody is not None and months != custody + (extension or 0):
        message = (
            f"The sentence is {count(months, 'month')} long, and its parts come to "
            f"{count(custody + (extension or 0), 'month')}."
        )
        yield from record.say("length-impossible", message, _MONTHS, "/sentence/custodial_months")
    end = record.days("/sentence/dates/sentence_end")
    start = record.facts.day("sentence", "date")
    if not end or start is None or kind in LIFE:
        return
    # Credit and consecutive terms move the end by some months; twice the term is another sentence.
    term = term_end(start, record.facts.get("sentence"))
    if term is None or record.facts.get("sentence", "consecutive") is True:
        return
    day, credit = end[0][1], _number(record, "credited_days") or 0
    counted = term.toordinal() - 1 - credit
    real = 0 < counted < date.max.toordinal()
    if real and abs(counted - day.toordinal()) > _A_MONTH:
        message = (
            f"The sentence ends on {day_words(day)}. Counted from {day_words(start)} by its "
            f"length and the {count(credit, 'day')} credited, it ends on "
            f"{day_words(date.fromordinal(counted))}."
        )
        place = _MONTHS if months else _DAYS
        yield from record.say("record-doubtful", message, end[0][0].place, place, _CREDIT)


def _credit(record: Record) -> Found:
    credit = _number(record, "credited_days")
    start = record.facts.day("sentence", "date")
    if credit is None or start is None:
        return
    offence = min(((d, at.place) for at, d in record.days("/court/offences/*/date")), default=None)
    if offence is not None and credit > max((start - offence[0]).days, 0):
        message = (
            f"{count(credit, 'day')} are credited, and from the first offence, "
            f"{day_words(offence[0])}, to the sentence are "
            f"{count((start - offence[0]).days, 'day')}."
        )
        yield from record.say("credit-impossible", message, _CREDIT, offence[1])
        return
    # A life sentence has no term that credit could use up.
    for_life = record.facts.text("sentence", "type") in LIFE
    end = None if for_life else term_end(start, record.facts.get("sentence"))
    term = (end - start).days if end is not None else None
    if term is not None and credit >= term:
        message = (
            f"{count(credit, 'day')} are credited, and the whole sentence is {count(term, 'day')}."
        )
        yield from record.say("credit-impossible", message, _CREDIT, _MONTHS)
        return
    remand = record.facts.day("remand", "date")
    if remand is not None and remand <= start:
        days = (start - remand).days
        if abs(days - credit) > 1:
            message = (
                f"{count(credit, 'day')} are credited, and from the remand, {day_words(remand)}, "
                f"to the sentence are {count(days, 'day')}."
            )
            yield from record.say("credit-doubtful", message, _CREDIT, "/remand/date")
    elif term is not None and credit * 2 > term and record.facts.get("placement"):
        message = (
            f"{count(credit, 'day')} are credited, which is more than the half of the sentence "
            f"that is served in custody, and {record.name} is in custody."
        )
        yield from record.say("credit-doubtful", message, _CREDIT, _MONTHS)


def _age(record: Record) -> Found:
    born, day = record.facts.born, record.facts.day("sentence", "date")
    if born is None or day is None or day < born:
        return
    age, kind = age_on(born, day), record.facts.text("sentence", "type")
    youngest = YOUNGEST_DTO if kind == _DTO else YOUNGEST
    message = f"By the date of birth {record.name} was {count(age, 'year')} old when sentenced"
    if age < youngest:
        message += f", and the youngest age for this sentence is {youngest}."
        yield from record.say(
            "age-contradicts", message, "/child/date_of_birth", "/sentence/date", "/sentence/type"
        )
    elif age >= GROWN_UP:
        check = "age-contradicts" if age > GROWN_UP else "age-doubtful"
        message += ", and this sentence is for those who were under 18 at the conviction."
        yield from record.say(
            check, message, "/child/date_of_birth", "/sentence/date", "/sentence/type"
        )


def _responsible(record: Record) -> Found:
    """Nobody under ten has offended in law."""
    born = record.facts.born
    for pattern in ("/court/offences/*/date", "/court/previous/*/date"):
        for at, day in record.days(pattern) if born else ():
            age = age_on(born, day) if born else 0
            if 0 <= age < YOUNGEST:
                message = (
                    f"On {day_words(day)} {record.name} was {count(age, 'year')} old, and nobody "
                    f"under {YOUNGEST} can be found to have offended."
                )
                yield from record.say("age-contradicts", message, at.place, "/child/date_of_birth")


def _kind(record: Record) -> Found:
    kind, facts = record.facts.text("supervision", "kind"), record.facts.sentence
    if not kind or facts is None:
        return
    if (kind == "notice-of-supervision") == (facts.community == "notice of supervision"):
        return
    given = "a notice of supervision" if kind == "notice-of-supervision" else "a licence"
    article = "a notice of supervision" if given == "a licence" else "a licence"
    message = f"Supervision is recorded as {given}, and after this sentence it is {article}."
    doubtful = "community" in facts.confirm
    check = "supervision-kind-doubtful" if doubtful else "supervision-kind"
    yield from record.say(check, message, "/supervision/kind", "/sentence/type")


def _schemes(record: Record) -> Found:
    """MAPPA and victim contact: what is said of them against the length and the offence."""
    long, facts = record.facts.lasts(12), record.facts
    kinds = [at.value for at in record.find("/court/offences/*/category")]
    violent = bool(_VIOLENT.intersection(k for k in kinds if isinstance(k, str)))
    length = _MONTHS if record.find(_MONTHS) else "/sentence/date"
    mappa, contact = (
        facts.get("sentence", "mappa_eligible"),
        facts.get("sentence", "victim_contact_eligible"),
    )
    if mappa is True and long is False:
        message = (
            f"{record.name} is recorded as coming under MAPPA, and the sentence is under 12 months."
        )
        yield from record.say("record-doubtful", message, "/sentence/mappa_eligible", length)
    elif mappa is False and long is True and violent:
        message = (
            f"{record.name} is recorded as not coming under MAPPA, and the sentence is 12 months "
            "or more for a violent or sexual offence."
        )
        yield from record.say("record-doubtful", message, "/sentence/mappa_eligible", length)
    if isinstance(contact, bool) and long is not None and contact is not long:
        message = (
            f"The victim contact scheme is recorded as {'' if contact else 'not '}applying, and "
            f"the sentence is {'under 12 months' if contact else '12 months or more'}."
        )
        yield from record.say(
            "record-doubtful", message, "/sentence/victim_contact_eligible", length
        )
    scheme = facts.text("court", "victims", "contact_scheme")
    if contact is True and scheme == "not-eligible":
        message = "The victim contact scheme applies by the sentence, and not by the court section."
        yield from record.say(
            "record-contradicts",
            message,
            "/court/victims/contact_scheme",
            "/sentence/victim_contact_eligible",
        )
    elif contact is False and scheme in {"offered", "opted-in", "declined"}:
        message = (
            "The victim contact scheme is recorded as not applying, and as offered to the victim."
        )
        yield from record.say(
            "record-doubtful",
            message,
            "/court/victims/contact_scheme",
            "/sentence/victim_contact_eligible",
        )
