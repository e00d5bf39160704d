"""The plan, the court report and the child's rules: all that was typed, in its place and order."""

import io
import json
import random
import re

import docx
import pdfplumber
import pytest

from generator.case import Case
from generator.errors import NotReadyError
from generator.toolkit import Toolkit
from tests.documents.conftest import ON

# What each kind must print word for word: places in the case file, "*" for every entry.
HOLDS = {
    "psr-custody": [
        "child/communication/summary",
        "child/communication/what_helps/*",
        "child/education/send_summary",
        "child/health_summary",
        "child/diversity",
        "child/interests/*",
        "court/judge",
        "court/offences/*/summary",
        "court/offences/*/harm_to_others",
        "court/offences/*/child_account",
        "court/previous/*/outcome",
        "court/previous/*/how_it_went",
        "assessment/strengths/*",
        "assessment/story",
        "assessment/adversity",
        "assessment/what_drives",
        "assessment/safety_summary",
        "assessment/others_safety_summary",
        "assessment/likelihood_summary",
        "assessment/exploitation/summary",
        "assessment/vulnerabilities/*/detail",
        "assessment/vulnerabilities/*/help",
        "assessment/people_who_pose_risk/*/name",
        "assessment/people_who_pose_risk/*/why",
        "assessment/people_who_pose_risk/*/where",
        "pre_sentence/request",
        "pre_sentence/proposal",
        "pre_sentence/who_to_tell/*/note",
    ],
    "pathways-plan": [
        "child/communication/summary",
        "child/communication/what_helps/*",
        "child/communication/salt_assessment/summary",
        "child/communication/salt_assessment/reason",
        "child/education/ehcp_summary",
        "child/diversity",
        "identity/progress",
        "identity/parent_view",
        "plan/accommodation/with_whom",
        "placement/how_to_contact",
        "placement/visits_info",
        "supervision/conditions/*/official_text",
        "supervision/conditions/*/how_it_supports",
        "supervision/release/travel",
        "supervision/release/home_ready",
        "supervision/release/health",
        "supervision/release/money",
        "supervision/release/contingency",
        "people/*/about",
        "people/*/hours",
        "service/help_lines/*/website",
    ],
    "licence-easy-read": [
        "easy_read/helper_names/*",
        "supervision/conditions/*/easy_read/lines/*/text",
        "supervision/conditions/*/easy_read/question",
        "supervision/appointments/*/how_to_get_there",
    ],
}
# Never in what the child and the family read.
NEVER = ["assessment/people_who_pose_risk/*/why", "assessment/safety_summary", "placement/concerns"]
# An optional part, and words that head it and stand nowhere else.
OPTIONAL = {
    "psr-custody": [
        ("child/communication", "Say one thing at a time"),
        ("court/previous", "What courts and panels decided before"),
        ("assessment/exploitation", "Is there a concern?"),
        ("assessment/people_who_pose_risk", "People who may harm Toby"),
        ("pre_sentence/sources", "What this report draws on"),
    ],
    "pathways-plan": [
        ("child/communication", "How Toby takes things in"),
        ("identity/roles", "What Toby is to other people"),
        ("plan/accommodation", "Home on release"),
        ("supervision/release", "Who meets Toby"),
        ("service/help_lines", "Others who can help"),
    ],
    "licence-easy-read": [
        ("easy_read/word_list", "A locked place like Harrowfield"),
        ("service/help_lines", "Childline"),
    ],
}


@pytest.fixture(scope="module")
def sample(samples):
    return json.loads((samples / "dto-yoi.json").read_text("utf-8"))


def make(data, kind, form="docx"):
    (document,) = Toolkit().generate(Case(data), [kind], formats=[form], on=ON)
    return document.content


def text_of(content):
    body = docx.Document(io.BytesIO(content)).element.body
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    lines = ("".join(t.text or "" for t in p.iter(f"{w}t")) for p in body.iter(f"{w}p"))
    return "\n".join(lines).replace("\u00a0", " ")


def values(data, place):
    """Every text at a place, as its lines without marks of Markdown."""
    found = [data]
    for step in place.split("/"):
        if step == "*":
            found = [entry for inner in found for entry in inner]
        else:
            found = [inner[step] for inner in found if step in inner]
    for value in found:
        for line in value.split("\n"):
            yield re.sub(r"^- |\*\*", "", line).strip()


def copy(data):
    return json.loads(json.dumps(data))


