"""A small fetch over a real connection: a server of one answer, and a client that waits for it.

Both live in one loop, so the trace shows both ends of the wire.
"""

import asyncio

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 13\r\nConnection: close\r\n\r\nHello, world!"


async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    writer.write(ANSWER)
    await writer.drain()
    writer.close()


async def fetch(port: int) -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"GET /hello HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Basic c2VjcmV0\r\n\r\n")
    head = await reader.readuntil(b"\r\n\r\n")
    length = next(int(line[16:]) for line in head.split(b"\r\n") if line.startswith(b"Content-Length: "))
    body = await reader.readexactly(length)
    writer.close()
    await writer.wait_closed()
    return body


async def tick() -> None:
    """Shows that the loop is free while the fetch waits."""
    for _ in range(3):
        await asyncio.sleep(0.01)


async def main() -> None:
    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        body, _ = await asyncio.gather(asyncio.wait_for(fetch(port), 10), tick())
    print(body.decode())


if __name__ == "__main__":
    asyncio.run(main())
