"""Picture sets as folders, which of them is nearest, and how a picture is found by a word."""

import pytest

from generator.easyread import Shelf
from generator.easyread.pictures import read_set
from generator.easyread.pictures._search import fits
from generator.easyread.pictures._sets import shipped_sets
from generator.errors import CaseError, FaultyInputError
from generator.service.checking import prove
from tests.documents.conftest import ON
from tests.easyread.pictures.test_entering import HOSTILE
from tests.word.test_values import SVG, png

HEAD = "code,file,words,search\n"
CREDIT = "Widget symbols, used under licence 1234"


@pytest.fixture
def service(tmp_path):
    """A service's folder with a set of two pictures, one by a code that OpenMoji has too."""
    folder = tmp_path / "service" / "pictures" / "widget"
    folder.mkdir(parents=True)
    (folder / "licence.txt").write_text(f"{CREDIT}\nMore about it.\n", "utf-8")
    (folder / "index.csv").write_text(
        f'{HEAD}1F3E0,home.svg,"a home, ours",flat\nhub,hub.png,the hub on Mill Lane,office\n',
        "utf-8",
    )
    (folder / "home.svg").write_bytes(SVG)
    (folder / "hub.png").write_bytes(png(40, 40))
    return tmp_path / "service"


def index(service):
    return service / "pictures" / "widget" / "index.csv"


def codes(found):
    return [one.code for one in found]


class DescribeAServicesSet:
    def it_stands_before_ours(self, service):
        shelf = Shelf(service)
        shown = shelf.pictures(["1F3E0", "hub", "1F319", "tag"])
        assert [one.alt for one in shown.values()] == [
            "a home, ours",
            "the hub on Mill Lane",
            "the moon at night",
            "a tag on an ankle",
        ]
        assert shown["1F3E0"].image != Shelf().pictures(["1F3E0"])["1F3E0"].image
        assert shown["hub"].image == png(40, 40)

    def it_is_credited_where_a_picture_of_it_is_shown(self, service):
        shelf = Shelf(service)
        assert shelf.credits(["1F319"]) == (shipped_sets()[1].credit,)
        assert shelf.credits(["1F319", "hub", "tag"]) == (
            CREDIT,
            *(one.credit for one in shipped_sets()),
        )

    def it_is_read_again_when_it_was_changed(self, service):
        import os

        assert not Shelf(service).has("new")
        index(service).write_text(f"{HEAD}new,hub.png,a hub,\n", "utf-8")
        os.utime(index(service), ns=(1, 1))
        assert Shelf(service).has("new")

    @pytest.mark.parametrize(
        ("row", "words"),
        [
            ("Home,home.svg,a home,", "line 2: a code is"),
            ("a b,home.svg,a home,", "line 2: a code is"),
            ("home,none.svg,a home,", "line 2: the picture is not in the folder"),
            ("home,../../secret.svg,a home,", "line 2: the picture is not in the folder"),
            ("home,/etc/passwd,a home,", "line 2: the picture is not in the folder"),
            ("home,,a home,", "line 2: the picture is not in the folder"),
            ("home,home.svg,,", "line 2: say in a few words"),
            ("home", "line 2: say in a few words"),
            ("a,home.svg,a,\na,home.svg,a,", "line 3: the same code"),
            ('a,"home.svg', "no sound CSV"),
        ],
    )
    def it_is_told_its_faults(self, service, row, words):
        (service / "secret.svg").write_bytes(SVG)
        index(service).write_text(f"{HEAD}{row}\n", "utf-8")
        with pytest.raises(FaultyInputError, match=words):
            Shelf(service).pictures(["1F319"])

    def it_is_told_all_its_faults_at_once(self, service):
        index(service).write_text(f"{HEAD}A,home.svg,a,\nb,none.svg,b,\n", "utf-8")
        (index(service).parent / "licence.txt").unlink()
        with pytest.raises(FaultyInputError) as told:
            read_set(index(service).parent)
        assert len(told.value.faults) == 3
        assert "licence.txt is missing" in told.value.faults[0]

    @pytest.mark.parametrize("head", ["", "code;file;words;search\n", "file,code,words,search\n"])
    def it_has_its_columns_in_their_order(self, service, head):
        index(service).write_text(head, "utf-8")
        with pytest.raises(FaultyInputError, match="the columns are code, file, words, search"):
            Shelf(service).has("a")

    def it_never_leads_out_of_its_folder_by_a_link(self, service):
        (service / "secret.svg").write_bytes(SVG)
        (index(service).parent / "way.svg").symlink_to(service / "secret.svg")
        index(service).write_text(f"{HEAD}way,way.svg,a way,\n", "utf-8")
        with pytest.raises(FaultyInputError, match="not in the folder"):
            Shelf(service).has("way")

    @pytest.mark.parametrize("name", ["script", "40 megapixels", "moving PNG", "entity"])
    def it_shows_no_hostile_picture(self, service, name):
        (index(service).parent / "hub.png").write_bytes(HOSTILE[name])
        with pytest.raises(FaultyInputError, match=r"the picture hub of the set widget"):
            Shelf(service).pictures(["hub"])

    def it_is_proved_with_the_service(self, service):
        (service / "service.toml").write_text("", "utf-8")
        before = prove(service, on=ON).faults
        (index(service).parent / "hub.png").write_bytes(HOSTILE["moving PNG"])
        [fault] = [one for one in prove(service, on=ON).faults if one not in before]
        assert fault.startswith("pictures/widget/hub.png: The picture moves.")
        index(service).write_text(f"{HEAD}home,none.svg,a home,\n", "utf-8")
        [fault] = [one for one in prove(service, on=ON).faults if one not in before]
        assert fault.startswith("pictures/widget: index.csv, line 2:")


