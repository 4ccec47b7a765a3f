package dev.loopglass.scenario;

import static dev.loopglass.reactor.Coroutine.await;

import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.Future;
import dev.loopglass.reactor.IOLoop;

/// Work that does not belong on the loop is done by another thread, which then has news for the loop.
final class WakeUp implements Scenario {
    private static final long WORK_MILLIS = 100;

    @Override
    public String name() {
        return "wake-up";
    }

    @Override
    public String title() {
        return "News from another thread";
    }

    @Override
    public String watch() {
        return "How a sleep without end is cut short, with no channel ready and no timer due.";
    }

    @Override
    public void run() throws Exception {
        try (var loop = new IOLoop()) {
            loop.runSync(() -> Coroutine.start("main", WakeUp::main));
        }
    }

    private static int main() throws Exception {
        var loop = IOLoop.current();
        var sum = new Future<Integer>("sum");
        Thread.ofVirtual().name("worker").start(() -> {
            int result = work();
            // The future is the loop's, and only the loop may set it. This is how to ask it to.
            loop.addCallback("set the sum", sum, () -> sum.setResult(result));
        });
        return await(sum);
    }

    private static int work() {
        try {
            Thread.sleep(WORK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 42;
    }
}
