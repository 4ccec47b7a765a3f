package dev.loopglass.reactor;

import dev.loopglass.event.Plumbing;
import dev.loopglass.event.Stacks;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/// What the JDK builds virtual threads of: the body runs on the stack of whoever lets it, and when it
/// waits, its part of that stack is copied away. Nobody is woken, for there is no other thread: a quarter of
/// a microsecond there and back, where it takes twelve to wake one.
///
/// The JDK keeps this to itself unless it is opened: `--add-opens java.base/jdk.internal.vm=dev.loopglass`.
/// Without that, a [ThreadContinuation] does the same.
@Plumbing
final class JdkContinuation implements Continuation {
    private static final Jdk JDK = open();
    // Constants to the compilers, which then call what they stand for.
    private static final Object SCOPE = JDK == null ? null : JDK.scope;
    private static final MethodHandle MAKE = JDK == null ? null : JDK.make;
    private static final MethodHandle RUN = JDK == null ? null : JDK.run;
    private static final MethodHandle YIELD = JDK == null ? null : JDK.yield;

    private final Object continuation;
    /// What is noted of the calls that the body is in the middle of, while it waits.
    private Object calls;

    private record Jdk(Object scope, MethodHandle make, MethodHandle run, MethodHandle yield) {}

    JdkContinuation(Runnable body) {
        try {
            continuation = (Object) MAKE.invokeExact(SCOPE, body);
        } catch (Throwable e) {
            throw unknown(e);
        }
    }

    private static Jdk open() {
        try {
            var type = Class.forName("jdk.internal.vm.Continuation");
            var scope = Class.forName("jdk.internal.vm.ContinuationScope");
            var lookup = MethodHandles.lookup();
            return new Jdk(scope.getConstructor(String.class).newInstance("coroutine"),
                    lookup.findConstructor(type, MethodType.methodType(void.class, scope, Runnable.class))
                            .asType(MethodType.methodType(Object.class, Object.class, Runnable.class)),
                    lookup.findVirtual(type, "run", MethodType.methodType(void.class))
                            .asType(MethodType.methodType(void.class, Object.class)),
                    lookup.findStatic(type, "yield", MethodType.methodType(boolean.class, scope))
                            .asType(MethodType.methodType(void.class, Object.class)));
        } catch (ReflectiveOperationException | RuntimeException _) {
            return null;
        }
    }

    static boolean isOpen() {
        return JDK != null;
    }

    @Override
    public void run() {
        var outer = Stacks.change(calls);
        try {
            RUN.invokeExact(continuation);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw unknown(e);
        } finally {
            calls = Stacks.change(outer);
        }
    }

    @Override
    public void yield() {
        try {
            YIELD.invokeExact(SCOPE);
        } catch (IllegalStateException e) {
            throw new IllegalStateException("a coroutine cannot wait here: the JDK's own code is in the middle of"
                    + " something below it, such as a static initializer", e);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw unknown(e);
        }
    }

    private static IllegalStateException unknown(Throwable e) {
        return new IllegalStateException("the JDK is open, but not as we know it", e);
    }
}
