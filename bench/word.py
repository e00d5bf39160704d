"""How fast Word templates are merged, and in how much memory, beside other engines.

The template is made here: nine pages, four tables, text in runs as Word cuts it. All
engines run in this process, one document of each in turn, on one core; the best of the
rounds counts. Run it with `python bench/word.py [rounds]`. With `--node` it also installs
docxtemplater and carbone from npm into a temporary folder and times them there. docxtpl-ng
has docxtpl's import name, so it is timed in an environment of its own: `--ng=its/python`.
"""

import io
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import tracemalloc
import warnings
import zipfile
import zlib
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import docx

from generator.word import Template
from generator.word.compile._compile import compile_template, lift_text
from generator.word.compile._store import packed, unpacked
from generator.word.package import _zip
from generator.word.package._xml import parse

WORDS = re.findall(
    r"\w+",
    """the plan says that child and worker agree what happens before release where to live who
    meets at gate school college training health substance family contact money benefits court
    review panel sentence licence requirement appointment support mentor interests strengths
    identity safety others harm reoffending pathway objective date weekly before after during
    custody community transition accommodation confirmed provisional address travel education""",
)
PAGES, TABLES, ROWS = 9, 4, 12


def sentence(source: random.Random, length: int = 22) -> str:
    return " ".join(source.choice(WORDS) for _ in range(length)).capitalize() + "."


