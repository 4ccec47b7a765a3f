"""A callback that does not give the loop back: the timer of the other task is late, and everything waits."""

import asyncio
import time


async def clock() -> None:
    for _ in range(3):
        await asyncio.sleep(0.02)


def compute() -> None:
    """Work that should have gone to a thread: `await loop.run_in_executor(None, compute)`."""
    time.sleep(0.15)


async def main() -> None:
    ticking = asyncio.create_task(clock())
    await asyncio.sleep(0.01)
    asyncio.get_running_loop().call_soon(compute)
    await ticking


if __name__ == "__main__":
    asyncio.run(main())
