"""Each template has one fault; exactly that one is found, at its line, with what to write."""

import pytest

# (template, code, words of the message, words of the remedy); the fault is on the last line
# of the template unless it holds a line break after the fault.
SEEDED = [
    ("{{ child.frist_name }}", "unknown-field", "`child` has no field `frist_name`", "`first_name`"),
    ("{{ chidl.first_name }}", "unknown-name", "called `chidl`", "`child`"),
    ("{{ first_name }}", "unknown-name", "called `first_name`", "`child.first_name`"),
    ("{% for s in steps %}{{ s.statsu|label }}{% endfor %}", "unknown-field", "`s`", "`status`"),
    ("{{ steps.what }}", "field-of-a-list", "`steps` is a list", "{% for entry in steps %}"),
    ("{{ child.first_name.last }}", "unknown-field", "is text", "on its own"),
    ("{{ people }}", "prints-a-list", "`people` is a list", "entry.name"),
    ("{% if child.interests %}{{ child.interests }}{% endif %}", "prints-a-list", "", "|join"),
    ("{{ child }}", "prints-a-record", "whole record", "child.first_name"),
    ("{{ people|join(', ') }}", "prints-a-record", "cannot be joined", "map(attribute='name')"),
    ("{{ child.interpreter }}", "prints-a-flag", "True or False", "|yesno"),
    ("{{ child.first_name|date }}", "not-a-date", "is text", "without it"),
    ("{% if meeting.time %}{{ meeting.time|date }}{% endif %}", "not-a-date", "a time", "|time"),
    ("{{ opened|time }}", "not-a-time", "a date", "|date"),
    ("{{ opened|weekday|date }}", "not-a-date", "is text", "without it"),
    ("{{ closed|default('not yet')|date }}", "not-a-date", "'not yet'", "after the filter"),
    ("{{ child.first_name|label }}", "not-coded", "coded fields", "without it"),
    ("{{ child.interpreter|label }}", "not-coded", "", "|yesno"),
    ("{{ child.first_name|narrative }}", "not-a-narrative", "is text", "without it"),
    ("{% if child.story %}{{ child.story }}{% endif %}", "narrative-unmarked", "", "|narrative"),
    ("{{ 'About: ' ~ (child.story or '') }}", "narrative-unmarked", "", "|narrative"),
    ("{{ child.age|yesno }}", "not-a-flag", "a whole number", "{% if child.age %}"),
    ("{% for s in steps %}{% if s.status == 'opne' %}x{% endif %}{% endfor %}", "not-a-value", "never 'opne'", "`open`"),
    ("{% for s in steps %}{% if s.status == 'On hold' %}x{% endif %}{% endfor %}", "not-a-value", "", "`on-hold`"),
    ("{% for s in steps %}{% if s.status in ('open', 'finished') %}x{% endif %}{% endfor %}", "not-a-value", "'finished'", "'done'"),
    ("{% for s in steps|selectattr('status', 'equalto', 'opn') %}x{% endfor %}", "not-a-value", "entry.status", "`open`"),
    ("{% if 'autsm' in child.needs %}x{% endif %}", "not-a-value", "'autsm'", "`autism`"),
    ("{% for s in steps %}{% if s.status == 'open' %}a{% elif s.status == 'open' %}b{% endif %}{% endfor %}", "already-settled", "can no longer be 'open'", "branch"),
    ("{% if child.age == '17' %}x{% endif %}", "incompatible", "never be equal", "without quotation"),
    ("{% if child.interpreter == 'yes' %}x{% endif %}", "incompatible", "never be equal", "{% if child.interpreter %}"),
    ("{% if people == 3 %}x{% endif %}", "incompatible", "a list", "|length"),
    ("{% if people > 3 %}x{% endif %}", "incompatible", "no order", "|length"),
    ("{% if opened == '1 March 2026' %}x{% endif %}", "incompatible", "a date", "'2026-03-01'"),
    ("{% if opened > '1/3/2026' %}x{% endif %}", "incompatible", "a date", "'2026-03-01'"),
    ("{% if child.age < 'x' %}x{% endif %}", "incompatible", "no order", "two numbers"),
    ("{% if child.last_name is none %}x{% endif %}", "never-none", "left out", "{% if not child.last_name %}"),
    ("{% if 3 in child.first_name %}x{% endif %}", "incompatible", "text can only hold text", "in a list"),
    ("{{ child.first_name + child.age }}", "incompatible", "only numbers", "~"),
    ("{{ opened + 14 }}", "incompatible", "only numbers", "~"),
    ("{{ child.age * people }}", "incompatible", "only numbers", "|length"),
    ("{% for p in child %}x{% endfor %}", "not-a-list", "a record", "child.items()"),
    ("{% for p in child.first_name %}x{% endfor %}", "not-a-list", "text", "without a loop"),
    ("{% for p in scores.items %}x{% endfor %}", "not-a-list", "a whole number", "without a loop"),
    ("{% for p in child.items %}x{% endfor %}", "not-a-list", "to be called", "child.items()"),
    ("{% for p in people %}x{% endfor %}\n{{ p.name }}", "outside-its-loop", "only known inside its loop", "endfor"),
    ("{% for p in people %}{% set x = p.name %}{% endfor %}\n{{ x }}", "outside-its-loop", "set inside a loop", "namespace"),
    ("{{ loop.index }}", "outside-its-loop", "`loop`", "inside the loop"),
    ("{% for p in people %}{{ loop.idx }}{% endfor %}", "unknown-field", "the loop", "`index`"),
    ("{{ child.first_name|uper }}", "unknown-filter", "called `uper`", "`upper`"),
    ("{{ child.first_name|safe }}", "unknown-filter", "cannot be used", "Leave it out"),
    ("{% if child.first_name is definde %}x{% endif %}", "unknown-test", "`definde`", "`defined`"),
    ("{% if child.age is divisibleby %}x{% endif %}", "arguments", "takes one argument", "Correct"),
    ("{% if child.first_name is divisibleby(2) %}x{% endif %}", "incompatible", "is text", "a number"),
    ("{{ opened|date('short') }}", "arguments", "takes no arguments", "`|date`"),
    ("{{ child.first_name|replace('a') }}", "arguments", "needs 2", "old, new"),
    ("{{ child.first_name|truncate(lenght=3) }}", "arguments", "`lenght`", "length"),
    ("{{ child.interests|sum }}", "incompatible", "added up", "|length"),
    ("{{ people|sort|map(attribute='name')|join }}", "incompatible", "orders texts", "attribute="),
    ("{{ steps|map(attribute='wat')|join }}", "unknown-field", "`wat`", "`what`"),
    ("{{ steps|selectattr('stat')|list|length }}", "unknown-field", "`stat`", "`status`"),
    ("{{ child.first_name|join(', ') }}", "not-a-list", "not a list to join", "without it"),
    ("{{ child.age|length }}", "incompatible", "no length", "counts"),
    ("{{ child.first_name.upper }}", "not-called", "to be called", "upper()"),
    ("{{ child.first_name.explode() }}", "unknown-field", "`explode`", ""),
    ("{{ child.first_name() }}", "not-callable", "cannot be called", "brackets"),
    ("{% for a, b in people %}x{% endfor %}", "cannot-be-taken-apart", "2 values", ".items()"),
    ("{% set child = 'x' %}", "shadows-a-field", "`child`", "another name"),
    ("{% include 'x.docx' %}", "not-supported", "include", "Put its content here"),
    ("{% for p in people recursive %}x{% endfor %}", "not-supported", "recursive", "inside the other"),
    ("{% macro m(a) %}{{ a.nmae }}{% endmacro %}{{ m(people|first|default({'name': 'x'})) }}", "unknown-field", "`nmae`", "`name`"),
    ("{% macro m(a) %}{{ a }}{% endmacro %}{{ m() }}", "arguments", "needs one argument", "between the brackets"),
    ("{% macro m(a) %}{{ a }}{% endmacro %}{{ m('x', b=2) }}", "arguments", "called `b`", ""),
    ("{% macro never() %}{{ child.nmae }}{% endmacro %}", "unknown-field", "`nmae`", "first_name"),
    ("{% set ns = namespace(n=0) %}{{ ns.m }}", "unknown-field", "`m`", "n"),
]  # fmt: skip


