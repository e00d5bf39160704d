"""The one way in for pictures: what moves, reaches out or hides is refused in words."""

import io
import random
import re
import zlib

import pytest
from lxml import etree
from PIL import Image

from generator.easyread import Shelf
from generator.easyread.pictures import UnfitPictureError, entered
from generator.easyread.pictures._drawn import drawn
from generator.easyread.pictures._sets import shipped_sets
from tests.sweeps import times
from tests.word.test_values import chunk, png

NS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
SQUARE = '<rect width="5" height="5" fill="#EA5A47"/>'
BOMB = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))


def svg(inside="", attributes='viewBox="0 0 10 10"', head=""):
    return f"{head}<svg {NS} {attributes}>{SQUARE}{inside}</svg>".encode()


def saved(picture, form, **how):
    out = io.BytesIO()
    picture.save(out, form, **how)
    return out.getvalue()


def frames(count=3):
    return [Image.new("RGB", (20, 20), (70 * number, 0, 0)) for number in range(count)]


def moving(form):
    first, *others = frames()
    return saved(first, form, save_all=True, append_images=others, duration=100)


HOSTILE = {
    "script": svg("<script>alert(1)</script>"),
    "script that runs on load": svg(attributes='viewBox="0 0 9 9" onload="alert(1)"'),
    "handler": svg('<path d="M0,0h3" onclick="alert(1)"/>'),
    "web page": svg("<foreignObject><p>hello</p></foreignObject>"),
    "other language": svg('<p xmlns="http://www.w3.org/1999/xhtml">hello</p>'),
    "picture from outside": svg('<image href="http://example.org/a.png"/>'),
    "file from outside": svg('<image xlink:href="file:///etc/passwd"/>'),
    "picture inside": svg('<image href="data:image/png;base64,AAAA"/>'),
    "use": svg('<g id="a"/><use href="#a"/>'),
    "use from outside": svg('<use href="other.svg#a"/>'),
    "link": svg('<a href="http://example.org"><path d="M0,0h3"/></a>'),
    "style sheet": svg("<style>@import url(http://example.org/a.css);</style>"),
    "style with an address": svg('<path d="M0,0h3" style="fill:url(http://example.org/a)"/>'),
    "unknown style with an address": svg('<path d="M0,0" style="cursor:url(//example.org/a)"/>'),
    "fill with an address": svg('<path d="M0,0h3" fill="url(http://example.org/#a)"/>'),
    "gradient from outside": svg('<linearGradient xlink:href="http://example.org/#a"/>'),
    "filter": svg('<filter id="f"><feFlood/></filter>'),
    "letters": svg("<text>hello</text>"),
    "animation": svg('<animate attributeName="x" to="5"/>'),
    "movement": svg('<g><animateTransform attributeName="transform"/></g>'),
    "set": svg('<rect width="1"><set attributeName="x" to="5"/></rect>'),
    "entity": svg("&a;", head='<!DOCTYPE svg [<!ENTITY a "b">]>'),
    "entities without end": svg("&a8;", head=f'<!DOCTYPE svg [<!ENTITY a0 "b">{BOMB}]>'),
    "entity from outside": svg("&a;", head='<!DOCTYPE svg [<!ENTITY a SYSTEM "/etc/passwd">]>'),
    "definition from outside": svg(head='<!DOCTYPE svg SYSTEM "http://example.org/a.dtd">'),
    "too deep": svg("<g>" * 2000 + "</g>" * 2000),
    "too many parts": svg("<g/>" * 5000),
    "too large": svg("<desc>" + "x" * 2**20 + "</desc>"),
    "far away": svg('<path d="M0,0h1e30"/>'),
    "no size": svg(attributes=""),
    "no room": svg(attributes='viewBox="0 0 0 0"'),
    "a size of words": svg(attributes='viewBox="here"'),
    "half a drawing": svg()[:-6],
    "no drawing": b"<html><svg/></html>",
    "moving GIF": moving("GIF"),
    "moving PNG": moving("PNG"),
    "moving WebP": moving("WEBP"),
    "40 megapixels": png(8000, 5000, b""),
    "a bomb of pixels": png(60_000, 60_000, b""),
    "half a PNG": png(40, 40)[:-30],
    "half a JPEG": saved(Image.effect_noise((300, 300), 90), "JPEG")[:4000],
    "a text": b"no picture at all",
    "a program": b"MZ\x90\0" + bytes(200),
    "a PDF": b"%PDF-1.7\n",
    "nothing": b"",
    "more than 20 MB": b"\x89PNG\r\n\x1a\n" + bytes(21 * 2**20),
}


