"""The text of every sample's documents is the one that was last looked at."""

from tests.documents.snapshots import FOLDER, kept_of

WHAT_TO_DO = (
    "The words of these documents have changed. If that is meant, run `make snapshots`, and read "
    "the difference before you commit it: "
)


class DescribeTheText:
    def it_is_what_was_last_looked_at(self, made):
        now = kept_of(one for formats in made.values() for one in formats.values())
        kept = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.txt")}
        changed = sorted(
            name for name in now.keys() | kept.keys() if now.get(name) != kept.get(name)
        )
        assert not changed, WHAT_TO_DO + ", ".join(changed)

    def it_marks_headings_lists_and_tables(self):
        text = (FOLDER / "recall-report_TC-1005.txt").read_text("utf-8")
        assert "\n## What we ask\n" in text
        assert "\n- " in text
        assert "\n| Offence | " in text
