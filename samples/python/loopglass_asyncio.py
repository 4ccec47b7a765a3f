#!/usr/bin/env python3
"""Records what an asyncio program does, for Loopglass: every task, future, callback, timer and poll of its loop.

    python3 loopglass_asyncio.py [-o trace.json] program.py [argument…]

or, in a program of your own::

    with recording("trace.json"):
        asyncio.run(main())

Only the standard library is needed, Python 3.8 or newer. The loop is asyncio's own SelectorEventLoop; the classes
below stand in front of its parts and tell what passes. asyncio's tasks come in two makes: those in C step where
nobody can look, so the ones in Python are used here, which Python ships for exactly such cases.

A loop of asyncio polls first and runs its callbacks then: it never calls the reader of a socket, but puts it into
the queue of callbacks. A handler of the trace is this putting into the queue.
"""

import argparse
import asyncio
import contextlib
import os
import runpy
import sys
import threading
import traceback
import weakref
from asyncio import events, futures, tasks
from collections import deque
from selectors import EVENT_READ, EVENT_WRITE, DefaultSelector
from types import CodeType
from typing import Any, Callable, Deque, Dict, Iterator, List, Optional, Tuple

import loopglass_sockets
import loopglass_trace
from loopglass_trace import Thing, Trace, error, label, shown

_HIDDEN = (__file__, loopglass_sockets.__file__, runpy.__file__, "<frozen runpy>", contextlib.__file__,
           "<frozen importlib._bootstrap>", "<frozen importlib._bootstrap_external>")
_current: Optional["Recorder"] = None


def _ops(mask: int) -> List[str]:
    return [name for bit, name in ((EVENT_READ, "READ"), (EVENT_WRITE, "WRITE")) if mask & bit]


class Watch:
    """What is known of a future: how the trace calls it, who waits for it, and what has been told of it."""

    def __init__(self, thing: Thing, created: int) -> None:
        self.thing, self.created = thing, created
        self.settled: Optional[int] = None
        self.listeners: List[Callable[..., Any]] = []
        # Of a task:
        self.coroutine: Optional[Thing] = None
        self.what = ""
        self.started = False
        self.waits: Optional["Watch"] = None


class Birth:
    """Something that waits in the queue of the loop, or in its heap of timers."""

    def __init__(self, kind: str, thing: Thing, step: int, handle: events.Handle, deadline: int = 0) -> None:
        self.kind, self.thing, self.step, self.handle, self.deadline = kind, thing, step, handle, deadline
        self.gone = False


