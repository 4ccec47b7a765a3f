package dev.loopglass.reactor;

import java.lang.reflect.Method;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/// The same of coroutines that the JDK's pool carries: those of a loop that runs on a virtual thread.
@ExtendWith(CoroutineOnPoolTest.OnVirtualThread.class)
class CoroutineOnPoolTest extends CoroutineTest {

    static final class OnVirtualThread implements InvocationInterceptor {
        @Override
        public void interceptTestMethod(Invocation<Void> test, ReflectiveInvocationContext<Method> called,
                ExtensionContext context) throws Throwable {
            var strand = Strand.current();
            var task = new FutureTask<>(() -> {
                strand.adopt();
                try {
                    return test.proceed();
                } catch (Error | Exception e) {
                    throw e;
                } catch (Throwable e) {
                    throw new IllegalStateException(e);
                }
            });
            Thread.ofVirtual().start(task);
            try {
                task.get();
            } catch (ExecutionException e) {
                throw e.getCause();
            }
        }
    }
}
