"""What stands on an easy-read page besides its sentences: rows, barred places, hard words."""

from generator.easyread import explained
from generator.easyread._places import places
from generator.easyread._rows import rows_of
from generator.easyread._word_list import word_list
from generator.easyread.sentences import shipped_lists

HOUSE, CLOCK = {"image": b"1", "alt": "a house"}, {"image": b"2", "alt": "a clock"}


def line(text, **more):
    return {"text": text, "forbids": False, **more}


class DescribeRows:
    def it_puts_the_rules_picture_beside_the_first_sentences(self):
        rows = rows_of({"shown": HOUSE, "lines": [line("Be home."), line("Stay home.")]})
        assert rows == [
            {"lines": [line("Be home."), line("Stay home.")], "shown": HOUSE, "goes_on": False}
        ]

    def it_sets_what_goes_on_with_a_sentence_beside_its_picture(self):
        lines = [line("Be home."), line("Charge it.", shown=CLOCK), line("Do so daily.")]
        rows = rows_of({"shown": HOUSE, "lines": lines})
        assert [row.get("shown") for row in rows] == [HOUSE, CLOCK]
        assert [len(row["lines"]) for row in rows] == [1, 2]
        assert [row["goes_on"] for row in rows] == [True, False]

    def it_sets_nothing_forbidden_beside_a_sentences_picture_of_what_is_not(self):
        lines = [line("Be home."), line("Ask.", shown=CLOCK), line("Do not move.", forbids=True)]
        rows = rows_of({"shown": HOUSE, "lines": lines})
        assert [row.get("shown") for row in rows] == [HOUSE, CLOCK, None]

    def it_shows_a_picture_that_comes_from_a_sentence_once(self):
        lines = [line("At 7pm.", shown=CLOCK), line("Tell Sam.")]
        assert [row.get("shown") for row in rows_of({"shown": CLOCK, "lines": lines})] == [CLOCK]

    def it_makes_no_row_that_a_page_could_not_hold(self):
        for count in range(40):
            lines = [line(str(number)) for number in range(count)]
            rows = rows_of({"shown": HOUSE, "lines": lines})
            assert [one for row in rows for one in row["lines"]] == lines
            sizes = [len(row["lines"]) for row in rows]
            assert max(sizes) <= 4 and max(sizes) - min(sizes) <= 1
            assert ["shown" in row for row in rows] == [True, *[False] * (len(rows) - 1)]


class DescribePlaces:
    def it_lists_streets_with_a_map_that_says_so(self):
        rule = {"heading": "Stay out of Fellgate", "streets": ["Mill Street"], "map": b"png"}
        [place] = places([{"easy_read": rule, "inputs": {"area": "Fellgate precinct"}}])
        assert place["streets"] == ["Mill Street"]
        words = "Map of where I do not go: Fellgate precinct. The list says which streets."
        assert place["map"] == {"image": b"png", "alt": words}

    def it_names_the_area_where_no_street_is_given(self):
        rule = {"heading": "Stay out", "must_not": ["Do not go into Fellgate."]}
        [place] = places([{"easy_read": rule, "inputs": {"area": "Fellgate precinct"}}])
        assert place == {"heading": "Stay out", "streets": ["Fellgate precinct"]}

    def it_leaves_out_an_area_that_a_rule_does_not_bar(self):
        rule = {"heading": "Stay in Northmoor", "must": ["Live in Northmoor."]}
        assert list(places([{"easy_read": rule, "inputs": {"area": "Northmoor"}}, {}])) == []


class DescribeTheWordList:
    def it_gives_every_hard_word_on_the_page_its_meaning(self):
        found = word_list(["Your curfew starts.", "Ask for permission."], [], shipped_lists())
        assert [entry["word"] for entry in found] == ["Curfew", "Permission"]
        assert found[0]["meaning"] == "The times when you stay at home."

    def it_lets_the_cases_own_meaning_stand_first(self):
        own = [
            {"word": "Tag", "meaning": "Your band."},
            {"word": "Curfew", "meaning": "Home time."},
        ]
        found = word_list(["Your curfew and your licence."], own, shipped_lists())
        assert found[:2] == own
        assert [entry["word"] for entry in found[2:]] == ["Licence"]

    def it_leaves_out_what_a_sentence_explains(self):
        texts = ["You have a curfew.", "A curfew is when you stay home."]
        assert word_list(texts, [], shipped_lists()) == []

    def it_has_a_meaning_in_easy_words_for_each(self):
        lists = shipped_lists()
        for word in lists.hard.values():
            if word.meaning:
                assert "Sam" not in word.meaning
                assert len(word.meaning.split()) <= 12


class DescribeThePage:
    def it_numbers_the_rules_in_the_order_of_the_page(self):
        rules = [
            {"id": str(n), "easy_read": {"heading": str(n), "must": ["Go."]}} for n in range(3)
        ]
        page = explained({"supervision": {"conditions": rules}, "easy_read": {"order": ["2"]}})
        assert next((rule["number"], rule["heading"]) for rule in page["rules"]) == (1, "2")
        assert [rule["number"] for rule in page["rules"]] == [1, 2, 3]