class DescribeWhatIsRefused:
    @pytest.mark.parametrize("name", HOSTILE)
    def it_is_told_in_a_sentence_what_to_do(self, name):
        with pytest.raises(UnfitPictureError) as told:
            entered(HOSTILE[name])
        assert re.search(r"(Save|save|smaller|larger)", str(told.value))
        assert str(told.value)[0].isupper() and str(told.value).endswith(".")

    def it_says_what_is_wrong(self):
        for name, words in (
            ("script", "script"),
            ("animation", "moves"),
            ("moving GIF", "moves"),
            ("40 megapixels", "25 million pixels"),
            ("picture from outside", "another picture"),
            ("entity", "entities"),
        ):
            with pytest.raises(UnfitPictureError, match=words):
                entered(HOSTILE[name])

    def it_is_never_unpacked_beyond_its_limit(self):
        """A picture that says it is small and unpacks to very much."""
        huge = chunk(b"IDAT", zlib.compress(bytes(80_000_000)))
        small = png(4, 2)
        start = small.index(b"IDAT") - 4
        end = small.index(b"IEND") - 4
        with pytest.raises(UnfitPictureError):
            entered(small[:start] + huge + small[end:])


class DescribeDrawings:
    def they_keep_what_is_shown_and_nothing_besides(self):
        notes = (
            "<metadata>by Sam</metadata><!-- a remark --><?php echo 1 ?><title>A home</title>"
            '<i:view xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:file="/home/sam"/>'
            '<path class="a" style="fill:#fff;-inkscape-font:Sans" d="M0,0h3"/>'
        )
        content = entered(svg(notes)).content.decode()
        for kept in ('fill="#EA5A47"', 'fill="#fff"', 'd="M0,0h3"', "<title>A home</title>"):
            assert kept in content
        for gone in ("Sam", "sam", "remark", "php", "inkscape", "class"):
            assert gone not in content

    def they_may_name_their_size_in_two_ways(self):
        assert b'viewBox="0 0 30 20"' in entered(svg(attributes='width="30mm" height="20"')).content

    def they_may_have_gradients_and_clips_of_their_own(self):
        inside = (
            '<defs><linearGradient id="a"><stop offset="0" stop-color="#fff"/></linearGradient>'
            '<linearGradient id="b" xlink:href="#a"/><clipPath id="c"><path d="M0,0h9"/></clipPath>'
            '</defs><path d="M0,0h9" fill="url(#b)" clip-path="url(#c)"/>'
        )
        assert entered(svg(inside)).content.count(b"url(#") == 2

    @pytest.mark.parametrize("seed", range(times(40, 400)))
    def they_hold_nothing_strange_whatever_is_put_into_them(self, seed):
        """What comes through is of the few elements and attributes of plain drawings."""
        draw = random.Random(seed)
        tags = ["g", "path", "rect", "script", "use", "image", "a", "style", "text", "animate"]
        names = ["d", "fill", "style", "href", "onload", "class", "id", "xlink:href", "filter"]
        values = ["M0,0h3", "#fff", "url(#a)", "url(http://example.org)", "javascript:a()", "a"]
        inside = "".join(
            f'<{tag} {draw.choice(names)}="{draw.choice(values)}"/>'
            for tag in draw.choices(tags[:3] * 6 + tags, k=3)
        )
        try:
            content = entered(svg(inside)).content
        except UnfitPictureError:
            return
        for element in etree.fromstring(content).iter():
            assert etree.QName(element).localname in ("svg", "g", "path", "rect")
            for value in element.attrib.values():
                assert not re.search(r"http|javascript|url\((?!#)", value)


