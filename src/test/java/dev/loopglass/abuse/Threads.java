package dev.loopglass.abuse;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The threads of the coroutines: the virtual ones that a loop carries. The JDK knows them all and tells nobody, unless
/// it is opened (`--add-opens` of `java.lang` and `jdk.internal.vm`). Danger: the public way is a thread dump, and in one of some
/// 6,000 of those JDK 25.0.3 crashes (`stackChunkOopDesc::sender`, `Continuation::is_continuation_entry_frame`).
final class Threads {
    private static final String CARRIED = "dev.loopglass.reactor.Carrier$Seat";

    private Threads() {}

    /// Those that are there now and were not `before`. One that has just ended may need a moment to be gone.
    static List<Thread> ofCoroutinesSince(List<Thread> before) throws ReflectiveOperationException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (true) {
            var left = ofCoroutines().stream().filter(thread -> !before.contains(thread)).toList();
            if (left.isEmpty() || System.nanoTime() > deadline) {
                return left;
            }
            Thread.onSpinWait();
        }
    }

    static List<Thread> ofCoroutines() throws ReflectiveOperationException {
        var root = Class.forName("jdk.internal.vm.ThreadContainers").getMethod("root").invoke(null);
        var threads = Class.forName("jdk.internal.vm.ThreadContainer").getMethod("threads");
        threads.setAccessible(true);
        var scheduler = Class.forName("java.lang.VirtualThread").getDeclaredField("scheduler");
        scheduler.setAccessible(true);
        var carried = new ArrayList<Thread>();
        for (var thread : ((Stream<?>) threads.invoke(root)).map(Thread.class::cast).filter(Thread::isVirtual).toList()) {
            if (scheduler.get(thread).getClass().getName().equals(CARRIED)) {
                carried.add(thread);
            }
        }
        return carried;
    }
}