class Recorder:
    """Knows where the loop is, and puts that on every step: its turn, its task, its causes."""

    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self.lock = trace.lock
        self.sockets = loopglass_sockets.Sockets(self)
        self._thread = threading.get_ident()
        self._watched: "weakref.WeakKeyDictionary[Any, Watch]" = weakref.WeakKeyDictionary()
        self._timers: Dict[int, Birth] = {}
        self._loop: Optional[Thing] = None
        self._turn = 0
        self._begun = True
        self._open: Optional[Tuple[str, Thing, int]] = None
        self._poll = 0
        self._failure: Optional[BaseException] = None

    # ---- telling

    @property
    def here(self) -> bool:
        """Whether something can be told now. While a loop runs, all that belongs to it happens in its tasks.

        What other threads, signal handlers and finalizers do in between is told as soon as a task meets it.
        """
        return threading.get_ident() == self._thread and not self.trace.closed \
            and (self._loop is None or self._open is not None)

    def tell(self, kind: str, on: Optional[Thing] = None, **more: Any) -> int:
        """Tells a step, with the keys of its envelope first and all others as its data."""
        envelope = {key: more.pop(key) for key in ("cause", "occasion", "awaits") if key in more}
        inside = self._open and not kind.endswith(".begin") and threading.get_ident() == self._thread
        data = {key: value for key, value in more.items() if value is not None}
        return self.trace.step(kind, self._turn, on, self._open[2] if inside and self._open else None,
                               data=data or None, **envelope)

    def mark(self, text: str) -> None:
        self.tell("mark", text=loopglass_trace.cut(loopglass_trace.masked(text)))

    def _begin(self, kind: str, on: Thing, **more: Any) -> None:
        self._open = kind, on, self.tell(kind + ".begin", on, **more)

    def end_task(self, failure: Optional[BaseException] = None) -> None:
        if self._open:
            kind, on, _ = self._open
            failure, self._failure = failure or self._failure, None
            self.tell(kind + ".end", on, error=failure and error(failure))
            self._open = None

    # ---- the loop

    def turn_starts(self, loop: "WatchedLoop") -> None:
        if self._loop is None:
            self._loop = loop.thing
            self.tell("loop.started", loop.thing)
        self._begun = False

    def turn_begins(self, queue: "ReadyQueue") -> None:
        self._turn += 1
        timers = sum(birth is not None and birth.kind == "timer" for birth in queue.births)
        self.tell("turn.begin", self._loop, callbacks=queue.counted - timers, timers=timers)
        self._begun = True

    def turn_ends(self, queue: "ReadyQueue", failure: Optional[BaseException] = None) -> None:
        self.end_task(failure)
        if not self._begun and failure is None:
            self.turn_begins(queue)

    def loop_stops(self, reason: str) -> None:
        if self._loop is not None:
            self.tell("loop.stopped", self._loop, reason=reason)
            self._loop = None

    def poll_begins(self, timeout: Optional[float], ready: bool, watching: Dict[int, int]) -> None:
        because = "idle" if timeout is None else "callbacks" if ready else "timer"
        self.tell("poll.begin", self._loop, timeoutNanos=-1 if timeout is None else round(timeout * 1e9),
                  because=because, watching=[{"channel": self.sockets.at(fd).thing.name, "ops": _ops(mask)}
                                             for fd, mask in watching.items()])

    def poll_ends(self, ready: Dict[int, int], woken: bool) -> None:
        self._poll = self.tell("poll.end", self._loop, woken=woken or None, ready=[
            {"channel": self.sockets.at(fd).thing.name, "ops": _ops(mask)} for fd, mask in ready.items()])

    def handler_begins(self, fd: int, mask: int) -> None:
        channel = self.sockets.at(fd)
        self._begin("handler", channel.thing, cause=channel.asked, occasion=self._poll, ops=_ops(mask))

    # ---- callbacks and timers

    def queued(self, handle: events.Handle) -> Optional[Birth]:
        """Somebody puts this into the queue. It may be another thread."""
        timer = self._timers.get(id(handle))
        if timer is not None:
            return timer
        if self.trace.closed:
            return None
        callback, args = handle._callback, handle._args
        watch = self._watched.get(args[0]) if args and futures.isfuture(args[0]) else None
        owner = getattr(callback, "__self__", None)
        mine = self._watched.get(owner) if isinstance(owner, WatchedTask) else None
        what = mine.coroutine.name + " " + mine.what if mine and mine.coroutine else _label(handle)
        more: Dict[str, Any] = {"label": what}
        if not self.here:
            more["by"] = "thread"
            if watch:
                more.update(future=watch.thing.name, cause=watch.created)
        elif watch and callback in watch.listeners and self.settle(args[0], watch):
            more.update(by="add_done_callback", future=watch.thing.name, cause=watch.settled)
        else:
            more["by"] = "selector" if self._open and self._open[0] == "handler" else "call_soon"
        thing = self.trace.thing("Callback", what)
        return Birth("callback", thing, self.tell("callback.added", thing, **more), handle)

    def runs(self, birth: Optional[Birth], handle: events.Handle, queue: "ReadyQueue") -> None:
        """The loop takes this from its queue, so it is done with whatever it took before."""
        self.end_task()
        if birth is None or birth.gone or self._loop is None:
            return
        if birth.kind == "timer":
            del self._timers[id(handle)]
            late = max(0, self.trace.nanos() - birth.deadline)
            self._begin("timer", birth.thing, cause=birth.step, lateNanos=late)
            return
        self._begin("callback", birth.thing, cause=birth.step)
        if handle.cancelled():
            self.mark("it was cancelled meanwhile, so it is not called")

    def before_first(self, queue: "ReadyQueue") -> None:
        if not self._begun:
            self.turn_begins(queue)

    def timer_added(self, handle: events.TimerHandle) -> None:
        if self.here:
            what, args = _label(handle), handle._args
            waits = self._watched.get(args[0]) if args and futures.isfuture(args[0]) else None
            if waits is not None:  # what it is for says more than `_set_result_unless_cancelled`
                what = waits.thing.name + " " + waits.what
            thing = self.trace.thing("Timer", what)
            deadline = self.trace.nanos(handle.when())
            step = self.tell("timer.added", thing, deadlineNanos=deadline, label=what)
            self._timers[id(handle)] = Birth("timer", thing, step, handle, deadline)

    def timer_cancelled(self, handle: events.TimerHandle) -> None:
        birth = self._timers.get(id(handle))
        if birth is not None and self.here:
            birth.gone = True
            del self._timers[id(handle)]
            self.tell("timer.removed", birth.thing)

    def failed(self, context: Dict[str, Any]) -> None:
        """What goes to the loop's handler of exceptions."""
        failure = context.get("exception")
        if "handle" in context and failure is not None:
            self._failure = failure
        elif not self.trace.closed:
            self.mark(str(context.get("message")) + (": " + error(failure) if failure else ""))

    # ---- futures and tasks

    def created(self, future: Any, what: str, coroutine: Any = None) -> None:
        if not self.here:
            return
        thing = self.trace.thing("Future", what)
        watch = self._watched[future] = Watch(thing, self.tell("future.created", thing))
        watch.what = what
        if coroutine is not None:
            watch.coroutine = self.trace.thing("Coroutine", what)

    def listened(self, future: Any, listener: Callable[..., Any]) -> None:
        watch = None if _heedless(listener) else self._known(future)
        if watch is None:
            return
        watch.listeners.append(listener)
        waiting = self._watched.get(getattr(listener, "__self__", None) or future)
        owner = getattr(listener, "__self__", None)
        if isinstance(owner, WatchedTask) and waiting and waiting.coroutine:
            self.tell("future.listened", watch.thing, callback=waiting.coroutine.name, awaits=_awaits(owner))
        else:
            self.tell("future.listened", watch.thing, callback=label(listener))

    def _known(self, future: Any) -> Optional[Watch]:
        """Nobody saw a future being made that was made in C or by another thread: for the trace, it is made here."""
        if future not in self._watched:
            self.created(future, type(future).__qualname__)
        return self._watched.get(future) if self.here else None

    def settle(self, future: Any, watch: Optional[Watch]) -> bool:
        """Tells how a future ended, as soon as anybody can see that it did."""
        if watch is None or watch.settled is not None or not future.done() or not self.here:
            return watch is not None and watch.settled is not None
        failure = future._exception
        if failure is None and future.cancelled():
            failure = asyncio.CancelledError()
        result = None if failure is not None or future._result is None else shown(future._result)
        how: Dict[str, Any] = {"value": result} if failure is None else {"error": error(failure)}
        if watch.coroutine and watch.started:
            self.tell("coroutine.returned" if failure is None else "coroutine.failed", watch.coroutine, **how)
        watch.settled = self.tell("future.resolved" if failure is None else "future.failed", watch.thing, **how)
        return True

    def settled(self, future: Any) -> None:
        self.settle(future, self._watched.get(future))

    def step_begins(self, task: Any) -> None:
        watch = self._watched.get(task)
        if watch is None or watch.coroutine is None or not self.here:
            return
        if not watch.started:
            watch.started = True
            self.tell("coroutine.started", watch.coroutine, result=watch.thing.name, awaits=_awaits(task))
            return
        waits, watch.waits = watch.waits, None
        self.tell("coroutine.resumed", watch.coroutine, awaits=_awaits(task),
                  future=waits and waits.thing.name, cause=waits and waits.settled)

    def step_ends(self, task: Any) -> None:
        watch = self._watched.get(task)
        if watch is None or watch.coroutine is None or not watch.started or not self.here:
            return
        if task.done():
            self.settle(task, watch)
            return
        waiter = task._fut_waiter
        if waiter is not None:
            if waiter not in self._watched:
                self.listened(waiter, task._Task__wakeup)  # made in C: it never told who listens
            watch.waits = self._watched.get(waiter)
        self.tell("coroutine.suspended", watch.coroutine, future=watch.waits and watch.waits.thing.name,
                  awaits=_awaits(task))

    def woken(self, future: Any) -> None:
        """A task goes on because of this future."""
        self.settled(future)


