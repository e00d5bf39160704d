"""Easy-read documents: pictures beside plain words."""

from generator.easyread._checked import check_case, check_lines
from generator.easyread._discreet import discreet
from generator.easyread._explained import explained
from generator.easyread._held import pictures_to_choose
from generator.easyread._looks import pictures_used
from generator.easyread._rules import said
from generator.easyread._teach_back import teach_back_lines
from generator.easyread.pictures import Picture, Shelf
from generator.easyread.sentences import Line, Remark
from generator.easyread.wording import to_confirm, to_hold_beside, unexplained, worded

__all__ = [
    "Line",
    "Picture",
    "Remark",
    "Shelf",
    "check_case",
    "check_lines",
    "discreet",
    "explained",
    "pictures_to_choose",
    "pictures_used",
    "said",
    "teach_back_lines",
    "to_confirm",
    "to_hold_beside",
    "unexplained",
    "worded",
]
