"""Says of a tag that cannot be read what to write in its stead, in no parser's words."""

import re
import unicodedata

from generator.word.compile._tags import OPENING, Written

Said = tuple[str, str]  # what is wrong, what to write

_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_LONGEST = 4000
_DIGITS = re.compile(r"\d[\d_]{300,}")
_STRING = re.compile(r"'[^']*'|\"[^\"]*\"")
_BLOCKS = ("if", "elif", "else", "endif", "for", "endfor", "set", "with", "endwith", "raw")
_KNOWN = frozenset({*_BLOCKS, "endraw", "colspan", "cellbg", "vm", "hm"})
_NEVER_A_NAME = frozenset({"else", "elif", "endif", "endfor"})
_GLUED = re.compile(rf"(p|tr|tc|r)({'|'.join(_BLOCKS)})\b")
_SPOKEN = {
    "elseif": "{% elif ... %}",
    "elsif": "{% elif ... %}",
    "elsf": "{% elif ... %}",
    "foreach": "{% for ... in ... %}",
    "end": "{% endif %} or {% endfor %}",
    "fi": "{% endif %}",
    "endfi": "{% endif %}",
    "endforeach": "{% endfor %}",
    "then": "{% if ... %}, which needs no “then”",
    "unless": "{% if not ... %}",
    "endunless": "{% endif %}",
    "while": "{% for ... in ... %}",
    "switch": "{% if ... %} and {% elif ... %}",
    "case": "{% if ... %} and {% elif ... %}",
}
# What people write for an operator, outside texts in quotation marks.
_OPERATORS = (
    (re.compile(r"&&|&(?!&)"), "and"),
    (re.compile(r"\|\||(?<![\w\])}\s])\|"), "or"),
    (re.compile(r"!(?!=)"), "not"),
    (re.compile(r"<>|≠|=!"), "!="),
    (re.compile(r"=<|≤"), "<="),
    (re.compile(r"=>|≥"), ">="),
    (re.compile(r"==="), "=="),
    (re.compile(r"!=="), "!="),
    (re.compile(r"->|→"), "."),
    (re.compile(r":="), "{% set name = value %}"),
    (re.compile(r"×"), "*"),
    (re.compile(r"÷"), "/"),
    (re.compile("[–—−]"), "-"),
)
_CAPITALS = re.compile(r"\b(AND|OR|NOT|IN|IS|And|Or|Not|Is|ELSE|Else)\b")
_PAIRS = {")": "(", "]": "[", "}": "{"}


def misspelt(written: Written) -> Said | None:  # noqa: PLR0911 (one return a kind)
    """What is surely wrong with a tag, whatever its parser would say; None for nothing."""
    body = written.body
    outside = _STRING.sub("''", body)
    unseen = next((c for c in outside if unicodedata.category(c) == "Cf"), "")
    if unseen:
        return "an invisible character stands in this tag", "Delete the tag and type it again"
    if len(body) > _LONGEST or _DIGITS.search(outside):
        return "this tag, or a number in it, is longer than any that is of use", "Shorten it"
    if body and (body[0] in _DASHES[1:] or body[-1] in _DASHES[1:]):
        message = "a long dash stands at the end of this tag, where a hyphen belongs"
        return message, "Write a plain hyphen: {%- ... -%}, or take the dash out"
    if re.search(r"\{\{|\{%|%\}|\}\}", outside):
        message = "this tag is not closed before another one starts or ends"
        return message, "Close {{ with }} and {% with %}"
    if written.mark != "%":
        word = written.word
        spoken = body != word and word not in ("raw", "set", "p", "r", "with")
        if word in _KNOWN and (spoken or word in _NEVER_A_NAME):
            return f"“{word}” stands in {{{{ }}}}", f"Write {{% {body} %}}"
        return None
    return _statement(written, outside)


