"""The words of a child's easy-read page, from the nearest of three layers."""

from generator.easyread.wording._confirm import nearest, to_confirm, to_hold_beside, unexplained
from generator.easyread.wording._known import Known, known
from generator.easyread.wording._layers import OWN_WORDING, faults_of_wording
from generator.easyread.wording._order import in_order
from generator.easyread.wording._swaps import spoken
from generator.easyread.wording._worded import completed, worded

__all__ = [
    "OWN_WORDING",
    "Known",
    "completed",
    "faults_of_wording",
    "in_order",
    "known",
    "nearest",
    "spoken",
    "to_confirm",
    "to_hold_beside",
    "unexplained",
    "worded",
]
