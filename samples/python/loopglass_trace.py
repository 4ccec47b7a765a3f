"""Writes a Loopglass trace, as docs/format.md tells it. Nothing in here knows about asyncio.

A trace is written while the program runs, one entry a write, so what a killed program leaves can be read.
"""

import functools
import json
import linecache
import os
import re
import sys
import threading
import time
from types import CodeType, FrameType
from typing import Any, BinaryIO, Dict, Iterable, List, Optional, Set, Tuple

LONGEST = 200
LONGEST_LINE = 16 * 1024
MASK = "•••"
_SECRETS = re.compile(
    r"^[ \t]*(?:authorization|cookie|set-cookie|proxy-authorization)[ \t]*:[ \t]*"
    r"(?P<header>[^\r\n]*(?:\r?\n[ \t]+[^\r\n]*)*)"
    r"|[?&;][\w.-]*(?:token|secret|passw|pwd|key|auth|sig|session|credential|jwt|code)[\w.-]*=(?P<query>[^&;#\s\"]*)"
    r"|(?<=://)(?P<user>[^/?#\s@]*)(?=@|\Z)",
    re.IGNORECASE | re.MULTILINE)
_PLAIN = (type(None), bool, int, float, complex)


def masked(text: str, start: int = 0, more: bool = False) -> str:
    """`text` from `start` on, without the credentials in it, which what stands before may give away.

    :param more: whether the text goes on: nobody knows then whether a user or a host is beginning at its end
    """
    pieces, at = [], start
    for match in _SECRETS.finditer(text):
        begin, end = match.span(match.lastgroup or 0)
        if match.lastgroup == "user" and end == len(text) and not more:
            continue
        if end > max(begin, at):
            pieces += [text[at:max(begin, at)], MASK]
            at = end
    return "".join(pieces) + text[at:]


def cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST - 1] + "…"


class Preview:
    """What goes over a channel one way, with the credentials hidden, even those that come in two pieces."""

    def __init__(self) -> None:
        self._line = ""

    def __call__(self, data: bytes) -> str:
        text = bytes(data[:LONGEST_LINE]).decode("latin-1")
        whole = self._line + text
        seen = masked(whole, len(self._line), more=True)
        begin = whole.rfind("\n") + 1
        while begin and whole[begin:begin + 1] in ("", " ", "\t"):  # a header may go on in the next line
            begin = whole.rfind("\n", 0, begin - 1) + 1
        self._line = whole[begin:][-LONGEST_LINE:]
        return cut("".join(c if c.isprintable() or c in "\r\n\t" else "·" for c in seen))


def shown(value: Any) -> str:
    """A value as short text. A stranger's `__repr__` is never called: it may do anything."""
    kind = type(value)
    if kind in _PLAIN:
        return repr(value)
    if kind in (str, bytes):
        return cut(masked(repr(value[:LONGEST])))
    if kind in (list, tuple, set, frozenset, dict):
        return "%s of %d" % (kind.__name__, len(value))
    if isinstance(value, BaseException):
        return error(value)
    return cut(kind.__qualname__)


def error(exception: BaseException) -> str:
    name = type(exception).__qualname__
    if isinstance(exception, OSError) and all(type(arg) in (int, str) for arg in exception.args):
        told = OSError.__str__(exception)
    else:
        told = ", ".join(arg if type(arg) is str else shown(arg) for arg in exception.args)
    return cut(masked(name + ": " + told if told else name))


def label(function: Any) -> str:
    """What somebody is going to call, by name."""
    while isinstance(function, functools.partial):
        function = function.func
    owner = getattr(function, "__self__", None)
    name = getattr(function, "__qualname__", None) or type(function).__qualname__
    if owner is not None and not isinstance(owner, type) and "." not in name:
        name = type(owner).__qualname__ + "." + name
    return cut(name.replace(".<locals>.", "."))


class Thing:
    """An object of the program, as the trace names it."""

    __slots__ = ("id", "name")

    def __init__(self, number: int, name: str) -> None:
        self.id, self.name = number, name


_NAMES = {"Loop": "lo", "Callback": "cb", "Timer": "tm", "Future": "fu", "Coroutine": "co", "Channel": "ch",
          "Request": "ht"}


