package dev.loopglass.reactor;

import static dev.loopglass.reactor.Coroutine.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopglass.event.Event;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Names become addresses: on the loop's thread, on another one, or out of a book.
@Timeout(60)
class ResolverTest {

    private static List<InetSocketAddress> resolve(Resolver resolver, String host) throws Exception {
        return Loops.run(() -> await(resolver.resolve(host, 80)));
    }

    private static InetAddress address(String text) throws UnknownHostException {
        return InetAddress.getByName(text);
    }

    @Test
    void theSystemKnowsThisMachine() throws Exception {
        for (var resolver : List.of(Resolver.blocking(), Resolver.threaded())) {
            assertThat(resolve(resolver, "127.0.0.1")).containsExactly(new InetSocketAddress(address("127.0.0.1"), 80));
            assertThat(resolve(resolver, "::1")).containsExactly(new InetSocketAddress(address("::1"), 80));
        }
    }

    @Test
    void anUnknownNameFailsTheFuture() {
        for (var resolver : List.of(Resolver.blocking(ResolverTest::unknown), Resolver.threaded(ResolverTest::unknown))) {
            assertThatThrownBy(() -> resolve(resolver, "x")).isInstanceOf(UnknownHostException.class).hasMessage("x?");
        }
    }

    private static InetAddress[] unknown(String host) throws UnknownHostException {
        throw new UnknownHostException(host + "?");
    }

    /// The name is only known once the loop, in the meantime, has run something else.
    @Test
    void aThreadedResolverLetsTheLoopGoOn() throws Exception {
        var ran = new CountDownLatch(1);
        var resolver = Resolver.threaded(host -> {
            try {
                ran.await();
            } catch (InterruptedException e) {
                throw new UnknownHostException("interrupted");
            }
            return new InetAddress[] {address("127.0.0.1")};
        });
        try (var sightings = Sightings.begin()) {
            List<InetSocketAddress> found = Loops.run(() -> {
                var future = resolver.resolve("slow", 80);
                assertThat(future.done()).isFalse();
                IOLoop.current().addCallback(ran::countDown);
                return await(future);
            });
            assertThat(found).hasSize(1);
            assertThat(sightings.of(Event.CallbackAdded.class)).filteredOn(added -> added.by().equals("thread"))
                    .singleElement().satisfies(added -> assertThat(added.label()).isEqualTo("resolved slow"));
            var answered = sightings.all().stream().filter(seen -> seen.event() instanceof Event.CallbackAdded(_, var by, _, _)
                    && by.equals("thread")).findFirst().orElseThrow();
            assertThat(answered.onLoop()).isFalse();
        }
    }

    @Test
    void overridesComeFirst() throws Exception {
        List<String> asked = new ArrayList<>();
        var resolver = Resolver.overriding(Map.of("Name.test", List.of(address("127.0.0.2")),
                "name.test:80", List.of(address("127.0.0.3"), address("::1"))), Resolver.blocking(host -> {
                    asked.add(host);
                    return host.equals("other") ? unknown(host) : InetAddress.getAllByName(host);
                }));
        assertThat(resolve(resolver, "NAME.test")).extracting(each -> each.getAddress().getHostAddress())
                .containsExactly("127.0.0.3", "0:0:0:0:0:0:0:1");
        List<InetSocketAddress> elsewhere = Loops.run(() -> await(resolver.resolve("name.TEST", 81)));
        assertThat(elsewhere).containsExactly(new InetSocketAddress(address("127.0.0.2"), 81));
        assertThatThrownBy(() -> resolve(resolver, "other")).hasMessage("other?");
        assertThat(asked).as("the resolver behind is asked, by address").containsExactly("127.0.0.2", "other");
    }
}