class DescribeWhatWasTyped:
    @pytest.mark.parametrize("kind", HOLDS)
    def it_is_printed(self, sample, kind):
        said = text_of(make(sample, kind))
        for place in HOLDS[kind]:
            lines = [line for line in values(sample, place) if line]
            assert lines, place
            assert [line for line in lines if line not in said] == [], place

    @pytest.mark.parametrize("kind", ["pathways-plan", "licence-easy-read"])
    def it_keeps_from_the_family_what_may_harm(self, sample, kind):
        said = text_of(make(sample, kind))
        for place in NEVER:
            assert [line for line in values(sample, place) if line and line in said] == [], place

    @pytest.mark.parametrize(
        ("kind", "place", "head"), [(kind, *part) for kind in OPTIONAL for part in OPTIONAL[kind]]
    )
    def it_leaves_no_heading_behind_when_it_is_not_there(self, sample, kind, place, head):
        assert head in text_of(make(sample, kind))
        data = copy(sample)
        *way, last = place.split("/")
        section = data
        for step in way:
            section = section[step]
        del section[last]
        said = text_of(make(data, kind))
        assert head not in said
        assert "Not recorded" not in said


class DescribeThePlan:
    def it_has_the_pathways_in_one_order_whatever_the_order_of_the_file(self, sample):
        heads = [
            "Case management and transitions",
            "Accommodation",
            "Education, training and employment",
            "Health",
            "Substance misuse",
            "Families",
            "Finance, benefits and debt",
        ]
        for seed in range(3):
            data = copy(sample)
            random.Random(seed).shuffle(data["plan"]["pathways"])
            lines = text_of(make(data, "pathways-plan")).split("\n")
            at = [lines.index(head, lines.index("The seven pathways")) for head in heads]
            assert at == sorted(at)

    def it_has_no_words_that_families_do_not_know(self, sample):
        said = text_of(make(sample, "pathways-plan"))
        for word in ("AssetPlus", "ISS", "5Cs", "(late)"):
            assert not re.search(rf"(?<!\w){re.escape(word)}(?!\w)", said), word


class DescribeTheCourtReport:
    @pytest.mark.parametrize("asked", [True, False])
    def it_says_on_the_first_page_what_is_asked_for(self, sample, asked):
        data = copy(sample)
        if not asked:
            del data["pre_sentence"]["request"]
        with pdfplumber.open(io.BytesIO(make(data, "psr-custody", "pdf"))) as pdf:
            first = pdf.pages[0].extract_text()
        assert "What we ask the court" in first
        assert "youth rehabilitation order for 18 months" in first

    def it_says_the_proposal_once(self, sample):
        data = copy(sample)
        del data["pre_sentence"]["request"]
        said = text_of(make(data, "psr-custody"))
        assert said.count("intensive supervision and surveillance: 120 days") == 1

    @pytest.mark.parametrize("field", ["others_safety_judgement", "others_safety_summary"])
    def it_is_not_ready_without_its_statement_on_risk_of_harm(self, sample, field):
        data = copy(sample)
        del data["assessment"][field]
        with pytest.raises(NotReadyError):
            make(data, "psr-custody")


def forbidden_in(data):
    """The sentences of a case that say what must not be done."""
    conditions = data["supervision"]["conditions"]
    said = [line for one in conditions for line in one["easy_read"]["lines"]]
    return {line["text"] for line in said if line["role"] == "must_not"}


class DescribeTheChildsRules:
    @pytest.mark.parametrize(
        ("font", "size", "face"), [("arimo", 14, "Arimo"), ("atkinson", 18, "AtkinsonHyperlegible")]
    )
    def they_are_in_the_letters_that_the_child_reads_best(self, sample, font, size, face):
        data = copy(sample)
        data["easy_read"] |= {"font": font, "size": size}
        with pdfplumber.open(io.BytesIO(make(data, "licence-easy-read", "pdf"))) as pdf:
            letters = [c for page in pdf.pages for c in page.chars if c["text"].strip()]
        assert min(c["size"] for c in letters) >= size - 0.01
        assert {c["fontname"].split("+")[-1].split("-")[0] for c in letters} == {face}

    def they_do_without_pictures_when_the_child_wants_none(self, sample):
        data = copy(sample)
        data["easy_read"]["pictures"] = "off"
        content = make(data, "licence-easy-read")
        document = docx.Document(io.BytesIO(content))
        assert not document.inline_shapes
        said = text_of(content)
        forbidden = forbidden_in(data)
        assert forbidden
        assert all(f"Must not: {line}" in said for line in forbidden)

    def they_mark_each_line_of_what_must_not_be_done(self, sample):
        body = docx.Document(io.BytesIO(make(sample, "licence-easy-read"))).element.body
        w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
        forbidden = forbidden_in(sample)
        assert forbidden
        marked = {
            "".join(t.text or "" for t in p.iter(f"{w}t")).strip()
            for p in body.iter(f"{w}p")
            if 'descr="Must not"' in docx.oxml.xmlchemy.serialize_for_reading(p)
        }
        # Where the child does not go is marked too, with the name of the area.
        areas = {
            condition["inputs"]["area"]
            for condition in sample["supervision"]["conditions"]
            if "area" in condition.get("inputs", {})
        }
        assert marked == forbidden | areas

    def they_are_not_ready_while_a_rule_says_nothing(self, sample):
        data = copy(sample)
        data["supervision"]["conditions"][0]["easy_read"] = {"heading": "Follow your plan"}
        with pytest.raises(NotReadyError):
            make(data, "licence-easy-read")
