"""Who the people of a case are to the child."""

__all__ = ["RELATIVES"]

# The roles of the child's family among the people of a case.
RELATIVES = frozenset({"parent", "carer", "sibling", "other-family"})
