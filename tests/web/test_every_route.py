"""The list of addresses that other tests and the measurements go by leaves no page out."""

import re

import pytest

from tests.web.conftest import desk_folder, signed_in_client
from tests.web.crawl import is_page
from tests.web.every_route import LOCKING, NO_SERVICE, ONCE, addresses, begin, fill, get_routes

# Names of styles and what scripts do are read by nobody.
_SILENT = re.compile(r"<(style|script)\b.*?</\1>", re.DOTALL)
_COMMAND = re.compile(r"\bthroughcare [a-z]+ |(?<![-\w!])--[a-z]")


@pytest.mark.slow
def test_every_page_has_an_address_that_answers(tmp_path):
    folder = desk_folder(tmp_path)
    fill(folder)
    client = signed_in_client(folder)
    found = addresses(client, begin(client))
    assert set(found) == set(get_routes())
    assert {path for path, urls in found.items() if not urls} == ONCE | NO_SERVICE
    for path, urls in found.items():
        for answer in map(client.get, () if path in LOCKING else urls):
            if is_page(answer):
                assert not _COMMAND.search(_SILENT.sub("", answer.text)), urls
    assert [client.get(path).status_code for path in LOCKING] == [303, 200]
