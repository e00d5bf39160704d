"""Codes that carry their label."""


class Coded(str):
    """A code of the case file, such as "on-track", which compares and prints as that code.

    `label` is the same in words, as the schema gives it: "On track".
    """

    __slots__ = ("label",)

    label: str

    def __new__(cls, code: str, label: str) -> "Coded":
        """The code with its label."""
        made = super().__new__(cls, code)
        made.label = label
        return made

    def __reduce__(self) -> "tuple[type[Coded], tuple[str, str]]":
        return Coded, (str(self), self.label)
