"""What each document is made from: the view of its record, as its readers may see it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from generator import __version__
from generator.case import Case, Panel, PartReader, framed, in_the_services_words, redact
from generator.catalogue import Kind
from generator.documents import letters
from generator.documents._known import Known
from generator.documents._made_of import AS_IT_IS, Record, Trial
from generator.documents.gaps import allow
from generator.documents.panel_views import panel_contexts, reader_context
from generator.documents.pictures import show_pictures
from generator.documents.providers import PROVIDERS, Giving
from generator.documents.signing import PAPER, UNSIGNED, mark, page_of, parts_of, without_bookings
from generator.documents.templates import sections_of, style_of, template_of
from generator.easyread import discreet
from generator.easyread.pictures import swapped
from generator.easyread.signing import Parts, Verdict, verdict
from generator.easyread.week import week_view
from generator.easyread.wording import spoken
from generator.panel import panel_kind

__all__ = ["Seeing"]

# What pictures and easy-read pages are made from, whatever else a template uses.
_ALWAYS_SEEN = frozenset(
    {"service", "child", "document", "booked", "deadlines", "supervision", "easy_read", "people"}
)


@dataclass(frozen=True)
class Seeing(Known):
    """Records as the templates and workbooks of a kind see them."""

    def contexts(
        self,
        kind: Kind,
        record: Record,
        on: date,
        draft: bool,
        trial: Trial,
        *,
        used: Sequence[str],
        reader: PartReader | None = None,
    ) -> Iterator[tuple[str, dict[str, Any]]]:
        """What each document shows, with its identifier; of a panel, the extracts after the whole.

        `used` are the sections that it shows; empty for all of them. With a reader of a panel,
        that part alone.
        """
        made = f"Made with Throughcare {__version__}, template {kind.name} {kind.version}."
        document: Mapping[str, Any] = {
            "kind": kind.name,
            "title": kind.title,
            "date": on.isoformat(),
            "draft": draft,
            **_marking(kind, record),
            "provenance": made,
        }
        if isinstance(record, Panel):
            meets = panel_kind(record.data.get("kind"), self.resources.service)
            whole = self._memory.panel(record, on, document)
            if reader:
                yield reader_context(kind, record, whole, meets, used, reader=reader)
            else:
                yield from panel_contexts(kind, record, whole, meets, used)
            return
        if not isinstance(record, Case):
            yield record.identifier, redact({**record.data, "document": document}, kind.audience)
            return
        is_easy = "pictures" in kind.gives
        # The web page of an easy-read paper shows other sections than its Word file.
        context = self._seen(kind, record, on, document, trial, used=() if is_easy else used)
        if "easy_read" in context and "easy_read" in sections_of(kind):
            mark(context, self.checked(record, on), is_paper=kind.name == PAPER)
        if not kind.letter:
            yield record.identifier, context
            return
        for copy in letters.copies(kind, record, self.resources, on, draft=draft):
            own = {"letter": copy.letter, "say": copy.say}
            yield f"{record.identifier}{copy.suffix}", {**context, **own}

    def _seen(
        self,
        kind: Kind,
        record: Case,
        on: date,
        document: Mapping[str, Any],
        trial: Trial,
        *,
        used: Sequence[str] = (),
    ) -> dict[str, Any]:
        """What a document of that kind shows of a case, signed or not."""
        giving = self._giving(kind, record, on, trial)
        given: dict[str, Any] = {}
        providers = [one for name, one in PROVIDERS.items() if name in kind.gives]
        for provider in providers:
            given |= {} if provider.late else provider.give(giving, {})
        ruled = {name: given.pop(name) for name in ("deadlines", "findings") if name in given}
        seen = framed(giving.worked.view, on=on, document=document, **ruled) | given
        seen = in_the_services_words(seen, record.service, family=giving.family)
        needed = {name for provider in providers for name in provider.needs}
        kept = {*used, *_ALWAYS_SEEN, *needed} if used else None
        context = redact(seen, kind.audience, kept)
        show_pictures(context, record)
        if trial.discreet and "pictures" in kind.gives:
            context = discreet(context)
        for provider in providers:
            context |= provider.give(giving, context) if provider.late else {}
        return context

    def _giving(self, kind: Kind, record: Case, on: date, trial: Trial) -> Giving:
        return Giving(
            kind,
            record,
            on,
            self._memory.of(record, on),
            partial(self.dates, record, on, trial),
            self.resources.service,
            trial.agencies,
        )

    def week(self, record: Case, on: date) -> dict[str, Any] | None:
        """The child's week as its paper of that day shows it; None where nothing has a time."""
        seen = spoken(swapped(self._memory.of(record, on).view))
        return week_view(seen, on, style_of(record))

    def checked(self, record: Case, on: date) -> Verdict:
        """Whether the child's easy-read paper is on that day the one that somebody signed."""
        signed = record.data.get("easy_read", {}).get("signed")
        if signed is None:
            return UNSIGNED

        def look() -> Verdict:
            # Appointments leave the page by and by: it is looked at as on the day of the signature.
            parts = self.paper(record, date.fromisoformat(signed["on"]))
            staff = record.service.staff if record.service else ()
            return verdict(self._memory.of(record, on).worded.data, staff, signed, parts, on)

        return self._memory.of(record, on).verdict(look)

    def paper(self, record: Case, on: date) -> Parts:
        """The fingerprint of each part of the child's easy-read paper on a day."""
        kind = self.catalogue.get(PAPER)
        document = {"kind": kind.name, "title": kind.title, "date": on.isoformat(), "draft": False}
        seen = self._seen(kind, record, on, {**document, "provenance": ""}, AS_IT_IS)
        bare = without_bookings(seen)
        bare |= PROVIDERS["pictures"].give(self._giving(kind, record, on, AS_IT_IS), bare)
        allow(bare, kind.unknown)
        page = page_of(template_of(kind, record), bare)
        return parts_of(kind, self._memory.of(record, on).worded.data, seen, page)


def _marking(kind: Kind, record: Record) -> dict[str, str]:
    marking = record.data.get("service", {}).get("marking")
    return {"marking": marking} if kind.marking and marking else {}
