"""Who checked an easy-read paper, what exactly was checked, and whether it is still that."""

from generator.easyread.signing._fingerprint import Parts, fingerprint, packed, unpacked
from generator.easyread.signing._parts import NOT_THE_PAPER, paper_parts
from generator.easyread.signing._signature import Verdict, named_signer, signature, verdict

__all__ = [
    "NOT_THE_PAPER",
    "Parts",
    "Verdict",
    "fingerprint",
    "named_signer",
    "packed",
    "paper_parts",
    "signature",
    "unpacked",
    "verdict",
]
