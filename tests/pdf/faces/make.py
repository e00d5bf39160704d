"""Makes the fonts in `generator/pdf/faces/data`. Run by hand when a source font has a new version.

    mkdir sources && cd sources
    pip download --no-deps --ignore-requires-python pdfboss-fonts==0.16.0 font-caladea==0.0.2 \
        rinoh-typeface-carlito==0.1.0 fontpkg-atkinson-hyperlegible==1.6 matplotlib==3.11.2
    for wheel in *.whl; do unzip -qo $wheel; done
    uv run --no-project --with fonttools==4.68.0 ../tests/pdf/faces/make.py \
        . ../generator/pdf/faces/data

Each face becomes a plain TrueType file: one weight, the letters we set, no hints, no ligatures or
marks, and the kerning of the most usual pairs in the simplest form of a GPOS table. (A `kern` table
would be simpler still, but Typst 0.15 fails on text from right to left beside one.)
The files come out the same, byte for byte, whenever and wherever they are made.
"""

import itertools
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

STYLES = {
    "Regular": (400, False), "Italic": (400, True), "Bold": (700, False), "BoldItalic": (700, True)
}  # fmt: skip
TEXT = (
    (0x20, 0x7E), (0xA0, 0x24F), (0x2C6, 0x2C7), (0x2D8, 0x2DD), (0x300, 0x331), (0x370, 0x3FF),
    (0x400, 0x45F), (0x490, 0x4FF), (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x2070, 0x209F),
    (0x20A0, 0x20CF), (0x2100, 0x214F), (0x2150, 0x218F), (0x2190, 0x21FF), (0x2200, 0x22FF),
    (0x25A0, 0x25FF), (0xFB01, 0xFB02),
)  # fmt: skip
SYMBOLS = (
    (0x20, 0x20), (0xA0, 0xA0), (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20CF),
    (0x2100, 0x218F), (0x2190, 0x23FF), (0x2460, 0x24FF), (0x2500, 0x27FF), (0x2900, 0x297F),
    (0x29EB, 0x29EB), (0x2B00, 0x2BFF), (0xFB00, 0xFB06), (0xFFFD, 0xFFFD),
)  # fmt: skip
# Fonts leave out letters and bullets that look as others do; old ones have Romanian's cedillas.
TWINS = {
    0xA0: 0x20, 0xAD: 0x2D, 0x2010: 0x2D, 0x2011: 0x2D, 0x202F: 0x20, 0x2215: 0x2F,
    0x218: 0x15E, 0x219: 0x15F, 0x21A: 0x162, 0x21B: 0x163, 0x2B1B: 0x25A0, 0x2B1C: 0x25A1,
    0x2B25: 0x25C6, 0x2B27: 0x29EB,
}  # fmt: skip
# Kerned, the most usual first.
USUAL = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,:;-–—'\"‘’“”/()!?&*£%",
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿŒœ«»…",
    "ĄąĆćĘęŁłŃńŚśŹźŻżČčĎďĚěŇňŘřŠšŤťŮůŽžŐőŰűĂăȘșȚțŞşĞğİıŢţĀāĒēĪīŪūĖėĮįŲųŴŵŶŷŸ",
    "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюяЁёІіЇїЄєҐґ",
    "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώΆΈΉΊΌΎΏ",
)
MOST_PAIRS = 6000
SERIFS = ("Tinos", "Caladea", "Cousine")
# Of DejaVu's small and capital letters: its table is too old to say.
HEIGHTS = (1120, 1493)
DROPPED = (
    "GSUB", "GPOS", "GDEF", "BASE", "JSTF", "DSIG", "FFTM", "LTSH", "VDMX", "PCLT", "hdmx", "gasp",
    "fpgm", "prep", "cvt ", "meta", "STAT", "kern", "MATH", "TTFA", "Debg",
)  # fmt: skip


def sources() -> Iterator[tuple[str, str, str, bool]]:
    """Family of ours, style, file of the source, and whether it holds symbols alone."""
    for style, (_, italic) in STYLES.items():
        yield "Arimo", style, "Arimo-Italic[[]wght].ttf" if italic else "Arimo[[]wght].ttf", False
        yield "Tinos", style, f"Tinos-{style}.ttf", False
        yield "Cousine", style, f"Cousine-{style}.ttf", False
        yield "Throughcare Humanist", style, f"Carlito-{style}.ttf", False
        yield "Caladea", style, f"Caladea-{style}.ttf", False
        yield "Atkinson Hyperlegible", style, f"AtkinsonHyperlegible-{style}.ttf", False
        wide = style.replace("Italic", "Oblique").replace("Regular", "")
        yield "Throughcare Wide", style, f"DejaVuSans{f'-{wide}' if wide else ''}.ttf", False
    yield "DejaVu Sans", "Regular", "DejaVuSans.ttf", True
    yield "DejaVu Sans", "Bold", "DejaVuSans-Bold.ttf", True


def make(source: Path, target: Path, family: str, style: str, symbols: bool) -> None:
    font = TTFont(source, recalcTimestamp=False)
    # Another packer of tables, where it is installed, orders them otherwise.
    font.cfg["fontTools.ttLib.tables.otBase:USE_HARFBUZZ_REPACKER"] = False
    weight, italic = STYLES[style]
    if "fvar" in font:
        instancer.instantiateVariableFont(font, {"wght": weight}, inplace=True)
    alias(font)
    kerning = {} if symbols else usual_pairs(font)
    wanted = {c for first, last in (SYMBOLS if symbols else TEXT) for c in range(first, last + 1)}
    subsetter = Subsetter(options())
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    one_cmap(font)
    rename(font, family, style)
    describe(font, family, weight, italic)
    if kerning:
        add_kerning(font, kerning)
    font["post"].formatType = 3.0
    font.save(target / f"{family.replace(' ', '')}-{style}.ttf", reorderTables=True)