def _statement(written: Written, outside: str) -> Said | None:  # noqa: PLR0911 (the same)
    word = written.word
    opening = f"{{%{written.scope} "
    if word in _KNOWN:
        if word in ("if", "elif") and re.search(r"(?<![=!<>])=(?![=<>!])", _unbracketed(outside)):
            return "one = stands in a condition", "Write == to compare: {% if a == b %}"
        if word == "else" and outside != "else":
            what = "elif" if outside.split()[1] == "if" else "else"
            return "“else” takes nothing after it", f"Write {opening}{what} ... %}}"
        return None
    plain = word.strip(_DASHES)
    if plain.lower() in _KNOWN:
        return f"“{word}” is written with a capital", f"Use small letters: {opening}{plain.lower()}"
    glued = _GLUED.match(word.lower())
    if glued and not written.scope:
        return "a space is missing in this tag", f"Write {{%{glued[1]} {glued[2]} ... %}}"
    if word.lower() in _SPOKEN:
        end = outside.split()[1:2]
        closes = word.lower() == "end" and end
        known = f"{{% end{end[0].lower()} %}}" if closes else _SPOKEN[word.lower()]
        return f"there is no statement “{word}”", f"Write {known}"
    return None


def meant(written: Written) -> str:
    """The block word that a tag stands for, however spelt, to count what opens and closes."""
    if OPENING.search(_STRING.sub("", written.body)):
        return ""  # it swallowed another tag
    plain = written.word.strip(_DASHES).lower()
    if plain == "end":
        plain = "".join(written.body.lower().split()[:2])
    glued = _GLUED.match(plain)
    spoken = {"elseif": "elif", "elsif": "elif", "foreach": "for", "endforeach": "endfor"}
    spoken |= {"unless": "if", "endunless": "endif", "fi": "endif", "endfi": "endif"}
    return glued[2] if glued else spoken.get(plain, plain)


def unreadable(written: Written) -> Said:
    """What is probably wrong with a tag that the parser refused."""
    message, advice = _probably(written)
    return f"the tag cannot be read: {message}" if message else "the tag cannot be read", advice


def _probably(written: Written) -> Said:  # noqa: PLR0911, PLR0912 (the same)
    body, outside = written.body, _STRING.sub("''", written.body)
    end = "%}" if written.mark == "%" else "}}"
    inner = outside[len(written.word) :].strip() if written.mark == "%" else outside.strip()
    advice = "Write it as {{ child.name }} or {{ child.name|upper }}, with nothing else in it"
    if not body:
        return "it is empty", "Write a field of the data in it, or take the tag out"
    if "'" in _STRING.sub("", body) or '"' in _STRING.sub("", body):
        message = "an apostrophe or a quotation mark stands alone in it"
        return message, "Put a text in two quotation marks; a field's name has none"
    for pattern, right in _OPERATORS:
        found = pattern.search(outside)
        if found:
            return f"“{found.group()}” is not understood", f"Write “{right}” in its stead"
    capital = _CAPITALS.search(outside)
    if capital:
        word = capital[1]
        return f"“{word}” is written with capitals", f"Use small letters: {word.lower()}"
    if written.mark == "{" and outside.startswith("{"):
        return "it has a brace too many", "Write two braces: {{ name }}"
    if not _balanced(outside):
        message = "a bracket is not closed, or closed twice"
        return message, "Write as many closing brackets as opening ones, or take them out"
    if written.mark == "%" and not inner and written.word in ("if", "elif", "for", "set"):
        return f"“{written.word}” says nothing more", f"Write {_EXAMPLES[written.word]}"
    if written.word == "for" and not re.search(r"\bin\b", inner):
        return "a loop names no list", f"Write {_EXAMPLES['for']}"
    if written.word == "set" and "=" not in inner:
        return "“set” gives no value", f"Write {_EXAMPLES['set']}"
    if written.mark == "%" and written.word not in _KNOWN:
        message = f"“{written.word}” is not a statement"
        if re.fullmatch(r"[\w.]+", body):
            return message, f"Write {{{{ {body} }}}} to print a field"
        return message, "Use {{ ... }}, {% if %}, {% for %} and {% set x = ... %}"
    strange = re.search(r"[^\w\s.,:()\[\]{}<>=!+\-*/%~|'\"]", outside)
    if strange:
        message = f"“{strange.group()}” cannot stand in a tag"
        return message, "Take it out; a text stands in quotation marks"
    for pattern, message, advised in _SHAPES:
        found = pattern.search(inner if written.mark == "%" else outside)
        if found:
            return message.format(found.group().strip()), advised
    if re.search(r"[.|,+*/~=<>%-]\s*$|\b(and|or|not|in|is)\s*$", outside):
        return "it stops too early", f"Complete it before {end}, or cut it back"
    if re.search(r"[\w)\]'] +[\w'(]", inner):
        message = "two words stand side by side in it"
        words = inner.split()
        if written.mark == "{" and all(word.isidentifier() for word in words):
            dotted, joined = ".".join(words), "_".join(words)
            return (
                message,
                f"Write {{{{ {dotted} }}}} or {{{{ {joined} }}}}, as the field is called",
            )
        return message, "A field's name has no spaces; a text stands in quotation marks"
    return "", advice


