package dev.loopglass.http;

import dev.loopglass.event.Plumbing;
import dev.loopglass.http.HttpRequest.Callback;
import dev.loopglass.reactor.Future;
import dev.loopglass.reactor.StackContext;
import dev.loopglass.reactor.Task;

/// A caller's callback, which runs in the stack contexts in which it was handed over, not in those of the
/// client that calls it.
@Plumbing
final class Carried<T> implements Callback<T> {
    private final Task task;
    private T value;

    private Carried(Callback<T> callback) {
        task = StackContext.wrap(() -> callback.call(value));
    }

    /// A producer answers, too.
    private static final class Producing implements BodyProducer {
        private final Carried<Writer> carried;
        private Future<Void> produced;

        Producing(BodyProducer producer) {
            carried = new Carried<>(writer -> produced = producer.produce(writer));
        }

        /// @return null, as of a body that is complete, if it failed and a context has dealt with that
        @Override
        public Future<Void> produce(Writer writer) throws Exception {
            produced = null;
            carried.call(writer);
            return produced;
        }
    }

    /// @param producer null stays null
    static BodyProducer of(BodyProducer producer) {
        return producer == null || producer instanceof Producing ? producer : new Producing(producer);
    }

    /// @param callback null stays null
    static <T> Callback<T> of(Callback<T> callback) {
        return callback == null || callback instanceof Carried ? callback : new Carried<>(callback);
    }

    @Override
    public void call(T argument) throws Exception {
        value = argument;
        task.run();
    }
}