def options() -> Options:
    found = Options()
    found.hinting = False
    found.layout_features = []
    found.drop_tables += DROPPED
    found.notdef_outline = True
    found.recalc_timestamp = False
    found.legacy_kern = False
    return found


def alias(font: TTFont) -> None:
    for table in font["cmap"].tables:
        if table.isUnicode():
            for code, twin in TWINS.items():
                if twin in table.cmap:
                    table.cmap.setdefault(code, table.cmap[twin])


def one_cmap(font: TTFont) -> None:
    """Keep the one table that Windows, PDF readers, Typst and our loader all read."""
    letters = {code: glyph for code, glyph in font.getBestCmap().items() if code <= 0xFFFF}
    table = next(t for t in font["cmap"].tables if (t.platformID, t.platEncID) == (3, 1))
    table.cmap = letters
    font["cmap"].tables = [table]


def rename(font: TTFont, family: str, style: str) -> None:
    names = font["name"]
    kept = {n: names.getDebugName(n) for n in (0, 5, 13, 14) if names.getDebugName(n)}
    shown = style.replace("BoldItalic", "Bold Italic")
    post = f"{family.replace(' ', '')}-{style}"
    kept |= {1: family, 2: shown, 3: f"{post};throughcare", 4: f"{family} {shown}", 6: post}
    names.names = []
    for number, words in sorted(kept.items()):
        names.setName(words, number, 3, 1, 0x409)


def describe(font: TTFont, family: str, weight: int, italic: bool) -> None:
    about = font["OS/2"]
    about.usWeightClass = weight
    about.panose.bFamilyType, about.panose.bSerifStyle = 2, 2 if family in SERIFS else 11
    if about.version < 2:
        about.version, about.sxHeight, about.sCapHeight = 2, *HEIGHTS
        about.ulCodePageRange1, about.ulCodePageRange2 = 1, 0
        about.usDefaultChar, about.usBreakChar, about.usMaxContext = 0, 32, 1
    bold = weight > 400
    font["head"].macStyle = bold | italic << 1
    style = italic | bold << 5 | (not bold and not italic) << 6
    about.fsSelection = about.fsSelection & ~0b1100001 | style


def usual_pairs(font: TTFont) -> dict[tuple[int, int], int]:
    """Codes of two letters to units between them, the most usual letters first, as many as fit."""
    if "GPOS" not in font:
        return {}
    cmap = font.getBestCmap()
    value = kerning_of(font["GPOS"].table)
    found: dict[tuple[int, int], int] = {}
    known: list[int] = []
    for letters in USUAL:
        fresh = [ord(c) for c in letters if ord(c) in cmap]
        pairs = itertools.chain(
            itertools.product(fresh, known + fresh), itertools.product(known, fresh)
        )
        known += fresh
        for left, right in pairs:
            units = value(cmap[left], cmap[right])
            # Less than a hundredth of the size is not seen.
            if abs(units) * 100 >= font["head"].unitsPerEm and len(found) < MOST_PAIRS:
                found[left, right] = units
    return found


def kerning_of(gpos: Any) -> Callable[[str, str], int]:
    """A function of two glyph names: the units that the font's layout table puts between them."""
    numbers = set()
    for script in gpos.ScriptList.ScriptRecord:
        if script.ScriptTag in ("DFLT", "latn", "grek", "cyrl") and script.Script.DefaultLangSys:
            for index in script.Script.DefaultLangSys.FeatureIndex:
                feature = gpos.FeatureList.FeatureRecord[index]
                if feature.FeatureTag == "kern":
                    numbers |= set(feature.Feature.LookupListIndex)
    lookups = [unwrapped(gpos.LookupList.Lookup[n].SubTable) for n in sorted(numbers)]
    return lambda left, right: sum(first_value(tables, left, right) for tables in lookups)


def unwrapped(tables: Iterable[Any]) -> list[Any]:
    bare = [getattr(t, "ExtSubTable", t) for t in tables]
    for table in bare:
        if type(table).__name__ != "PairPos":
            raise SystemExit(f"kerning by {type(table).__name__} is not known to this script")
    return bare


def first_value(tables: list[Any], left: str, right: str) -> int:
    for table in tables:
        if left not in table.Coverage.glyphs:
            continue
        if table.Format == 1:
            pairs = table.PairSet[table.Coverage.glyphs.index(left)].PairValueRecord
            record = next((p for p in pairs if p.SecondGlyph == right), None)
            if record is None:
                continue
        else:
            row = table.ClassDef1.classDefs.get(left, 0)
            record = table.Class1Record[row].Class2Record[table.ClassDef2.classDefs.get(right, 0)]
        return getattr(record.Value1, "XAdvance", 0) or 0
    return 0


def add_kerning(font: TTFont, kerning: dict[tuple[int, int], int]) -> None:
    """One lookup of pairs, each glyph by itself: the shape that our loader reads."""
    cmap = font.getBestCmap()
    scripts = "".join(f"languagesystem {tag} dflt;" for tag in ("DFLT", "cyrl", "grek", "latn"))
    pairs = {(cmap[left], cmap[right]): units for (left, right), units in kerning.items()}
    lines = "".join(f"pos {left} {right} {units};" for (left, right), units in pairs.items())
    addOpenTypeFeaturesFromString(font, f"{scripts} feature kern {{ {lines} }} kern;")


def main(source: Path, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for family, style, file, symbols in sources():
        make(next(source.rglob(file)), target, family, style, symbols)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