class DescribeSeededFaults:
    @pytest.mark.parametrize(
        ("source", "code", "message", "remedy"), SEEDED, ids=[one[0] for one in SEEDED]
    )
    def it_finds_exactly_the_one_fault(self, check, source, code, message, remedy):
        found = [one for one in check("text\n" + source) if one.severity == "fault"]
        assert [one.code for one in found] == [code]
        assert message in found[0].message
        assert remedy in found[0].remedy
        assert found[0].line == 1 + len(source.splitlines())

    def it_names_the_place_of_each_use(self, check):
        found = check("{{ child.x }}\n{{ child.first_name }}\n{{ child.x }}")
        assert [one.line for one in found] == [1, 3]

    def it_complains_once_however_far_an_unknown_reaches(self, check):
        source = "{% set x = child.nope %}{% for y in x.z %}{{ y|date }}{{ y.a + 3 }}{% endfor %}"
        assert [one.code for one in check(source)] == ["unknown-field"]


ADVICE = [
    ("{{ child.last_name }}", "unguarded", "default('...')"),
    ("{% if meeting.where %}x{% endif %}{{ meeting.where }}", "unguarded", "{% if meeting.where %}"),
    ("{{ closed|date }}", "unguarded", "{% if closed %}"),
    ("{{ 'by ' ~ child.last_name }}", "unguarded", "default"),
    ("{{ (people|first).name }}", "unguarded", "default"),
    ("{% for s in steps %}{{ s.status }}{% endfor %}", "code-printed", "|label"),
    ("{% for s in steps %}{{ s.status|capitalize }}{% endfor %}", "code-printed", "|label"),
    ("{% if child.needs %}{{ child.needs|join(', ') }}{% endif %}", "code-printed", "map('label')"),
    ("{{ opened }}", "stored-form", "|date"),
    ("{% if closed > opened %}x{% endif %}", "may-be-missing", "{% if closed %}"),
    ("{% for s in steps|sort(attribute='by') %}x{% endfor %}", "may-be-missing", "selectattr('by')"),
    ("{% for s in steps if s.status == 'open' %}{% if s.status == 'open' %}x{% endif %}{% endfor %}", "already-settled", "Leave it out"),
]  # fmt: skip


class DescribeAdvice:
    @pytest.mark.parametrize(("source", "code", "remedy"), ADVICE, ids=[one[0] for one in ADVICE])
    def it_gives_exactly_the_one_advice(self, check, source, code, remedy):
        [found] = check(source)
        assert (found.code, found.severity) == (code, "advice")
        assert remedy in found.remedy
