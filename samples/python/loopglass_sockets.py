"""Tells what happens to the sockets of a recorded loop: connecting, connected, bytes both ways, closed.

While a recording runs, a few methods of `socket.socket` are replaced by ones that call them and look at what comes
back. Only sockets that do not block are told, and only those in the loop's thread: all others are not the loop's.
"""

import contextlib
import os
import socket
import stat
from typing import TYPE_CHECKING, Any, Callable, Dict, Iterator, List, Optional

from loopglass_trace import Preview, Thing, error

if TYPE_CHECKING:
    from loopglass_asyncio import Recorder

_ABSENT = object()


class Channel:
    """A file descriptor from its opening to its closing. Its number may be used again for another one."""

    def __init__(self, thing: Thing, identity: int) -> None:
        self.thing, self.identity = thing, identity
        self.state = "opened"
        self.asked: Optional[int] = None
        self.leaving: Optional[str] = None
        self.previews = {"channel.read": Preview(), "channel.wrote": Preview()}


class Sockets:
    def __init__(self, recorder: "Recorder") -> None:
        self._recorder = recorder
        self._channels: Dict[int, Channel] = {}

    def at(self, fd: int) -> Channel:
        return self._channels[fd]

    # ---- what the loop watches

    def watched(self, fd: int, ops: List[str], inner: bool = False) -> None:
        """
        :param inner: whether this is the pipe of the loop itself, which nobody sees being opened
        """
        channel = self._seen(fd, "the pipe that wakes the loop" if inner else "", not inner)
        kind = "handler.added" if channel.asked is None else "handler.updated"
        channel.asked = self._recorder.tell(kind, channel.thing, ops=ops)

    def unwatched(self, fd: int) -> None:
        channel = self._channels.get(fd)
        if channel is not None and channel.asked is not None:
            self._recorder.tell("handler.removed", channel.thing)
            channel.asked = None
            if channel.leaving is not None:
                self._close(fd, channel, channel.leaving)

    def _seen(self, fd: int, label: str = "", opened: bool = True) -> Channel:
        status = os.fstat(fd)
        channel = self._channels.get(fd)
        if channel is None or channel.identity != status.st_ino and channel.asked is None:
            channel = Channel(self._recorder.trace.thing("Channel", label or _role(fd)), status.st_ino)
            self._channels[fd] = channel
            if opened and stat.S_ISSOCK(status.st_mode):
                self._recorder.tell("channel.opened", channel.thing)
        return channel

    # ---- what the program does with a socket

    @contextlib.contextmanager
    def patched(self) -> Iterator[None]:
        replacements = {"connect": self._connecting, "connect_ex": self._connecting_ex, "getsockopt": self._asking,
                        "recv": self._reading, "recv_into": self._reading_into, "send": self._writing,
                        "sendmsg": self._writing_many, "_real_close": self._closing}
        before = {name: socket.socket.__dict__.get(name, _ABSENT) for name in replacements}
        for name, make in replacements.items():
            if hasattr(socket.socket, name):
                setattr(socket.socket, name, make(getattr(socket.socket, name)))
        try:
            yield
        finally:
            for name, original in before.items():
                if original is not _ABSENT:
                    setattr(socket.socket, name, original)
                elif name in socket.socket.__dict__:
                    delattr(socket.socket, name)

    def _mine(self, sock: socket.socket) -> Optional[Channel]:
        if not self._recorder.here or sock.fileno() < 0 or sock.gettimeout() != 0:
            return None
        return self._seen(sock.fileno())

    def _connecting(self, original: Callable[..., Any]) -> Callable[..., Any]:
        def connect(sock: socket.socket, address: Any) -> Any:
            channel = self._mine(sock)
            if channel is None:
                return original(sock, address)
            self._connects(channel, address)
            try:
                result = original(sock, address)
            except (BlockingIOError, InterruptedError):
                raise
            except OSError as failure:
                self._fails(channel, failure)
                raise
            self._connected(channel, sock)
            return result
        return connect

    def _connecting_ex(self, original: Callable[..., Any]) -> Callable[..., Any]:
        def connect_ex(sock: socket.socket, address: Any) -> Any:
            channel = self._mine(sock)
            if channel is not None:
                self._connects(channel, address)
            result = original(sock, address)
            if channel is not None and result == 0:
                self._connected(channel, sock)
            return result
        return connect_ex

    def _asking(self, original: Callable[..., Any]) -> Callable[..., Any]:
        """Whoever connected without blocking asks for the error of the socket, to learn how it went."""
        def getsockopt(sock: socket.socket, level: int, option: int, *more: int) -> Any:
            result = original(sock, level, option, *more)
            if (level, option) == (socket.SOL_SOCKET, socket.SO_ERROR):
                channel = self._mine(sock)
                if channel is not None and channel.state == "connecting":
                    if result == 0:
                        self._connected(channel, sock)
                    else:
                        self._fails(channel, OSError(result, os.strerror(result)))
            return result
        return getsockopt

    def _connects(self, channel: Channel, address: Any) -> None:
        if channel.state == "opened":
            channel.state = "connecting"
            self._recorder.tell("channel.connecting", channel.thing, address=_address(address))

    def _connected(self, channel: Channel, sock: socket.socket) -> None:
        if channel.state == "connecting":
            channel.state = "connected"
            self._recorder.tell("channel.connected", channel.thing, address=_peer(sock))

    def _fails(self, channel: Channel, failure: OSError) -> None:
        if channel.state != "failed":
            channel.state = "failed"
            self._recorder.tell("channel.failed", channel.thing, error=error(failure))

    # ---- bytes

    def _reading(self, original: Callable[..., Any]) -> Callable[..., Any]:
        def recv(sock: socket.socket, *args: Any) -> bytes:
            data: bytes = original(sock, *args)
            self._moved(sock, "channel.read", data)
            return data
        return recv

    def _reading_into(self, original: Callable[..., Any]) -> Callable[..., Any]:
        def recv_into(sock: socket.socket, buffer: Any, *args: Any) -> int:
            count: int = original(sock, buffer, *args)
            self._moved(sock, "channel.read", memoryview(buffer).cast("B")[:count])
            return count
        return recv_into

    def _writing(self, original: Callable[..., Any]) -> Callable[..., Any]:
        def send(sock: socket.socket, data: Any, *args: Any) -> int:
            count: int = original(sock, data, *args)
            self._moved(sock, "channel.wrote", memoryview(data).cast("B")[:count])
            return count
        return send

    def _writing_many(self, original: Callable[..., Any]) -> Callable[..., Any]:
        def sendmsg(sock: socket.socket, buffers: Any, *args: Any) -> int:
            pieces = list(buffers)
            count: int = original(sock, pieces, *args)
            self._moved(sock, "channel.wrote", b"".join(pieces)[:count])
            return count
        return sendmsg

    def _moved(self, sock: socket.socket, kind: str, data: Any) -> None:
        channel = self._mine(sock) if len(data) else None
        if channel is not None and channel.state != "failed":
            self._connected(channel, sock)
            self._recorder.tell(kind, channel.thing, bytes=len(data), preview=channel.previews[kind](data))

    # ---- the end

    def _closing(self, original: Callable[..., Any]) -> Callable[..., Any]:
        def _real_close(sock: socket.socket, *args: Any) -> None:
            fd = sock.fileno()
            channel = self._channels.get(fd)
            if channel is not None and self._recorder.here:
                if channel.asked is None:
                    self._close(fd, channel, "close")
                else:
                    channel.leaving = "close"
            original(sock, *args)
        return _real_close

    def _close(self, fd: int, channel: Channel, reason: str) -> None:
        del self._channels[fd]
        self._recorder.tell("channel.closed", channel.thing, reason=reason)


def _role(fd: int) -> str:
    """A socket that listens is never connected, and what arrives at it are no bytes: its name should tell."""
    try:
        with socket.socket(fileno=os.dup(fd)) as sock:
            listens = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN)
            return "listens on " + _address(sock.getsockname()) if listens else ""
    except (OSError, AttributeError):  # no socket, or a system that does not tell
        return ""


def _address(address: Any) -> str:
    if isinstance(address, tuple) and len(address) >= 2:
        return ("[%s]:%s" if ":" in str(address[0]) else "%s:%s") % address[:2]
    return address if isinstance(address, str) else "a socket of this machine"


def _peer(sock: socket.socket) -> Optional[str]:
    try:
        return _address(sock.getpeername())
    except OSError:
        return None
