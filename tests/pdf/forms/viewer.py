"""PDFium as a second opinion: reads the fields of a form, and types into them like a person."""

import ctypes
import io
from contextlib import contextmanager

import pypdfium2
import pypdfium2.raw as c


@contextmanager
def opened(pdf):
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    page = document[0]
    c.FORM_OnAfterLoadPage(page.raw, document.formenv.raw)
    try:
        yield document, page, document.formenv.raw
    finally:
        document.close()


def _annotations(page, form):
    for at in range(c.FPDFPage_GetAnnotCount(page.raw)):
        annotation = c.FPDFPage_GetAnnot(page.raw, at)
        try:
            yield annotation, _text(c.FPDFAnnot_GetFormFieldName, form, annotation)
        finally:
            c.FPDFPage_CloseAnnot(annotation)


def _text(function, *arguments):
    size = function(*arguments, None, 0)
    buffer = ctypes.create_string_buffer(size)
    function(*arguments, ctypes.cast(buffer, ctypes.POINTER(c.FPDF_WCHAR)), size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def held(pdf):
    """What PDFium finds in the fields of the first page: text, ticks, chosen options."""
    found = {}
    with opened(pdf) as (_, page, form):
        for annotation, name in _annotations(page, form):
            kind = c.FPDFAnnot_GetFormFieldType(form, annotation)
            if kind in (c.FPDF_FORMFIELD_CHECKBOX, c.FPDF_FORMFIELD_RADIOBUTTON):
                found[name] = found.get(name) or bool(c.FPDFAnnot_IsChecked(form, annotation))
            elif kind in (c.FPDF_FORMFIELD_COMBOBOX, c.FPDF_FORMFIELD_LISTBOX):
                count = c.FPDFAnnot_GetOptionCount(form, annotation)
                found[name] = tuple(
                    _text(c.FPDFAnnot_GetOptionLabel, form, annotation, at)
                    for at in range(count)
                    if c.FPDFAnnot_IsOptionSelected(form, annotation, at)
                )
            else:
                found[name] = _text(c.FPDFAnnot_GetFormFieldValue, form, annotation)
    return found


def typed(pdf, values):
    """The form after a person has typed, ticked and chosen in PDFium."""
    with opened(pdf) as (document, page, form):
        for annotation, name in _annotations(page, form):
            if name not in values:
                continue
            value = values[name]
            kind = c.FPDFAnnot_GetFormFieldType(form, annotation)
            c.FORM_SetFocusedAnnot(form, annotation)
            if kind == c.FPDF_FORMFIELD_CHECKBOX:
                if bool(c.FPDFAnnot_IsChecked(form, annotation)) != value:
                    c.FORM_OnChar(form, page.raw, 32, 0)
            elif kind in (c.FPDF_FORMFIELD_COMBOBOX, c.FPDF_FORMFIELD_LISTBOX):
                c.FORM_SetIndexSelected(form, page.raw, value, True)
            else:
                c.FORM_SelectAllText(form, page.raw)
                wide = (value + "\0").encode("utf-16-le")
                buffer = ctypes.create_string_buffer(wide, len(wide))
                c.FORM_ReplaceSelection(
                    form, page.raw, ctypes.cast(buffer, ctypes.POINTER(c.FPDF_WCHAR))
                )
            c.FORM_ForceToKillFocus(form)
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()