def template(braces: tuple[str, str] = ("{{ ", " }}")) -> bytes:
    """Nine pages with a field in most sentences, half of them split over runs."""
    opening, closing = braces
    source = random.Random(4)
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = f"{opening}service{closing}"
    for number in range(PAGES * 6):
        if number % 9 == 0:
            document.add_heading(sentence(source, 4), 1)
        paragraph = document.add_paragraph(sentence(source) + " ")
        paragraph.add_run(f"{opening}child_na")
        paragraph.add_run(f"me{closing}").bold = True
        paragraph.add_run(" " + sentence(source, 30) + " ")
        paragraph.add_run(f"{opening}field{number % 20}{closing}").italic = True
        if number % 14 == 13:
            table(document, number // 14, braces)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def table(document, number: int, braces: tuple[str, str]) -> None:
    opening, closing = braces
    loop = (f"{{%tr for row in table{number} %}}", "{%tr endfor %}")
    if opening != "{{ ":
        loop = ("", "")
    rows = [["What", "Who", "By when", "Status", "Note"], [loop[0]]]
    fields = [f"{opening}row.c{column}{closing}" for column in range(5)]
    if opening == "{":
        fields = [f"{{c{column}}}" for column in range(5)]
        fields[0] = f"{{#table{number}}}{fields[0]}"
        fields[4] = f"{fields[4]}{{/table{number}}}"
    if opening == "{d.":
        fields = [f"{{d.table{number}[i].c{column}}}" for column in range(5)]
        after = [f"{{d.table{number}[i+1].c0}}"]
        rows = [rows[0], fields, after]
    elif opening == "{":
        rows = [rows[0], fields]
    else:
        rows += [fields, [loop[1]]]
    made = document.add_table(len(rows), 5, style="Table Grid")
    for index, texts in enumerate(rows):
        for column, text in enumerate(texts):
            made.cell(index, column).text = text


def context() -> dict[str, object]:
    source = random.Random(5)
    rows = [{f"c{c}": sentence(source, 4) for c in range(5)} for _ in range(ROWS)]
    return {
        "service": "Bolton & District Youth Justice Service",
        "child_name": "Jordan O'Neil",
        **{f"field{n}": sentence(source, 12) for n in range(20)},
        **{f"table{n}": rows for n in range(TABLES)},
    }


def interleaved(engines: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The best time of each in milliseconds, all taking turns so that noise hits all alike."""
    best = dict.fromkeys(engines, float("inf"))
    for _ in range(rounds):
        for name, run in engines.items():
            start = time.perf_counter()
            run()
            best[name] = min(best[name], (time.perf_counter() - start) * 1000)
    return best


def other(name: str, data: bytes, values: dict[str, object]) -> Callable[[], bytes]:
    engine = import_module(name).DocxTemplate

    def run() -> bytes:
        made = engine(io.BytesIO(data))
        made.render(values, autoescape=True)
        out = io.BytesIO()
        made.save(out)
        return out.getvalue()

    return run


def with_zlib(module: object, run: Callable[[], object]) -> Callable[[], object]:
    def slower() -> object:
        kept = _zip._fast_zlib
        _zip._fast_zlib = module
        try:
            return run()
        finally:
            _zip._fast_zlib = kept

    return slower


NODE = """
const fs = require('fs'), data = JSON.parse(fs.readFileSync('data.json'));
const time = async run => { let best = 1e9;
  for (let i = 0; i < 40; i++) { const t = process.hrtime.bigint(); await run();
    best = Math.min(best, Number(process.hrtime.bigint() - t) / 1e6); } return best; };
(async () => {
  const PizZip = require('pizzip'), Docxtemplater = require('docxtemplater');
  const file = fs.readFileSync('docxtemplater.docx');
  const a = await time(() => { const d = new Docxtemplater(new PizZip(file), {paragraphLoop: true});
    d.render(data); return d.getZip().generate({type: 'nodebuffer', compression: 'DEFLATE'}); });
  const carbone = require('carbone');
  const b = await time(() => new Promise((ok, no) => carbone.render(process.cwd() + '/carbone.docx',
    data, (e, r) => e ? no(e) : ok(r))));
  console.log(JSON.stringify({'docxtemplater': a, 'carbone': b})); process.exit(0);
})();
"""


def node(values: dict[str, object]) -> dict[str, float]:
    """Times of the two npm engines, on the same text in their own tag languages."""
    npm = shutil.which("npm")
    if npm is None:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "package.json").write_text("{}")
        (home / "data.json").write_text(json.dumps(values))
        (home / "docxtemplater.docx").write_bytes(template(("{", "}")))
        (home / "carbone.docx").write_bytes(template(("{d.", "}")))
        (home / "run.js").write_text(NODE)
        install = [npm, "i", "--silent", "docxtemplater", "pizzip", "carbone"]
        if subprocess.run(install, cwd=home, check=False).returncode:
            return {}
        done = subprocess.run(
            ["node", "run.js"], cwd=home, capture_output=True, text=True, check=False
        )
        if done.returncode:
            print(done.stderr[:500])
            return {}
        return json.loads(done.stdout.splitlines()[-1])


NG = """
import io, json, sys, time
from docxtpl.template import Template
template, values = Template(sys.argv[1]), json.load(open(sys.argv[2]))
best = 1e9
for _ in range(20):
    start = time.perf_counter()
    template.reload(); template.render(values); template.save(io.BytesIO())
    best = min(best, (time.perf_counter() - start) * 1000)
print(best)
"""


def ng(python: str, data: bytes, values: dict[str, object]) -> dict[str, float]:
    """The time of docxtpl-ng, which keeps its template between renders."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, "t.docx"), Path(folder, "t.json")]
        files[0].write_bytes(data)
        files[1].write_text(json.dumps(values))
        command = [python, "-W", "ignore", "-c", NG, *map(str, files)]
        return {
            "docxtpl-ng": float(subprocess.run(command, capture_output=True, check=True).stdout)
        }


COLD = """
import time; start = time.perf_counter()
import json, sys
from generator.word import Template
template = Template.open(sys.argv[1])
template.render(json.load(open(sys.argv[2])))
print((time.perf_counter() - start) * 1000)
"""
GROWTH = """
import json, resource, sys
from generator.word import Template
template = Template.open(sys.argv[1]); values = json.load(open(sys.argv[2]))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
template.render(values)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
"""


def children(data: bytes, values: dict[str, object]) -> tuple[float, float]:
    """A cold process with a warm disk cache, in ms; growth of a child in one render, in MB."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, "t.docx"), Path(folder, "t.json")]
        files[0].write_bytes(data)
        files[1].write_text(json.dumps(values))
        environment = {**os.environ, "THROUGHCARE_CACHE": folder}

        def run(code: str) -> float:
            command = [sys.executable, "-c", code, *map(str, files)]
            return float(
                subprocess.run(command, env=environment, capture_output=True, check=True).stdout
            )

        run(COLD)
        return min(run(COLD) for _ in range(5)), run(GROWTH)


def many_fields(count: int = 8000) -> tuple[float, float, float]:
    """Healing, proving and rendering of one long table, in ms."""
    document = docx.Document()
    paragraph = document.add_paragraph()
    for number in range(count):
        if number % 8 == 0:
            paragraph = document.add_paragraph("Some text ")
        paragraph.add_run("{{ a.b")
        paragraph.add_run(f"{number % 10} }}}} and").bold = True
    out = io.BytesIO()
    document.save(out)
    data = out.getvalue()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("word/document.xml")
    values = {"a": {f"b{n}": "some value" for n in range(10)}}
    made = Template.open(data)

    def heal() -> None:
        lift_text(parse(xml, "word/document.xml"), "word/document.xml").part()

    best = interleaved(
        {
            "heal": heal,
            "compile": lambda: compile_template(data),
            "render": lambda: made.render(values),
        },
        5,
    )
    return best["heal"], best["compile"], best["render"]


def main() -> None:
    rounds = next((int(word) for word in sys.argv[1:] if word.isdigit()), 30)
    warnings.simplefilter("ignore")
    data, values = template(), context()
    ours = Template.open(data)
    assert ours.prove() == []
    made = ours.render(values)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        xml = archive.read("word/document.xml")
    print(
        f"template {len(data) / 1024:.0f} kB, document.xml {len(xml) / 1024:.0f} kB after merging"
    )
    engines: dict[str, Callable[[], object]] = {
        "throughcare, zlib-ng": lambda: ours.render(values),
        "throughcare, zlib": with_zlib(zlib, lambda: ours.render(values)),
        "zipping only, zlib": with_zlib(zlib, lambda: _zip.pack("x", xml)),
        "zipping only, zlib-ng": lambda: _zip.pack("x", xml),
        "docxtpl": other("docxtpl", data, values),
    }
    best = interleaved(engines, rounds)
    if "--node" in sys.argv:
        best.update(node(values))
    for argument in sys.argv:
        if argument.startswith("--ng="):
            best.update(ng(argument[5:], data, values))
    print(f"{'engine':26}{'ms':>9}{'docxtpl is slower by':>24}")
    for name, milliseconds in sorted(best.items(), key=lambda pair: pair[1]):
        print(f"{name:26}{milliseconds:9.2f}{best['docxtpl'] / milliseconds:22.1f}x")
    slow = best["throughcare, zlib"] / best["zipping only, zlib"]
    fast = best["throughcare, zlib-ng"] / best["zipping only, zlib-ng"]
    print(f"a render takes {slow:.2f} times as long as only zipping ({fast:.2f} with zlib-ng)")
    tracemalloc.start()
    ours.render(values)
    peak = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    cold, growth = children(data, values)
    print(f"memory of one render: {peak:.2f} MB traced, {growth:.2f} MB growth of a child process")
    print(f"cold process, cached template, one document: {cold:.0f} ms")
    stored = packed(compile_template(data))
    times = interleaved(
        {"compile": lambda: compile_template(data), "cache": lambda: unpacked(stored)}, 8
    )
    print(f"open: {times['compile']:.0f} ms with proof, {times['cache']:.1f} ms from the cache")
    heal, compiling, render = many_fields()
    print(f"8,000 split fields: to source {heal:.0f} ms", end="")
    print(f", open {compiling:.0f} ms, render {render:.0f} ms")


if __name__ == "__main__":
    main()
