"""Options and small helpers that several commands share."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

# Bank holidays are known for these years.
_FIRST, _LAST = 2012, 2035


class IsoDate(click.ParamType[date]):
    """A date such as 2026-03-02."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date, or a plain message."""
        if isinstance(value, date):
            return value
        try:
            day = datetime.strptime(value, "%Y-%m-%d").date()
        except ValueError:
            self.fail(f"'{value}' is not a date. Write it as 2026-03-02.", param, ctx)
        if not _FIRST <= day.year <= _LAST:
            self.fail(f"{day.year} is out of reach: the year is {_FIRST} to {_LAST}.", param, ctx)
        return day


def _today() -> date:
    return date.today()


on_date: Callable[..., Any] = click.option(
    "--date",
    "on",
    type=IsoDate(),
    default=_today,
    show_default="today",
    help="The day the document is made for.",
)
service_folder: Callable[..., Any] = click.option(
    "--service",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=None,
    envvar="THROUGHCARE_SERVICE",
    help="Your service's own folder of templates and packs.",
)
as_json: Callable[..., Any] = click.option(
    "--json", "json_", is_flag=True, help="Print JSON for programs."
)
case_file: Callable[..., Any] = click.argument("case", type=click.Path(path_type=Path))
