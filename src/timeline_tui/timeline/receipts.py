"""The receipt of an export: what it is made of, and the command that makes it again."""

from __future__ import annotations

from timeline_tui.dates.coordinate import bound_text
from timeline_tui.errors import QueryError
from timeline_tui.formats.faults import is_receipt_alone
from timeline_tui.formats.receipt import Input, Receipt, command
from timeline_tui.formats.registry import Format
from timeline_tui.text.catalogue import is_english, spoken
from timeline_tui.timeline.askable import Askable
from timeline_tui.timeline.choices import USUAL_SORT, sample_path
from timeline_tui.timeline.places import Found


def receipt(
    files: Askable, form: Format, found: Found, lost: tuple[str, ...], *, formula_guard: bool
) -> Receipt:
    """Give the receipt of an export of what was found, some of which its format cannot hold."""
    choices, results = files.choices, found.results
    hashes = {each.path: each.fingerprint for each in files.reading.documents}
    inputs = [(path, hashes.get(path)) for path in _inputs(files)]
    return Receipt(
        inputs=tuple(Input(path, print_.sha256 if print_ else "") for path, print_ in inputs),
        query=found.query,
        since=choices.since,
        until=choices.until,
        zone=files.zone or "UTC",
        sort=choices.sort,
        total=results.total,
        matched=results.matched,
        possible=results.possible,
        undated=results.undated(),
        rejected=sum(problem.rejected for problem in files.problems),
        lost=lost,
        command=_command(files, form, found, formula_guard),
    )


def _command(files: Askable, form: Format, found: Found, formula_guard: bool) -> str:
    """What makes the same export again; nothing where a filter asks for the cursor."""
    try:
        files.parse(found.query)
    except QueryError:
        return ""
    needs_now = form.is_stamped or files.is_timely(found.query, found.now)
    choices, reading = files.choices, files.choices.reading
    options = [
        ("--input-format", reading.input_format),
        ("--date-field", reading.date_field),
        ("--end-field", reading.end_field),
        ("--title-field", reading.title_field),
        ("--delimiter", reading.delimiter),
        ("--encoding", reading.encoding),
        ("--query", found.query),
        ("--since", choices.since),
        ("--until", choices.until),
        ("--sort", "" if choices.sort == USUAL_SORT else choices.sort),
        ("--tz", choices.zone or ""),
        ("--lang", choices.lang or ""),
        ("--now", _instant(found.now) if needs_now else ""),
        ("--format", form.name),
    ]
    flags = [] if formula_guard else ["--no-formula-guard"]
    line = command(options, flags, _inputs(files))
    # Without --lang the words are those of the environment, and the data's those of the file.
    is_told = bool(choices.lang) or not form.has_words or is_english(spoken())
    return line if is_told else f"LC_ALL={spoken()} {line}"


def _inputs(files: Askable) -> tuple[str, ...]:
    """The files that an export is made of: receipts of others that were named are none."""
    receipts = {each.file for each in files.problems if is_receipt_alone(each)}
    paths = files.choices.paths or (str(sample_path()),)
    return tuple(path for path in dict.fromkeys(paths) if path not in receipts)


def _instant(moment: int) -> str:
    """A moment as `--now` reads it."""
    text = bound_text(moment) or ""
    return f"{text}Z" if "T" in text else f"{text}T00:00Z"
