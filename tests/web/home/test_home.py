"""The list of cases, coming in, locking and coming back."""


def test_the_list_shows_each_child_and_leads_to_the_case(client, desk, folder):
    page = client.get("/")
    assert page.status_code == 200
    for path in folder.glob("*.json"):
        assert f'href="/cases/{desk.key(path)}"' in page.text