_SHAPES = (
    (
        re.compile(r"\.\s*\.|(?<![\w\])'])\.|\.(?=\s*[^\s\w])"),
        "a dot has no name on one side of it",
        "Write one dot between two names: child.name",
    ),
    (
        re.compile(r",\s*,|^\s*,|[(\[]\s*,"),
        "a comma has nothing on one side of it",
        "Take the comma out, or write what is missing",
    ),
    (
        re.compile(r"(?<![\w.])\d+(?:\.\d+)?[^\W\d]\w*|\.\d+[^\W\d]\w*"),
        "“{}” starts with a digit",
        "A field's name starts with a letter; a text stands in quotation marks",
    ),
    (
        re.compile(r"(?<![\w.])0\d+"),
        "“{}” is a number that starts with 0",
        "Take the 0 away, or write it as a text in quotation marks",
    ),
    (
        re.compile(r"^\s*(?:[=!<>]=|[*/%~<>|=]+|(?:and|or|in|is)\b)"),
        "it starts with “{}”",
        "Write a field's name before it, or take it out",
    ),
    (
        re.compile(r"[(,]\s*(?:\*+|=)|=\s*[,)]|\(\s*\*+\s*\)"),
        "what stands in its brackets is not whole",
        "Write it as in join(', ') or picture(alt='...')",
    ),
    (
        re.compile(r"(?<![=!<>(,\w])\s=(?![=<>])|^[\w.]+\s*=(?![=<>])"),
        "one = stands in it",
        "Write == to compare, or {% set name = value %} to keep a value",
    ),
    (
        re.compile(r":(?![^(\[{]*[)\]}])"),
        "a colon stands in it",
        "Take the colon out; a text stands in quotation marks",
    ),
    (
        re.compile(r"\[[^\[\]]*:[^\[\]]*:[^\[\]]*:|=[^(),]*,[^=()]*\)"),
        "what stands in its brackets is not in order",
        "Write the values without a name first: join(', '), and at most list[1:3]",
    ),
    (
        re.compile(r"\|\s*[^\s\w]|\|\s*\d|\|\s*$"),
        "no filter stands after “|”",
        "Write its name there, as in {{ name|upper }}, or take “|” out",
    ),
)
_EXAMPLES = {
    "if": "{% if name %}",
    "elif": "{% elif name %}",
    "for": "{% for item in list %}",
    "set": "{% set name = value %}",
}


def _unbracketed(text: str) -> str:
    """A text without what stands in brackets, where = gives an argument its value."""
    while (shorter := re.sub(r"\([^()]*\)", "", text)) != text:
        text = shorter
    return text


def _balanced(text: str) -> bool:
    opened: list[str] = []
    for character in text:
        if character in _PAIRS.values():
            opened.append(character)
        elif character in _PAIRS and (not opened or opened.pop() != _PAIRS[character]):
            return False
    return not opened
