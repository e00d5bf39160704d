"""How Word sets what the model says: what both engines, `layout` and `typeset`, go by."""
