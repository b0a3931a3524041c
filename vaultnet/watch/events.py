"""The system's file events, as hints: the only door to watchdog.

Events are never believed, they only wake the loop: they can be late, doubled, lost or tell an old
path, and each of that has been seen.
"""

from __future__ import annotations

import importlib
import logging
import os
import sys
import warnings
from typing import Final

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from vaultnet.memory.places import WATCHED
from vaultnet.watch.stir import Stir

# Only Linux tells when a writer has closed a file; elsewhere each write is an event. Without a
# filter our own reading would be events, too, and watchdog 7.1 would feed on its own walks.
_WRITTEN: Final = FileClosedEvent if sys.platform.startswith("linux") else FileModifiedEvent
_WANTED: Final[list[type[FileSystemEvent]]] = [
    _WRITTEN,
    FileCreatedEvent,
    FileMovedEvent,
    FileDeletedEvent,
    DirCreatedEvent,
    DirMovedEvent,
    DirDeletedEvent,
]

#: Where watchdog holds all events back while it waits for the second half of a move, by version.
_GROUPERS: Final = (
    ("watchdog.observers.inotify_move_event_grouper", "InotifyMoveEventGrouper"),
    ("watchdog.observers.inotify_buffer", "InotifyBuffer"),
)
_MOVE_DELAY: Final = 0.02  # seconds, instead of 0.5
_PATIENCE: Final = 1.0  # seconds in which its threads must have ended


class Listener:
    """The system's events below one folder, from its making until `stop`.

    Raises:
        OSError: if the system gives no events for it.
    """

    def __init__(self, root: str, stir: Stir) -> None:
        self.root = root
        self.folders_changed = False
        self._stir = stir
        self._alarm = _Alarm(stir)
        self._observer = self._observe()
        logging.getLogger("watchdog").addHandler(self._alarm)

    def _observe(self) -> BaseObserver:
        # Each tells the whole table of watches, a page long, about something that is harmless.
        warnings.filterwarnings("ignore", category=RuntimeWarning, module=r"watchdog\.")
        _shorten_delay()
        observer = Observer()
        if isinstance(observer, PollingObserver):
            raise OSError(0, "none are known on this system")
        try:
            observer.schedule(_Ear(self), self.root, recursive=True, event_filter=_WANTED)
            observer.start()
        except BaseException:
            observer.stop()
            raise
        return observer

    def hear(self, event: FileSystemEvent) -> None:
        """Pass on what an event may mean."""
        for told in (event.src_path, event.dest_path):
            path = os.fsdecode(told)
            if path == self.root:
                self._stir.look_everywhere()
            elif path.startswith(self.root + os.sep):
                inside = path[len(self.root) + 1 :].replace(os.sep, "/")
                self._sort(inside, is_folder=event.is_directory)

    def _sort(self, path: str, *, is_folder: bool) -> None:
        if path in WATCHED or path.startswith(".vaultnet/") or path.endswith(".icloud"):
            self._stir.look_everywhere()
        elif path.startswith((".", "~")) or "/." in path or "/~" in path:
            self.folders_changed |= is_folder
        elif is_folder:
            self.folders_changed = True
            self._stir.look_everywhere()
        else:
            self._stir.hint(path)

    def fail(self) -> None:
        """Something about an event was not as expected."""
        self._stir.look_everywhere()

    def is_alive(self) -> bool:
        """Whether its threads still run."""
        emitters = self._observer.emitters
        return self._observer.is_alive() and all(emitter.is_alive() for emitter in emitters)

    def unheard_folders(self) -> tuple[int, int]:
        """How many folders are not watched, of how many; 0 where the system does not tell."""
        self.folders_changed = False
        folders = sum(1 for _ in os.walk(self.root))
        watched = _count_watches()
        return (0 if watched is None else max(folders - watched, 0)), folders

    def stop(self) -> None:
        """End its threads."""
        self._observer.stop()
        if self._observer.is_alive():
            self._observer.join(_PATIENCE)
        # Last of all: what the threads say about their end would go to the terminal.
        logging.getLogger("watchdog").removeHandler(self._alarm)


class _Ear(FileSystemEventHandler):
    """Runs in watchdog's thread, which would die of any exception."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener

    def dispatch(self, event: FileSystemEvent) -> None:
        """Take every event in one place."""
        try:
            self._listener.hear(event)
        except Exception:  # noqa: BLE001 - nobody is there to catch it
            self._listener.fail()


class _Alarm(logging.Handler):
    """Events that were lost are told in watchdog's log, and nowhere else."""

    def __init__(self, stir: Stir) -> None:
        super().__init__(logging.WARNING)
        self._stir = stir

    def emit(self, record: logging.LogRecord) -> None:
        """Whatever the warning says, only a walk can tell what it means."""
        del record
        self._stir.look_everywhere()


def _shorten_delay() -> None:
    """After a file was moved out, watchdog is silent for half a second; make it less."""
    for module, name in _GROUPERS:
        try:
            grouper = getattr(importlib.import_module(module), name)
        except (ImportError, AttributeError):
            continue
        if isinstance(getattr(grouper, "delay", None), float):
            grouper.delay = _MOVE_DELAY


def _count_watches() -> int | None:
    """How many folders the kernel watches for this process; None where it does not tell.

    Beyond the system's limit watchdog leaves folders out without a word, so they are counted.
    """
    counts: list[int] = []
    try:
        for fd in os.listdir("/proc/self/fd"):
            if _leads_to_inotify(fd):
                with open(f"/proc/self/fdinfo/{fd}", encoding="ascii") as file:
                    counts.append(sum(line.startswith("inotify wd:") for line in file))
    except OSError:
        return None
    return sum(counts) if counts else None


def _leads_to_inotify(fd: str) -> bool:
    try:
        return "inotify" in os.readlink(f"/proc/self/fd/{fd}")
    except OSError:  # the folder's own descriptor, closed by now
        return False
