"""`throughcare serve`: the pages in the browser."""

from pathlib import Path

import click

from generator.cli._options import service_folder


@click.command("serve")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port; a free one if 0.")
@click.option(
    "--browser/--no-browser",
    default=True,
    show_default=True,
    help="Open the browser, or only print the address, which works once.",
)
@service_folder
def command(folder: Path, port: int, browser: bool, service: Path | None) -> None:
    """Work on the cases of FOLDER in the browser, on this machine alone.

    Nothing leaves the machine. The window that opens is the only one that can see the cases.
    """
    from generator.web import serve

    serve(folder, service=service, port=port, browser=browser, say=click.echo)
