"""The act that opens an event's source in a person's editor."""

from __future__ import annotations

import os

from textual.app import SuspendNotSupported

from timeline_tui.files.editor import editor_command, editor_setting
from timeline_tui.files.reasons import reason_of
from timeline_tui.files.source import STDIN
from timeline_tui.text.catalogue import tr
from timeline_tui.tui.foreground import run_in_front
from timeline_tui.tui.reloader import Reloader
from timeline_tui.tui.stage import Stage


def edit_source(stage: Stage) -> None:
    """Open the shown event's file at its line, and look at the file once the editor is left."""
    hit = stage.shown
    if hit is None:
        stage.say(tr("No event is selected."), is_warning=True)
        return
    event = hit.event
    path = stage.session.document_of(event).path
    reason = _why_not(stage, path)
    if reason:
        stage.say(reason, is_warning=True)
        return
    command = editor_command(editor_setting(os.environ), path, event.origin.line)
    failure = _run(stage, command)
    if failure:
        stage.say(failure, is_warning=True)
    for reloader in stage.query(Reloader):  # none looks yet while the first list comes
        reloader.look_closely()


def _why_not(stage: Stage, path: str) -> str:
    """Say why a file is not opened; nothing where it can be."""
    if not stage.session.choices.paths:
        return tr("The sample belongs to the program. x exports it as a file of your own.")
    if path == STDIN:
        return tr("This event came from standard input: there is no file to edit.")
    setting = editor_setting(os.environ)
    if not setting:
        return tr("No editor is set. Set one in the shell: export EDITOR=nano")
    if not _is_named(path):
        return tr("{path} does not exist", path=path)
    if not editor_command(setting, path, 0):
        return tr("The editor cannot be understood: {setting}", setting=setting)
    return ""


def _is_named(path: str) -> bool:
    """Tell whether a name says where a file is: no relative one does once the folder is gone."""
    try:
        os.path.abspath(path)
    except OSError:
        return False
    return True


def _run(stage: Stage, command: list[str]) -> str:
    """Run an editor in the terminal, the screen out of its way; say what went wrong."""
    try:
        # An error that left this block would take with it what brings the screen back.
        with stage.app.suspend():
            failure = _failure_of(command)
    except SuspendNotSupported:
        return tr("The screen cannot step aside for an editor here.")
    return failure


def _failure_of(command: list[str]) -> str:
    """Run an editor until it ends; say what went wrong."""
    name = command[0]
    try:
        code = run_in_front(command)
    except (OSError, ValueError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else error
        return tr("{name} cannot be started: {reason}", name=name, reason=reason)
    if code:
        return tr("{name} ended with code {code}.", name=name, code=code)
    return ""