def _heedless(listener: Any) -> bool:
    """Whether it only asks for the exception, lest it be reported as never retrieved: it waits for nothing."""
    code = getattr(listener, "__code__", None)
    return code is not None and code.co_names == ("exception",) and code.co_argcount == 1 \
        and not any(code.co_consts)


def _label(handle: events.Handle) -> str:
    """What a handle will call. Tornado's loop wraps all that it is given into one of its own methods."""
    callback, args = handle._callback, handle._args
    wrapped = getattr(callback, "__name__", "") == "_run_callback" and args and callable(args[0])
    return label(args[0] if wrapped else callback)


def _awaits(task: Any) -> List[Tuple[CodeType, int]]:
    """Where a coroutine stands that is not on the stack now: the `await` in it, and in those that it awaits."""
    found: List[Tuple[CodeType, int]] = []
    inner = task.get_coro()
    while inner is not None and len(found) < loopglass_trace.LONGEST:
        frame = getattr(inner, "cr_frame", None) or getattr(inner, "gi_frame", None) or getattr(inner, "ag_frame", None)
        if frame is None:
            break
        found.append((frame.f_code, frame.f_lineno))
        inner = getattr(inner, "cr_await", None) or getattr(inner, "gi_yieldfrom", None)
    return found


# ---- what stands in front of asyncio's parts


