"""The checks of sentences against lines that were labelled by hand."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from generator.easyread.sentences import Line, remarks, shipped_lists

HELD = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text("utf-8"))
LABELLED, LATER = HELD["lines"], HELD["later"]
LEAST_PRECISION, LEAST_RECALL = 0.95, 0.93
LEAST_LATER = 0.8
LEAST_OF_ONE = 0.8


def found(text):
    lines = [Line(str(at), part.strip()) for at, part in enumerate(text.split(" / "))]
    return {one.check for one in remarks(lines, shipped_lists())}


def measured(lines):
    """How often each check is right, wrong, and silent where it should speak."""
    counts = {"right": Counter(), "wrong": Counter(), "missed": Counter()}
    for text, labels in lines:
        wanted, got = set(labels.split()), found(text)
        counts["right"].update(wanted & got)
        counts["wrong"].update(got - wanted)
        counts["missed"].update(wanted - got)
    return counts


def share(part, rest):
    return part / (part + rest) if part + rest else 1.0


def shares(counts, label):
    """Precision and recall of all checks together, printed with a table by check."""
    right, wrong, missed = (sum(counts[key].values()) for key in ("right", "wrong", "missed"))
    precision, recall = share(right, wrong), share(right, missed)
    print(f"\n{label}\n{table(counts)}\nall: precision {precision:.3f}, recall {recall:.3f}")
    return precision, recall


def table(counts):
    names = sorted(set().union(*counts.values()))
    rows = [f"{'check':18}{'labelled':>9}{'precision':>11}{'recall':>8}"]
    for name in names:
        right, wrong, missed = (counts[key][name] for key in ("right", "wrong", "missed"))
        row = f"{name:18}{right + missed:9}{share(right, wrong):11.2f}{share(right, missed):8.2f}"
        rows.append(row)
    return "\n".join(rows)


class DescribeTheLabelledLines:
    def they_are_found_as_a_careful_reader_finds_them(self):
        counts = measured(LABELLED)
        precision, recall = shares(counts, f"{len(LABELLED)} labelled lines")
        assert precision >= LEAST_PRECISION
        assert recall >= LEAST_RECALL
        for name in counts["right"]:
            assert share(counts["right"][name], counts["wrong"][name]) >= LEAST_OF_ONE, name
            assert share(counts["right"][name], counts["missed"][name]) >= LEAST_OF_ONE, name

    def they_are_found_in_lines_written_later_as_well(self):
        for reached in shares(measured(LATER), f"{len(LATER)} lines written later"):
            assert reached >= LEAST_LATER

    def they_are_many_and_each_stands_once(self):
        assert len(LABELLED) >= 300
        assert len({text for text, _ in LABELLED}) == len(LABELLED)

    @pytest.mark.parametrize("name", sorted(shipped_lists().checks))
    def they_are_there_for_each_check_of_a_sentence(self, name):
        of_a_rule = {
            "permission-first", "role", "lost-because", "lost-if", "no-picture", "affirming",
            "said-twice", "few-pictures", "own-word",
        }  # fmt: skip
        assert name in of_a_rule or any(name in labels.split() for _, labels in LABELLED)
