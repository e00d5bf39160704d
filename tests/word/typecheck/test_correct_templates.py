"""A correct template raises no alarm, whatever of the language it uses."""

import pytest

EVERYTHING = """\
{{ child.first_name }}, {{ child.age }}, {{ child.interpreter|yesno }}, {{ opened|date }}
{{ child.last_name|default('no last name') }} {{ child['first_name']|upper|replace('a', 'b') }}
{{ child.last_name or child.first_name }} {{ child.last_name if child.last_name else 'none' }}
{% if child.story %}{{ child.story|narrative }}{% endif %}{{ child.story|narrative }}
{% if closed and closed > opened %}{{ closed|shortdate }}{% endif %}
{% if closed is defined and closed >= '2026-01-01' %}{{ closed|weekday(year=true) }}{% endif %}
{% if not closed %}open{% else %}{{ closed|date }}{% endif %}
{% if meeting %}{{ meeting.date|date }}{% if meeting.time %}, {{ meeting.time|time }}{% endif %}{% endif %}
{% if meeting.where and meeting.time %}{{ meeting.where ~ ' at ' ~ meeting.time|time }}{% endif %}
{% if not meeting or not meeting.where %}nowhere{% else %}{{ meeting.where }}{% endif %}
{% if (meeting.where or closed) and not closed %}{{ meeting.where }}{% endif %}
{% for p in people %}{{ loop.index }} of {{ loop.length }}: {{ p.name }}, {{ p.role|label }}
{%- if p.phone %}, {{ p.phone }}{% endif %}
{%- if p.manager.manager.name %}{{ p.manager.manager.name }}{{ p.manager.name }}{% endif %}
{%- if not loop.last %}, {% endif %}{{ loop.cycle('odd', 'even') }}
{%- if loop.previtem and loop.previtem.role == p.role %}the same{% endif %}
{%- else %}nobody{% endfor %}
{% for p in people if p.role == 'manager' and p.since %}{{ p.since|date }}{% endfor %}
{% for p in people if p.role in ['mentor', 'other'] %}{{ p.role|label }}{% endfor %}
{% for p in people|selectattr('since')|sort(attribute='since', reverse=true) %}{{ p.since|date }}{% endfor %}
{% for p in people|selectattr('role', 'equalto', 'mentor')|rejectattr('phone', 'undefined') %}{{ p.phone }}{% endfor %}
{% for p in people|rejectattr('since')|list %}{{ p.name }}{% endfor %}
{% for role, group in people|groupby('role') %}{{ role|label }}: {{ group|map(attribute='name')|join(', ') }}{% endfor %}
{% for g in people|groupby('role') %}{{ g.grouper|label }}{% for p in g.list %}{{ p.name }}{% endfor %}{% endfor %}
{% for row in people|batch(2) %}{% for p in row %}{{ p.name }}{% endfor %}{{ row[0].name }}{% endfor %}
{% if people %}{{ (people|first).name }}{{ people[0].name }}{{ people[-1].role|label }}{{ people|join(', ', attribute='name') }}{% endif %}
{% if people|length > 1 %}{{ people|length }} people: {{ people|map(attribute='name')|map('upper')|join('; ') }}{% endif %}
{% if people|selectattr('role', 'in', ['mentor', 'other'])|list|length >= 2 %}two{% endif %}
{{ people|map(attribute='role')|map('label')|unique|join(', ')|default('nobody') }}
{{ people|map(attribute='phone', default='no phone')|join(', ')|default('') }}
{% if child.needs %}{{ child.needs|map('label')|join(', ') }}{% endif %}
{% if 'autism' in child.needs %}yes{% endif %}{% if 'cooking' in child.interests %}cook{% endif %}
{% for i in child.interests %}{{ i }}{% else %}none yet{% endfor %}
{{ steps|sum(attribute='hours') }} {{ (steps|sum(attribute='hours') / 2)|round(1) }} {{ child.age + 1 }} {{ -child.age }}
{% for s in steps %}{% if s.status == 'open' %}o{% elif s.status == 'on-hold' %}h{% else %}{{ s.status|label }}{% endif %}{% endfor %}
{% for s in steps if s.status != 'done' %}{% if s.status == 'open' %}o{% endif %}{{ s.who.name|default('nobody') }}{% endfor %}
{% for s in steps %}{% if s.by is defined %}{{ s.by|date }}{% endif %}{% if s.hours is divisibleby 2 %}even{% endif %}{% endfor %}
{% for letter in letters %}{% if letter.by == 'post' %}{{ letter.street }}{% else %}{{ letter.to }}{% endif %}{% endfor %}
{% for letter in letters|selectattr('by', 'equalto', 'email') %}{{ letter.to }}{% endfor %}
{% for name, score in scores.items() %}{{ name }}: {{ score }}{% endfor %}{% for name, score in scores|dictsort %}{{ name }}{{ score }}{% endfor %}
{{ scores.maths|default(0) }} {% if scores %}{{ scores.get('maths', 0) }}{% endif %}
{% set whole = child.first_name ~ ' ' ~ (child.last_name or '') %}{{ whole|trim }}{% set a, b = 'x', 3 %}{{ a }}{{ b * 2 }}
{% if child.last_name %}{% set name = child.last_name %}{% else %}{% set name = child.first_name %}{% endif %}{{ name }}
{% set block %}{{ child.first_name }}{% endset %}{{ block|upper }}
{% set ns = namespace(total=0, seen=none) %}{% for s in steps %}{% set ns.total = ns.total + s.hours %}{% if ns.seen != s.what %}{{ s.what }}{% endif %}{% set ns.seen = s.what %}{% endfor %}{{ ns.total }}
{% macro row(label, value='', bold=false) %}{{ label }}{% if bold %}!{% endif %}: {{ value }}{{ caller() if caller else '' }}{% endmacro %}
{{ row('Name', child.first_name) }}{{ row('Age', child.age, bold=true) }}{% call row('More') %}{{ child.first_name }}{% endcall %}
{% macro table(rows) %}{% for r in rows %}{{ caller(r) }}{% endfor %}{% endmacro %}{% call(r) table(people) %}{{ r.name }}{% endcall %}
{% macro late() %}{{ later() }}{% endmacro %}{% macro later() %}x{% endmacro %}{{ late() }}
{% with p = people|first %}{% if p %}{{ p.name }}{% endif %}{% endwith %}{% filter upper %}{{ child.first_name }}{% endfilter %}
{% for n in range(1, 4) %}{{ n }}{% endfor %}{{ {'m': 'Monday', 't': 'Tuesday'}['m'] }}{{ ['a', 'b'][0] }}{{ ('a', 'b')|last }}
{{ child.first_name[:1] }}{{ child.first_name.upper() }}{% if child.first_name.startswith('J') %}J{% endif %}{{ opened[:4] }}
{{ 'many' if people|length > 3 else 'few' }}{{ child.age is even }}
{% if child.age == 17 or child.age in (18, 19) %}x{% endif %}{% if 15 <= child.age < 18 %}y{% endif %}
{{ child.first_name|picture(width_mm=20, alt='x') }}{{ child.first_name|link('the site') }}
""".replace("{{ child.age is even }}", "{{ (child.age is even)|yesno }}")


class DescribeCorrectTemplates:
    def it_finds_nothing_in_a_template_that_uses_the_whole_language(self, check):
        assert [f"{one.line}: {one.message}" for one in check(EVERYTHING)] == []

    @pytest.mark.parametrize("line", EVERYTHING.splitlines()[:7])
    def it_finds_nothing_in_lines_of_it(self, check, line):
        assert check(line) == []

    def it_asks_nothing_of_data_without_a_schema(self, check):
        assert check("{{ a.b|date }}{% for x in y %}{{ x.z }}{% endfor %}", {"$id": "x"}) == []