class WatchedSelector(DefaultSelector):  # type: ignore[misc, valid-type]
    """Tells what the loop asks the system for, and what it hears."""

    loop: "WatchedLoop"

    def __init__(self, recorder: Recorder) -> None:
        super().__init__()
        self._recorder = recorder

    def register(self, fileobj: Any, events: int, data: Any = None) -> Any:
        key = super().register(fileobj, events, data)
        self._recorder.sockets.watched(key.fd, _ops(events), fileobj == self.loop._ssock.fileno())
        return key

    def modify(self, fileobj: Any, events: int, data: Any = None) -> Any:
        key = super().modify(fileobj, events, data)
        self._recorder.sockets.watched(key.fd, _ops(events))
        return key

    def unregister(self, fileobj: Any) -> Any:
        key = super().unregister(fileobj)
        self._recorder.sockets.unwatched(key.fd)
        return key

    def select(self, timeout: Optional[float] = None) -> Any:
        self._recorder.poll_begins(timeout, len(self.loop._ready) > 0,
                                   {key.fd: key.events for key in self.get_map().values()})
        ready = super().select(timeout)
        self._recorder.poll_ends({key.fd: mask for key, mask in ready},
                                 any(key.fd == self.loop._ssock.fileno() for key, _ in ready))
        return ready


class ReadyQueue(Deque[events.Handle]):
    """The loop's queue of callbacks. Beside each it keeps how the trace calls it."""

    def __init__(self, recorder: Recorder) -> None:
        super().__init__()
        self._recorder = recorder
        self.births: Deque[Optional[Birth]] = deque()
        # How many the loop saw when it last counted: so many it will run in this turn.
        self.counted = 0

    def __len__(self) -> int:
        self.counted = super().__len__()
        return self.counted

    def append(self, handle: events.Handle) -> None:
        with self._recorder.lock:
            self.births.append(self._recorder.queued(handle))
            super().append(handle)

    def popleft(self) -> events.Handle:
        with self._recorder.lock:
            self._recorder.before_first(self)
            handle = super().popleft()
            self._recorder.runs(self.births.popleft(), handle, self)
            return handle

    def clear(self) -> None:
        self.births.clear()
        super().clear()