class DescribePhotographs:
    def they_come_through_as_they_are_when_they_tell_nothing_besides(self):
        for form in ("PNG", "JPEG"):
            content = saved(Image.new("RGB", (60, 40), "teal"), form)
            assert entered(content).content == content

    @pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
    def they_never_say_where_or_when_they_were_taken(self, form):
        exif = Image.Exif()
        exif[0x010F] = "CAMERA-OF-SAM"
        exif.get_ifd(0x8825)[1] = "N"
        exif.get_ifd(0x8825)[2] = (53.0, 24.0, 33.0)
        exif.get_ifd(0x8769)[0x9003] = "2026:03:02 10:00:00"
        content = saved(Image.new("RGB", (60, 40), "teal"), form, exif=exif)
        assert b"CAMERA-OF-SAM" in content
        shown = entered(content).content
        assert b"CAMERA-OF-SAM" not in shown
        assert b"2026:03:02" not in shown
        assert not dict(Image.open(io.BytesIO(shown)).getexif())

    def they_are_upright(self):
        """A telephone notes how it was held; what is shown has it done."""
        picture = Image.new("RGB", (60, 40), "teal")
        picture.paste("white", (0, 0, 30, 40))
        exif = Image.Exif()
        exif[0x0112] = 6
        shown = Image.open(io.BytesIO(entered(saved(picture, "PNG", exif=exif)).content))
        assert shown.size == (40, 60)
        assert shown.getpixel((20, 5)) == (255, 255, 255)

    def they_are_made_smaller_when_they_are_large(self):
        content = saved(Image.new("RGB", (4000, 3000), "teal"), "JPEG")
        shown = Image.open(io.BytesIO(entered(content).content))
        assert shown.size == (1600, 1200)

    def they_keep_what_is_clear(self):
        picture = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
        content = entered(saved(picture, "WEBP", lossless=True))
        assert content.kind == "png"
        assert Image.open(io.BytesIO(content.content)).getpixel((5, 5))[3] == 0

    def they_may_have_a_second_picture_as_telephones_make_it(self):
        first, second = frames(2)
        content = saved(first, "MPO", save_all=True, append_images=[second])
        shown = entered(content)
        assert shown.kind == "jpeg"
        assert getattr(Image.open(io.BytesIO(shown.content)), "n_frames", 1) == 1

    def they_stand_under_the_bar_as_well(self):
        content = entered(saved(Image.new("RGB", (60, 40), "teal"), "JPEG"))
        [shown] = drawn([(content, True)])
        picture = Image.open(io.BytesIO(shown)).convert("RGB")
        assert picture.size == (288, 288)
        red, green, _ = picture.getpixel((144, 144))
        assert red > 150 and green < 40
        assert picture.getpixel((60, 144))[:2] == (0, 128)


class DescribeTheShippedPictures:
    def they_all_come_in_as_anybodys_do(self):
        ours, openmoji = shipped_sets()
        for held in (ours, openmoji):
            for entry in held.entries.values():
                assert entered(entry.path.read_bytes()).kind == "svg", entry.code

    @pytest.mark.slow
    def they_do_so_to_the_last_of_openmoji(self):
        _, openmoji = shipped_sets()
        paths = sorted(openmoji.folder.glob("*.svg"))
        assert len(paths) > 4000
        for path in paths:
            assert entered(path.read_bytes()).kind == "svg", path.name

    def it_draws_ours_like_those_beside_them(self):
        """The same lines: black, two wide in a square of 72, with round ends."""
        ours, _ = shipped_sets()
        for entry in ours.entries.values():
            root = etree.fromstring(entry.path.read_bytes())
            assert root.get("viewBox") == "0 0 72 72"
            lines = {one.get("stroke-width") for one in root.iter() if one.get("stroke")}
            assert lines <= ({"7"} if entry.code == "not-this" else {"2"}), entry.code
            assert root.findtext("{http://www.w3.org/2000/svg}title"), entry.code

    def it_draws_something_for_each_of_ours(self):
        for picture in Shelf().pictures(shipped_sets()[0].entries).values():
            box = Image.open(io.BytesIO(picture.image)).convert("RGBA").getchannel("A").getbbox()
            assert box is not None
            assert box[2] - box[0] > 200 or box[3] - box[1] > 200, picture.code
