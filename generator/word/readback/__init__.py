"""Reading a merged Word file back: which fields were changed in it, and to what.

`located` are the values that know their place in the data, `marking` prints them so that
they are found again, `reading` finds them in an edited file, `forms` turns what they show
into data, and `markdown` writes paragraphs as narrative text.
"""
