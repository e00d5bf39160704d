"""Ten blank forms of services that do not exist, by different hands, each with what is right.

A key is a line for each place, in the order of the form: the label and the field that belongs
there. None is for what has no field or stays empty: nothing may be written there without a
comment. Several fields are all right where each says the same.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tests.adopt.word_xml import (
    b,
    box,
    choice,
    control,
    day,
    docx,
    legacy,
    legacy_box,
    legacy_list,
    p,
    r,
    ruled,
    tab,
    table,
    tc,
)

Key = list[tuple[str, str | tuple[str, ...] | None]]
DOTS = "." * 40
LINE = "_" * 30
REFERRER = "team.case_manager"


@dataclass(frozen=True)
class BlankForm:
    """A form and its key."""

    name: str
    made: Callable[[], bytes]
    key: Key


def _tables() -> bytes:
    return docx(
        p("Calderbrook Youth Justice Service", style="Title"),
        p("Health referral form", style="Heading1"),
        p("1. Young person's details", style="Heading2"),
        table(
            ["Surname", "", "Forename(s)", ""],
            ["Date of birth", "", "Gender", ""],
            ["Ethnicity", "", "Religion", ""],
            ["Home address", tc("", span=3)],
            ["Postcode", "", "First language", ""],
            ["NHS number", "", "Interpreter required? (Yes/No)", ""],
            columns=4,
        ),
        p("2. Parent / carer details", style="Heading2"),
        table(
            ["Name", ""],
            ["Relationship to young person", ""],
            ["Telephone number", ""],
            ["Email address", ""],
            ["Address (if different)", ""],
        ),
        p("3. GP details", style="Heading2"),
        table(["Name", ""], ["Surgery", ""], ["Telephone", ""]),
        p("4. Referrer", style="Heading2"),
        table(["Name", ""], ["Job title", ""], ["Phone", ""], ["Date of referral", ""]),
        p("5. Health", style="Heading2"),
        table(["Medical conditions (please list any that are known)"], [""]),
        table(["Signature", "", "Date", ""], columns=4),
    )


_TABLES: Key = [
    ("Surname", "child.last_name"),
    ("Forename(s)", "child.first_name"),
    ("Date of birth", "child.date_of_birth"),
    ("Gender", "child.gender"),
    ("Ethnicity", "child.ethnicity"),
    ("Religion", "child.religion"),
    ("Home address", "child.home_address"),
    ("Postcode", "child.home_address.postcode"),
    ("First language", "child.first_language"),
    ("NHS number", None),
    ("Interpreter required? (Yes/No)", "child.interpreter_needed"),
    ("Name", "team.parent.name"),
    ("Relationship to young person", "team.parent.relationship"),
    ("Telephone number", "team.parent.phone"),
    ("Email address", "team.parent.email"),
    ("Address (if different)", "team.parent.address"),
    ("Name", None),
    ("Surgery", None),
    ("Telephone", None),
    ("Name", f"{REFERRER}.name"),
    ("Job title", f"{REFERRER}.job_title"),
    ("Phone", f"{REFERRER}.phone"),
    ("Date of referral", "document.date"),
    ("Medical conditions (please list any that are known)", "child.health_summary"),
    ("Signature", None),
    ("Date", None),
]


def _dots() -> bytes:
    return docx(
        p(b("NOTIFICATION OF A REMAND INTO CUSTODY"), more='<w:jc w:val="center"/>'),
        p(b("About the child")),
        p(r("Full name: "), r(DOTS), r("  D.O.B: "), r("__/__/____")),
        p("Known as: " + DOTS),
        p("Address: " + DOTS),
        p(DOTS),
        p("Nationality …………………… Ethnic origin ………………………"),
        p(b("About the court")),
        p("Name of court: " + LINE),
        p("Date of hearing: ___ / ___ / ______"),
        p("Court case number: " + LINE),
        p("Type of remand: " + LINE),
        p("Date of next hearing: " + LINE),
        p(b("About the placement")),
        p("Establishment: ", ruled()),
        p("Unit / wing: ", ruled()),
        p("Date entered custody: ", ruled(2)),
        p(b("What do we need to know on the first night?")),
        p(DOTS * 2),
        p(DOTS * 2),
        p(b("Youth justice worker")),
        p("Name: " + LINE + " Telephone: " + LINE),
        p("Email: " + LINE),
        p("Shoe size: " + LINE),
        p("Signed: " + LINE + " Date: " + LINE),
    )


_DOTS: Key = [
    ("Full name", "child.full_name"),
    ("D.O.B", "child.date_of_birth"),
    ("Known as", "child.known_as"),
    ("Address", "child.home_address"),
    ("Nationality", "child.nationality"),
    ("Ethnic origin", "child.ethnicity"),
    ("Name of court", "court.name"),
    ("Date of hearing", "court.hearing_date"),
    ("Court case number", "court.case_number"),
    ("Type of remand", "remand.type"),
    ("Date of next hearing", "remand.next_hearing"),
    ("Establishment", "placement.establishment"),
    ("Unit / wing", "placement.unit"),
    ("Date entered custody", "placement.entered"),
    ("What do we need to know on the first night?", None),
    ("Name", "team.case_manager.name"),
    ("Telephone", "team.case_manager.phone"),
    ("Email", "team.case_manager.email"),
    ("Shoe size", None),
    ("Signed", None),
    ("Date", None),
]


def _controls() -> bytes:
    return docx(
        p("Accommodation on release: request to housing", style="Title"),
        p("Young person", style="Heading1"),
        table(
            ["Name of young person:", tc(p(control("Full name")))],
            ["Date of birth:", tc(p(day()))],
            ["Pronouns:", tc(p(choice("he/him", "she/her", "they/them")))],
            ["Our reference:", tc(p(control()))],
        ),
        p("Sentence", style="Heading1"),
        p("Sentence: ", control("", "Enter the sentence")),
        p("Date of sentence: ", day()),
        p("Length of sentence (months): ", control("", "Enter a number")),
        p("Earliest release date: ", day()),
        p("Expected release date: ", day()),
        p("Is the young person looked after? ", choice("Yes", "No")),
        p("Where they will live", style="Heading1"),
        p(control("Proposed release address", "Click here and type the address")),
        p("Who lives at the address: ", control()),
        p("Council tax band: ", control()),
        p("Social worker", style="Heading1"),
        p("Name: ", control()),
        p("Email: ", control()),
        header=p("Case reference: ", control("", "Enter")),
    )


_CONTROLS: Key = [
    ("Name of young person", "child.full_name"),
    ("Date of birth", "child.date_of_birth"),
    ("Pronouns", "child.pronouns"),
    ("Our reference", "case_id"),
    ("Sentence", ("sentence.type", "sentence.label")),
    ("Date of sentence", "sentence.date"),
    ("Length of sentence (months)", "sentence.length_months"),
    ("Earliest release date", "sentence.dates.early_release"),
    ("Expected release date", ("sentence.dates.release", "sentence.expected_release")),
    ("Is the young person looked after?", "child.looked_after.status"),
    ("Proposed release address", "plan.accommodation.address"),
    ("Who lives at the address", "plan.accommodation.with_whom"),
    ("Council tax band", None),
    ("Name", "team.social_worker.name"),
    ("Email", "team.social_worker.email"),
    ("Case reference", "case_id"),
]


def _legacy() -> bytes:
    return docx(
        p(b("WESTMERE YOUTH OFFENDING TEAM")),
        p(b("SUBSTANCE MISUSE REFERRAL")),
        table(
            [tc(p(b("CLIENT DETAILS")), span=4)],
            ["Forename:", tc(p(legacy("Text1"))), "Surname:", tc(p(legacy("Text2")))],
            ["DOB:", tc(p(legacy("Text3"))), "Age:", tc(p(legacy("Text4")))],
            [
                "Gender:",
                tc(p(legacy_list("Dropdown1", "Male", "Female", "Other"))),
                "Ethnicity:",
                tc(p(legacy("Text5"))),
            ],
            [tc(p("School / college: ", legacy("Text6")), span=4)],
            [tc(p("Year group: ", legacy("Text7")), span=4)],
            [tc(p(b("ORDER")), span=4)],
            ["Type of order:", tc(p(legacy("Text8"))), "Date made:", tc(p(legacy("Text9")))],
            [tc(p(b("SUPERVISING OFFICER")), span=4)],
            ["Name:", tc(p(legacy("Text10"))), "Tel:", tc(p(legacy("Text11")))],
            columns=4,
        ),
        p("Interpreter needed:  ", legacy_box("Check1"), " Yes  ", legacy_box("Check2"), " No"),
        p("Has an EHC plan:  ", legacy_box("Check3"), " Yes  ", legacy_box("Check4"), " No"),
        p("Substances used: ", legacy("Text12")),
        p("Views of the young person: ", legacy("Text13")),
        p("Date of assessment: ", legacy("Text14", "Enter the date of the last assessment")),
        p(b("FOR OFFICE USE ONLY")),
        p("Date received: ", legacy("Text15"), "  Worker: ", legacy("Text16")),
    )


_LEGACY: Key = [
    ("Forename", "child.first_name"),
    ("Surname", "child.last_name"),
    ("DOB", "child.date_of_birth"),
    ("Age", "child.age"),
    ("Gender", "child.gender"),
    ("Ethnicity", "child.ethnicity"),
    ("School / college", "child.education.school"),
    ("Year group", "child.education.year_group"),
    ("Type of order", "sentence.type"),
    ("Date made", "sentence.date"),
    ("Name", "team.case_manager.name"),
    ("Tel", "team.case_manager.phone"),
    ("Interpreter needed", "child.interpreter_needed"),
    ("Has an EHC plan", "child.education.ehcp"),
    ("Substances used", None),
    ("Views of the young person", "identity.child_view"),
    ("Date of assessment", "assessment.date"),
    ("Date received", None),
    ("Worker", None),
]


def _two_column() -> bytes:
    return docx(
        p("Family contact sheet", style="Title"),
        table(
            [
                tc(
                    p(b("Child")),
                    p("Name: "),
                    p("Date of birth: "),
                    p("Religion: "),
                    p("First language: "),
                ),
                tc(
                    p(b("Parent or carer")),
                    p("Name: "),
                    p("Relationship: "),
                    p("Mobile: "),
                    p("Email: "),
                ),
            ],
            [
                tc(p(b("School")), p("Name: "), p("Year group: ")),
                tc(p(b("Solicitor")), p("Name: "), p("Phone: "), p("Firm: ")),
            ],
        ),
        p("Case manager"),
        table(
            ["Name", "Phone", "Email"],
            ["", "", ""],
            columns=3,
        ),
    )


_TWO_COLUMN: Key = [
    ("Name", "child.full_name"),
    ("Date of birth", "child.date_of_birth"),
    ("Religion", "child.religion"),
    ("First language", "child.first_language"),
    ("Name", "team.parent.name"),
    ("Relationship", "team.parent.relationship"),
    ("Mobile", "team.parent.phone"),
    ("Email", "team.parent.email"),
    ("Name", "child.education.school"),
    ("Year group", "child.education.year_group"),
    ("Name", "team.solicitor.name"),
    ("Phone", "team.solicitor.phone"),
    ("Firm", None),
    ("Name", "team.case_manager.name"),
    ("Phone", "team.case_manager.phone"),
    ("Email", "team.case_manager.email"),
]


def _letter() -> bytes:
    return docx(
        p("Northwold Council Youth Justice Service"),
        p("Date: " + LINE),
        p("Our ref: " + LINE),
        p("Dear " + LINE),
        p(b("Planning meeting")),
        p(
            r("I am writing about "),
            r("______________"),
            r(" (name of young person), born on "),
            r("___/___/____"),
            r(" (date of birth), who is now at "),
            r("______________"),
            r(" (name of establishment)."),
        ),
        p("The sentence was made on __________ (date of sentence) at [insert name of court]."),
        p("The release date now planned is ____________ (release date)."),
        p("Please ring me on ______________ (telephone number of the case manager)."),
        p("The meeting is on ____________ at ____________."),
        p("Yours sincerely"),
        p(""),
        p(LINE + " (case manager)"),
    )


_LETTER: Key = [
    ("Date", ("document.date", "letter.date")),
    ("Our ref", "case_id"),
    ("Dear", None),
    ("name of young person", "child.full_name"),
    ("date of birth", "child.date_of_birth"),
    ("name of establishment", "placement.establishment"),
    ("date of sentence", "sentence.date"),
    ("name of court", "court.name"),
    ("release date", ("sentence.dates.release", "sentence.expected_release")),
    ("telephone number of the case manager", "team.case_manager.phone"),
    ("The meeting is on", None),
    ("at", None),
    ("case manager", "team.case_manager.name"),
]


def _ticks() -> bytes:
    return docx(
        p("Speech and language therapy referral", style="Title"),
        table(
            ["Young person's name", "", "Date of birth", "DD / MM / YYYY"],
            ["Preferred name", "", "Pronouns", ""],
            columns=4,
        ),
        p("Gender:  ☐ Male   ☐ Female   ☐ Non-binary   ☐ Prefer not to say"),
        p("Is an interpreter needed?  ☐ Yes   ☐ No   If yes, which language: " + LINE),
        p("Communication needs (tick all that apply)", style="Heading2"),
        p(box(), " Autism"),
        p(box(), " ADHD"),
        p(box(), " Dyslexia"),
        p(box(), " Hearing impairment"),
        p(box(), " Developmental language disorder"),
        p(box(), " Other"),
        p("Does the young person have an EHCP?   Yes ☐   No ☐"),
        p("Risk of serious harm:  ☐ Low   ☐ Medium   ☐ High   ☐ Very high"),
        p("MAPPA eligible:  Yes / No (delete as applicable)"),
        p("What helps?"),
        p(LINE * 2),
        p(LINE * 2),
        table(
            ["Question", "Yes", "No"],
            ["Has the parent got parental responsibility?", "☐", "☐"],
            ["Does the young person smoke?", "☐", "☐"],
            columns=3,
        ),
        p("Referred by: " + LINE),
        p("☐ I agree to this referral"),
        p("Signature of parent: " + LINE),
    )


_TICKS: Key = [
    ("Young person's name", "child.full_name"),
    ("Date of birth", "child.date_of_birth"),
    ("Preferred name", "child.known_as"),
    ("Pronouns", "child.pronouns"),
    ("Gender", "child.gender"),
    ("Is an interpreter needed?", "child.interpreter_needed"),
    ("If yes, which language", "child.first_language"),
    ("Communication needs (tick all that apply)", "child.communication.needs"),
    ("Does the young person have an EHCP?", "child.education.ehcp"),
    ("Risk of serious harm", "assessment.others_safety_judgement"),
    ("MAPPA eligible", "sentence.mappa_eligible"),
    ("What helps?", "child.communication.what_helps"),
    ("Has the parent got parental responsibility?", "team.parent.parental_responsibility"),
    ("Does the young person smoke?", None),
    ("Referred by", ("referrals.speech.made_by", "team.case_manager.name")),
    ("I agree to this referral", None),
    ("Signature of parent", None),
]


def _rows() -> bytes:
    return docx(
        p("Resettlement panel: case summary", style="Title"),
        table(["Name of child", "", "YJS reference", ""], columns=4),
        p("Family and household", style="Heading2"),
        table(
            ["Name", "Relationship", "Age", "Telephone"],
            *[["", "", "", ""] for _ in range(4)],
            columns=4,
        ),
        p("Current offences", style="Heading2"),
        table(
            ["No.", "Offence", "Date of offence", "Plea"],
            ["1", "", "", ""],
            ["2", "", "", ""],
            ["3", "", "", ""],
            columns=4,
        ),
        p("Professionals involved", style="Heading2"),
        table(
            ["Name", "Agency", "Role", "Contact number", "Email"],
            *[[""] * 5 for _ in range(5)],
            columns=5,
        ),
        p("Previous convictions", style="Heading2"),
        table(["Date", "Offence", "Outcome"], *[[""] * 3 for _ in range(3)], columns=3),
        p("Pets", style="Heading2"),
        table(["Name", "Kind", "Age"], *[[""] * 3 for _ in range(2)], columns=3),
        p("Current medication", style="Heading2"),
        table(["Medication", "Dose", "Frequency"], *[[""] * 3 for _ in range(2)], columns=3),
        p("Agreement", style="Heading2"),
        table(["Name", "Role", "Signature", "Date"], *[[""] * 4 for _ in range(3)], columns=4),
    )


_ROWS: Key = [
    ("Name of child", "child.full_name"),
    ("YJS reference", "case_id"),
    ("Name | Relationship | Age | Telephone", "family"),
    ("No. | Offence | Date of offence | Plea", "court.offences"),
    ("Name | Agency | Role | Contact number | Email", "workers"),
    ("Date | Offence | Outcome", "court.previous"),
    ("Name | Kind | Age", None),
    ("Medication | Dose | Frequency", "custody.notification.medicines"),
    ("Name | Role | Signature | Date", None),
]


def _merged() -> bytes:
    def group(title: str, *labels: str) -> list[list[str]]:
        return [
            [
                tc(title if not at else "", merge="restart" if not at else "continue"),
                tc(label),
                tc(""),
            ]
            for at, label in enumerate(labels)
        ]

    return docx(
        p(b("PLACEMENT INFORMATION RECORD")),
        table(
            [tc(p(b("Part A: Essential information")), span=3)],
            *group("Young person", "Name", "Date of birth", "Ethnicity"),
            *group("Parent / guardian", "Name", "Relationship", "Telephone"),
            *group("Social worker", "Name", "Telephone", "Email"),
            [tc(p(b("Part B: Sentence")), span=3)],
            [tc("Sentencing court"), tc("", span=2)],
            [tc("Date of sentence"), tc("", span=2)],
            [tc("Planned release date"), tc("", span=2)],
            [tc("Licence expiry date"), tc("", span=2)],
            [tc(p(b("Part C: Views")), span=3)],
            [tc("Wishes and feelings of the young person", span=3)],
            [tc("", p(""), p(""), span=3)],
            [tc("Views of parents or carers", span=3)],
            [tc("", span=3)],
            [tc("Anything that the night staff should know about the dog", span=3)],
            [tc("", span=3)],
            columns=3,
        ),
        table(
            ["", "Level", "Reasons"],
            ["Safety and wellbeing", "", ""],
            ["Risk of serious harm", "", ""],
            ["Likelihood of reoffending", "", ""],
            columns=3,
        ),
    )


_MERGED: Key = [
    ("Name", "child.full_name"),
    ("Date of birth", "child.date_of_birth"),
    ("Ethnicity", "child.ethnicity"),
    ("Name", "team.parent.name"),
    ("Relationship", "team.parent.relationship"),
    ("Telephone", "team.parent.phone"),
    ("Name", "team.social_worker.name"),
    ("Telephone", "team.social_worker.phone"),
    ("Email", "team.social_worker.email"),
    ("Sentencing court", "sentence.court"),
    ("Date of sentence", "sentence.date"),
    ("Planned release date", ("sentence.dates.release", "sentence.expected_release")),
    ("Licence expiry date", "sentence.dates.licence_end"),
    ("Wishes and feelings of the young person", "identity.child_view"),
    ("Views of parents or carers", "identity.parent_view"),
    ("Anything that the night staff should know about the dog", None),
    ("Safety and wellbeing, Level", "assessment.safety_judgement"),
    ("Safety and wellbeing, Reasons", "assessment.safety_summary"),
    ("Risk of serious harm, Level", "assessment.others_safety_judgement"),
    ("Risk of serious harm, Reasons", "assessment.others_safety_summary"),
    ("Likelihood of reoffending, Level", "assessment.likelihood_judgement"),
    ("Likelihood of reoffending, Reasons", "assessment.likelihood_summary"),
]


def _headings() -> bytes:
    return docx(
        p("Education information for the secure estate", style="Title"),
        p("The child", style="Heading1"),
        p("Name:", tab(), LINE),
        p("Date of birth:", tab(), "____/____/______"),
        p("Education", style="Heading1"),
        p("Name of school or college: " + LINE),
        p("Year group: " + LINE),
        p("Special educational needs: "),
        p(LINE * 2),
        p(LINE * 2),
        p("EHC plan in place? Yes / No"),
        p("School contact", style="Heading1"),
        p("Name: " + LINE),
        p("Placement", style="Heading1"),
        p("Establishment: " + LINE),
        p("Date of admission: " + LINE),
        p("Distance from home (miles): " + LINE),
        p("Mother", style="Heading1"),
        p("Name: " + LINE),
        p("Mobile: " + LINE),
        p("Person with parental responsibility", style="Heading1"),
        p("Name: " + LINE),
        p("Mobile: " + LINE),
        p("Youth justice service", style="Heading1"),
        p("Name of service: " + LINE),
        p("Telephone: " + LINE),
        p("Email: " + LINE),
        p("Interests and hobbies", style="Heading1"),
        p(LINE * 2),
        footer=p("Child's name: " + LINE),
    )


_HEADINGS: Key = [
    ("Name", "child.full_name"),
    ("Date of birth", "child.date_of_birth"),
    ("Name of school or college", "child.education.school"),
    ("Year group", "child.education.year_group"),
    ("Special educational needs", "child.education.send_summary"),
    ("EHC plan in place?", "child.education.ehcp"),
    ("Name", None),
    ("Establishment", "placement.establishment"),
    ("Date of admission", "placement.entered"),
    ("Distance from home (miles)", "placement.distance_miles"),
    ("Name", None),
    ("Mobile", None),
    ("Name", "team.parent.name"),
    ("Mobile", "team.parent.phone"),
    ("Name of service", "service.name"),
    ("Telephone", "service.phone"),
    ("Email", "service.email"),
    ("Interests and hobbies", "child.interests"),
    ("Child's name", "child.full_name"),
]

FORMS = (
    BlankForm("tables", _tables, _TABLES),
    BlankForm("dots", _dots, _DOTS),
    BlankForm("controls", _controls, _CONTROLS),
    BlankForm("legacy", _legacy, _LEGACY),
    BlankForm("two-column", _two_column, _TWO_COLUMN),
    BlankForm("letter", _letter, _LETTER),
    BlankForm("ticks", _ticks, _TICKS),
    BlankForm("rows", _rows, _ROWS),
    BlankForm("merged", _merged, _MERGED),
    BlankForm("headings", _headings, _HEADINGS),
)