class Trace:
    """One file. What cannot be written is told once, and the program goes on without a recorder."""

    def __init__(self, path: str, title: str, program: str, hidden: Iterable[str] = (),
                 models: Iterable[str] = ()) -> None:
        """
        :param hidden: files whose frames are left out of call paths, this one besides
        :param models: packages whose functions are told with their full names, too
        """
        self.path = path
        self.lock = threading.RLock()
        self.steps = 0
        self._hidden = {__file__, *hidden}
        self._models: Set[str] = set(models)
        self._began = time.monotonic_ns()
        self._last = 0
        self._things: Dict[str, int] = {}
        self._ids = 0
        self._sources: Dict[str, Tuple[int, str]] = {}
        self._methods: Dict[int, Tuple[int, CodeType]] = {}
        self._paths: Dict[Tuple[int, int, int], int] = {}
        # Unbuffered: whatever was told stands in the file, even if the next instruction ends the process.
        self._file: Optional[BinaryIO] = open(path, "wb", buffering=0)  # noqa: SIM115
        meta = {"title": title, "recorded": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), "program": program,
                "python": sys.version.split()[0], "clock": "ns"}
        self._write('{"format":"loopglass","version":1,"meta":%s,"events":[' % _json(meta))
        self._comma = "\n"
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self.leave)

    def leave(self) -> None:
        """No more is written."""
        file, self._file = self._file, None
        if file:
            file.close()

    @property
    def closed(self) -> bool:
        return self._file is None

    def nanos(self, seconds: Optional[float] = None) -> int:
        """This time of `time.monotonic()`, or now, on the clock of the steps."""
        return (time.monotonic_ns() if seconds is None else round(seconds * 1e9)) - self._began

    def thing(self, kind: str, what: str = "") -> Thing:
        with self.lock:
            number = self._things[kind] = self._things.get(kind, 0) + 1
            thing = Thing(self._next(), _NAMES.get(kind, "ob") + str(number))
            self._entry({"def": "object", "id": thing.id, "name": thing.name, "type": kind, "label": what})
            return thing

    def step(self, kind: str, turn: int, on: Optional[Thing] = None, task: Optional[int] = None,
             cause: Optional[int] = None, occasion: Optional[int] = None, awaits: Iterable[Tuple[CodeType, int]] = (),
             data: Optional[Dict[str, Any]] = None) -> int:
        """Tells one step, and returns its number.

        :param awaits: frames that are not on the stack: those of a coroutine that is suspended
        """
        with self.lock:
            path = self._path(sys._getframe(1), awaits)
            while True:
                number = self.steps
                self._last = max(self._last, self.nanos())
                line = self._comma + _json(
                    {"seq": number, "t": self._last, "turn": turn, "kind": kind, "on": on and on.id, "task": task,
                     "cause": cause, "occasion": occasion, "path": path, "data": data})
                # A finalizer or a signal may have told a step of its own in the meantime.
                if number == self.steps:
                    break
            self.steps = number + 1
            self._write(line)
            self._comma = ",\n"
            return number

    def close(self, reason: str) -> None:
        with self.lock:
            self._write('\n],"end":%s}\n' % _json({"steps": self.steps, "dropped": 0, "reason": reason}))
            self.leave()

    # ---- definitions

    def _path(self, frame: Optional[FrameType], awaits: Iterable[Tuple[CodeType, int]]) -> Optional[int]:
        calls: List[Tuple[CodeType, int, Optional[FrameType]]] = []
        while frame is not None:
            if frame.f_code.co_filename not in self._hidden:
                calls.append((frame.f_code, frame.f_lineno or 0, frame))
            frame = frame.f_back
        calls.reverse()
        calls += [(code, line, None) for code, line in awaits]
        parent = 0
        for code, line, called in calls:
            key = (parent, id(code), line)
            known = self._paths.get(key)
            if known is None:
                known = self._next()
                self._entry({"def": "path", "id": known, "parent": parent or None,
                             "method": self._method(code, called), "line": line or None})
                self._paths[key] = known
            parent = known
        return parent or None

    def _method(self, code: CodeType, frame: Optional[FrameType]) -> int:
        known = self._methods.get(id(code))
        if known is None:
            number, name = self._next(), _named(code, frame)
            source, file = self._source(code.co_filename)
            package = file.split("/")[0]
            models = file[:-len(".py")].replace("/", ".") + "." + name if package in self._models else None
            self._entry({"def": "method", "id": number, "source": source or None, "name": name, "models": models})
            known = self._methods[id(code)] = number, code  # the code is held, so its id stays its own
        return known[0]

    def _source(self, path: str) -> Tuple[int, str]:
        known = self._sources.get(path)
        if known is None:
            text = "".join(linecache.getlines(path))
            known = (self._next() if text else 0), _relative(path)
            if text:
                self._entry({"def": "source", "id": known[0], "file": known[1], "lang": "python", "text": text})
            self._sources[path] = known
        return known

    # ---- the file

    def _next(self) -> int:
        self._ids += 1
        return self._ids

    def _entry(self, entry: Dict[str, Any]) -> None:
        self._write(self._comma + _json(entry))
        self._comma = ",\n"

    def _write(self, text: str) -> None:
        if self._file is None:
            return
        data = memoryview(text.encode("utf-8", "replace"))
        try:
            while data:
                data = data[self._file.write(data):]
        except OSError as problem:
            self.leave()
            print("%s: %s; the program goes on, unrecorded" % (self.path, problem.strerror), file=sys.stderr)


def _json(entry: Dict[str, Any]) -> str:
    return json.dumps({key: value for key, value in entry.items() if value is not None and value != ""},
                      ensure_ascii=False, separators=(",", ":"))


def _named(code: CodeType, frame: Optional[FrameType]) -> str:
    name = getattr(code, "co_qualname", None)  # since Python 3.11
    if name is None:
        name = code.co_name
        owner = frame.f_locals.get("self") if frame and "self" in code.co_varnames[:1] else None
        for kind in type(owner).__mro__ if owner is not None else ():
            if getattr(kind.__dict__.get(name), "__code__", None) is code:
                return kind.__qualname__ + "." + name
    return name.replace(".<locals>.", ".")


def _relative(path: str) -> str:
    """A file as it is imported. Where things lie on this machine is nobody's business."""
    whole = os.path.abspath(path)
    roots = [os.path.abspath(root) + os.sep for root in sys.path]
    root = max((root for root in roots if whole.startswith(root)), key=len, default=os.path.dirname(whole) + os.sep)
    return whole[len(root):].replace(os.sep, "/")