class WatchedLoop(asyncio.SelectorEventLoop):
    """asyncio's loop, told."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self.thing = recorder.trace.thing("Loop")
        selector = WatchedSelector(recorder)
        selector.loop = self
        super().__init__(selector)
        self._ready = ReadyQueue(recorder)

    def _run_once(self) -> None:
        self._recorder.turn_starts(self)
        try:
            super()._run_once()  # type: ignore[misc]
        except BaseException as failure:
            self._recorder.turn_ends(self._ready, failure)
            raise
        self._recorder.turn_ends(self._ready)

    def run_forever(self) -> None:
        outer = not self.is_running()
        try:
            super().run_forever()
        except BaseException as failure:
            if outer:
                self._recorder.loop_stops(error(failure))
            raise
        if outer:
            self._recorder.loop_stops("stop")

    def _process_events(self, event_list: Any) -> None:
        for key, mask in event_list:
            self._recorder.handler_begins(key.fd, mask)
            super()._process_events([(key, mask)])  # type: ignore[misc]
            self._recorder.end_task()

    def call_at(self, when: float, callback: Any, *args: Any, **more: Any) -> events.TimerHandle:
        handle = super().call_at(when, callback, *args, **more)
        self._recorder.timer_added(handle)
        return handle

    def _timer_handle_cancelled(self, handle: events.TimerHandle) -> None:
        self._recorder.timer_cancelled(handle)
        super()._timer_handle_cancelled(handle)  # type: ignore[misc]

    def call_exception_handler(self, context: Dict[str, Any]) -> None:
        self._recorder.failed(context)
        super().call_exception_handler(context)

    def close(self) -> None:
        if not self.is_closed() and not self.is_running():
            for handle in list(self._scheduled):  # type: ignore[attr-defined]
                self._recorder.timer_cancelled(handle)
        super().close()


class Watched:
    """Goes before one of asyncio's futures, and tells what happens to it."""

    def __init__(self, *args: Any, **more: Any) -> None:
        if _current is not None:
            _current.created(self, _maker())
        super().__init__(*args, **more)

    def add_done_callback(self, fn: Any, **more: Any) -> None:
        if _current is not None:
            _current.listened(self, fn)
        super().add_done_callback(fn, **more)  # type: ignore[misc]

    def set_result(self, result: Any) -> None:
        super().set_result(result)  # type: ignore[misc]
        if _current is not None:
            _current.settled(self)

    def set_exception(self, exception: Any) -> None:
        super().set_exception(exception)  # type: ignore[misc]
        if _current is not None:
            _current.settled(self)

    def cancel(self, *args: Any, **more: Any) -> bool:
        done: bool = super().cancel(*args, **more)  # type: ignore[misc]
        if _current is not None:
            _current.settled(self)
        return done


class AnyFuture(type):
    """Whoever asks for asyncio's futures means those of both makes, and tasks."""

    makes = futures.Future, futures._PyFuture  # type: ignore[attr-defined]

    def __instancecheck__(cls, instance: Any) -> bool:
        return isinstance(instance, AnyFuture.makes)

    def __subclasscheck__(cls, subclass: type) -> bool:
        return issubclass(subclass, AnyFuture.makes)


class WatchedFuture(Watched, futures.Future, metaclass=AnyFuture):  # type: ignore[misc, type-arg]
    pass


class WatchedGathering(Watched, tasks._GatheringFuture):  # type: ignore[misc, name-defined]
    pass


class WatchedTask(Watched, tasks._PyTask):  # type: ignore[misc, name-defined]
    def __init__(self, coro: Any, **more: Any) -> None:
        if _current is not None:
            _current.created(self, label(coro), coro)
        tasks._PyTask.__init__(self, coro, **more)  # type: ignore[attr-defined]

    def _Task__wakeup(self, future: Any) -> None:
        if _current is not None:
            _current.woken(future)
        tasks._PyTask._Task__wakeup(self, future)  # type: ignore[attr-defined]


# What runs a task up to its next await has this name since Python 3.12.
_STEP = next(name for name in ("_Task__step_run_and_handle_result", "_Task__step") if hasattr(tasks._PyTask, name))


def _step(task: Any, *args: Any) -> None:
    recorder = _current
    if recorder is None:
        getattr(tasks._PyTask, _STEP)(task, *args)
        return
    recorder.step_begins(task)
    try:
        getattr(tasks._PyTask, _STEP)(task, *args)
    finally:
        recorder.step_ends(task)


setattr(WatchedTask, _STEP, _step)


def _maker() -> str:
    """Who makes a future now, by name: what it is for, as far as anybody can tell."""
    frame = sys._getframe(2)
    while frame.f_back and (frame.f_code.co_filename in _HIDDEN or frame.f_code.co_name == "create_future"):
        frame = frame.f_back
    return loopglass_trace._named(frame.f_code, frame)


