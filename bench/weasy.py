"""A warm WeasyPrint: reads HTML pages from standard input and answers each with its PDF.

Run by a Python that has WeasyPrint; page and PDF each come after a line that says their length.
"""

import sys

from weasyprint import HTML

for line in sys.stdin.buffer:
    page = sys.stdin.buffer.read(int(line)).decode()
    pdf = HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")
    sys.stdout.buffer.write(b"%d\n%s" % (len(pdf), pdf))
    sys.stdout.buffer.flush()
