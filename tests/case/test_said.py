"""What the rules say of any child, said of one."""

import re
import tomllib

import pytest

from generator.case._said import in_print, said_of
from generator.case.derive import naming
from generator.resources import shipped

ZOE = naming({"first_name": "Zoë", "pronouns": "she/her"})
JO = naming({"first_name": "Jo", "pronouns": "they/them"})


class DescribeSayingItOfAChild:
    @pytest.mark.parametrize(
        ("text", "of_zoe"),
        [
            ("The child knows where they will live", "Zoë knows where she will live"),
            ("A named adult travels with the child", "A named adult travels with Zoë"),
            ("meets the child and travels with them", "meets Zoë and travels with her"),
            ("the panel hears the child's case", "the panel hears Zoë’s case"),
            ("with the child and their family", "with Zoë and her family"),
            ("Talk it over with the child and record what they say.", None),
            ("until the child has theirs", "until Zoë has hers"),
        ],
    )
    def it_names_the_child_and_takes_the_pronoun(self, text, of_zoe):
        of_zoe = of_zoe or "Talk it over with Zoë and record what she says."
        assert said_of(text, ZOE) == of_zoe

    def it_leaves_they_to_a_child_who_is_they(self):
        text = "The child knows where they will live, and record what they say."
        assert said_of(text, JO) == "Jo knows where they will live, and record what they say."

    @pytest.mark.parametrize(
        "text",
        [
            "Ask services who they are.",
            "Ask the other child’s parent, or their social worker.",
            "Send it to the child and adolescent mental health service.",
        ],
    )
    def it_leaves_what_speaks_of_others(self, text):
        assert said_of(text, ZOE) == text

    def it_leaves_the_pronoun_of_others_who_stand_beside_the_child(self):
        text = "Tell parents where the child is, and the parents that they may visit."
        assert said_of(text, ZOE).endswith("that they may visit.")

    def it_names_the_child_in_every_pack(self):
        for path in shipped("packs").glob("*.toml"):
            for text in re.findall(r'^(?:what|note|what_to_do) = "(.*)"$', path.read_text(), re.M):
                said = said_of(tomllib.loads(f't = "{text}"')["t"], ZOE)
                assert not re.search(r"\b[Tt]he child\b(?! and adolescent)", said), said
                assert "'" not in said


class DescribePrint:
    def it_sets_the_marks_of_print(self):
        assert in_print('Jo\'s "own" words') == "Jo’s “own” words"