class WatchedPolicy(asyncio.DefaultEventLoopPolicy):
    """Gives out loops that are told, in the thread that records."""

    def __init__(self, recorder: Recorder) -> None:
        super().__init__()
        self._recorder = recorder
        self._thread = threading.get_ident()

    def new_event_loop(self) -> asyncio.AbstractEventLoop:
        if threading.get_ident() != self._thread:
            return super().new_event_loop()
        return WatchedLoop(self._recorder)


# ---- recording


@contextlib.contextmanager
def recording(path: str, title: str = "", program: str = "") -> Iterator[Recorder]:
    """Records the loops that are made in this block. One recording at a time."""
    if _current is not None:
        raise RuntimeError("a recording is running already: %s" % _current.trace.path)
    program = program or os.path.basename(sys.argv[0]) or "python"
    with _recording(Trace(path, title or program, program, _HIDDEN, models=("tornado",))) as recorder:
        yield recorder


@contextlib.contextmanager
def _recording(trace: Trace) -> Iterator[Recorder]:
    global _current
    recorder = Recorder(trace)
    places = [(module, name, replacement) for name, replacement in (("Future", WatchedFuture), ("Task", WatchedTask))
              for module in (asyncio, futures if name == "Future" else tasks)]
    places.append((tasks, "_GatheringFuture", WatchedGathering))
    before = [(module, name, getattr(module, name)) for module, name, _ in places]
    policy = asyncio.get_event_loop_policy()
    for module, name, replacement in places:
        setattr(module, name, replacement)
    asyncio.set_event_loop_policy(WatchedPolicy(recorder))
    _current = recorder
    try:
        with recorder.sockets.patched():
            yield recorder
    except BaseException as failure:
        if not isinstance(failure, SystemExit) or failure.code:
            recorder.mark("the program ended with " + error(failure))
        raise
    finally:
        _current = None
        asyncio.set_event_loop_policy(policy)
        for module, name, original in before:
            setattr(module, name, original)
        trace.close("finished")


def mark(text: str) -> None:
    """A remark of the program's own, in the trace that is being recorded, if any is."""
    if _current is not None:
        _current.mark(text)


def record(options: argparse.Namespace) -> int:
    """Runs a program as `python3 program.py` would, and records it. Returns its exit code."""
    sys.argv = [options.program, *options.arguments]
    sys.path[0] = os.path.dirname(os.path.abspath(options.program))
    sys.path.append(os.path.dirname(os.path.abspath(__file__)))  # for `import loopglass_asyncio`
    name = os.path.basename(options.program)
    code = 0
    trace = Trace(options.output, options.title or name, name, _HIDDEN, models=("tornado",))
    try:
        with _recording(trace):
            runpy.run_path(options.program, run_name="__main__")
    except SystemExit as ending:
        if isinstance(ending.code, str):
            print(ending.code, file=sys.stderr)
        code = ending.code if isinstance(ending.code, int) else 1 if ending.code else 0
    except BaseException as failure:
        place = failure.__traceback__
        while place and place.tb_frame.f_code.co_filename in _HIDDEN:
            place = place.tb_next
        traceback.print_exception(type(failure), failure, place)
        code = 130 if isinstance(failure, KeyboardInterrupt) else 1
    steps = trace.steps
    print("%s: %d steps of %s" % (options.output, steps, name) + ("" if steps else ": it runs no loop of asyncio"),
          file=sys.stderr)
    return code


def main() -> int:
    parser = argparse.ArgumentParser(description="Records what an asyncio program does, for Loopglass.")
    parser.add_argument("-o", "--output", default="trace.json", metavar="FILE", help="the trace (default: %(default)s)")
    parser.add_argument("--title", default="", help="what is recorded (default: the program's name)")
    parser.add_argument("program", help="a Python program")
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="what the program is called with")
    options = parser.parse_args()
    if not os.path.isfile(options.program):
        parser.error("%s: no such program" % options.program)
    try:
        return record(options)
    except OSError as problem:
        print("%s: %s" % (options.output, problem.strerror), file=sys.stderr)
        return 3


if __name__ == "__main__":
    # Programs that say `import loopglass_asyncio` mean this very module, not a second one.
    sys.modules["loopglass_asyncio"] = sys.modules["__main__"]
    sys.exit(main())