class DescribeSearch:
    @pytest.mark.parametrize(
        ("words", "first"),
        [
            (["tag"], "tag"),
            (["tags"], "tag"),
            (["charging"], "tag-charging"),
            (["curfew"], "curfew"),
            (["bus", "stop"], "1F68F"),
            (["7pm"], "1F556"),
            (["meeting-my-worker"], "meeting-my-worker"),
            (["1F3E0"], "1F3E0"),
            (["1f3e0"], "1F3E0"),
            (["Judge"], "judge"),
            (["zebra"], "1F993"),
        ],
    )
    def it_finds_the_nearest_first(self, words, first):
        assert codes(Shelf().search(words))[0] == first

    def it_finds_by_every_word_and_each_once(self, service):
        found = list(Shelf(service).search(["home"]))
        assert len(found) == len(set(codes(found)))
        assert found[0].code == "1F3E0"
        assert found[0].set == "widget"
        assert codes(Shelf(service).search(["home", "flat"])) == ["1F3E0"]

    @pytest.mark.parametrize("words", [["xyzzy"], [""], ["bus", "xyzzy"], []])
    def it_finds_nothing_by_what_is_said_of_none(self, words):
        assert codes(Shelf().search(words)) == []

    def it_leaves_out_flags_and_shades_of_skin(self):
        found = codes(Shelf().search(["hand"]))
        assert found
        assert not any("1F3FB" in code for code in found)
        assert all("E0067" not in code for code in codes(Shelf().search(["flag"])))

    def it_finds_every_picture_of_an_index_by_each_of_its_words(self):
        for held in shipped_sets():
            for entry in held.entries.values():
                assert all(fits([word], entry) for word in entry.search), entry.code


class DescribeTheChildsOwn:
    def shelf(self, folder, content, **more):
        (folder / "own.png").write_bytes(content)
        own = [{"code": "nans-house", "file": "own.png", "words": "Nan’s front door", **more}]
        return Shelf(None, own, lambda name: folder / name)

    def it_stands_before_all_sets(self, tmp_path):
        shelf = self.shelf(tmp_path, png(40, 40), code="1F3E0")
        shown = shelf.pictures(["1F3E0"])["1F3E0"]
        assert (shown.image, shown.alt) == (png(40, 40), "Nan’s front door")
        assert shelf.credits(["1F3E0"]) == ()

    def it_is_found_by_its_words(self, tmp_path):
        shelf = self.shelf(tmp_path, png(40, 40))
        assert next(iter(shelf.search(["nan"]))).code == "nans-house"

    @pytest.mark.parametrize("name", HOSTILE)
    def it_is_refused_by_its_place(self, tmp_path, name):
        with pytest.raises(CaseError, match=r"“nans-house” \(easy_read, own_pictures\)"):
            self.shelf(tmp_path, HOSTILE[name]).pictures(["nans-house"])
