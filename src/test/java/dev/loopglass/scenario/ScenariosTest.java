package dev.loopglass.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.event.Event;
import dev.loopglass.event.Observer;
import dev.loopglass.event.Ref;
import dev.loopglass.reactor.Probe;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Every scenario tells the story that it promises.
@Timeout(30)
class ScenariosTest {

    /// What happened while it ran.
    private static List<Event> events(Scenario scenario) throws Exception {
        var events = new ArrayList<Event>();
        var numbers = new int[Ref.Type.values().length];
        var observer = new Observer() {
            @Override
            public synchronized void observe(Event event, boolean onLoop) {
                events.add(event);
            }

            @Override
            public synchronized Ref name(Ref.Type type, String label) {
                return Ref.numbered(type, ++numbers[type.ordinal()], label);
            }
        };
        try (var _ = Probe.attach(observer)) {
            scenario.run();
        }
        return events;
    }

    private static List<Event> events(String name) throws Exception {
        return events(Scenarios.named(name).orElseThrow());
    }

    private static List<Event.HttpFinished> finished(List<Event> events) {
        return events.stream().filter(Event.HttpFinished.class::isInstance)
                .map(Event.HttpFinished.class::cast).toList();
    }

    @Test
    void namesAreUniqueAndFoundAgain() {
        assertThat(Scenarios.all()).extracting(Scenario::name).doesNotHaveDuplicates()
                .contains("ok", "chunked", "refused", "timeout", "queue", "not-found");
        assertThat(Scenarios.all()).allSatisfy(scenario -> {
            assertThat(Scenarios.named(scenario.name())).containsSame(scenario);
            assertThat(scenario.title()).isNotBlank();
            assertThat(scenario.watch()).endsWith(".").doesNotContain("\n");
        });
        assertThat(Scenarios.named("okay")).isEmpty();
    }

    @Test
    void okFetchesTheGreeting() throws Exception {
        assertThat(finished(events("ok"))).singleElement()
                .satisfies(end -> assertThat(end.code()).isEqualTo(200))
                .satisfies(end -> assertThat(end.bytes()).isEqualTo(40))
                .satisfies(end -> assertThat(end.error()).isNull());
    }

    @Test
    void chunkedReadsInPieces() throws Exception {
        var events = events("chunked");
        assertThat(finished(events)).singleElement().satisfies(end -> assertThat(end.bytes()).isEqualTo(39));
        assertThat(events).filteredOn(Event.ChannelRead.class::isInstance).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void notFoundFailsWith404() throws Exception {
        var events = events("not-found");
        assertThat(finished(events)).singleElement().satisfies(end -> assertThat(end.code()).isEqualTo(404));
        assertThat(events).anyMatch(event -> event instanceof Event.FutureFailed);
    }

    @Test
    void refusedNeverConnects() throws Exception {
        var events = events("refused");
        assertThat(finished(events)).singleElement()
                .satisfies(end -> assertThat(end.error()).contains("refused"));
        assertThat(events).noneMatch(event -> event instanceof Event.ChannelConnected);
    }

    @Test
    void timeoutIsEndedByATimer() throws Exception {
        var events = events("timeout");
        assertThat(finished(events)).singleElement().satisfies(end -> assertThat(end.code()).isEqualTo(599));
        assertThat(events).anyMatch(event -> event instanceof Event.TimerBegin)
                .noneMatch(event -> event instanceof Event.HttpStatus);
    }

    @Test
    void queueFetchesOneAfterTheOther() throws Exception {
        var events = events("queue");
        assertThat(finished(events)).hasSize(3).allSatisfy(end -> assertThat(end.code()).isEqualTo(200));
        var order = events.stream()
                .filter(event -> event instanceof Event.HttpStarted || event instanceof Event.HttpFinished)
                .map(event -> event.kind() + " " + event.on()).toList();
        assertThat(order).containsExactly("http.started ht1", "http.finished ht1",
                "http.started ht2", "http.finished ht2", "http.started ht3", "http.finished ht3");
    }

    @Test
    void aFetchThatCannotSucceedIsNoException() throws Exception {
        assertThat(finished(events(new Fetch("http://nowhere.invalid/")))).singleElement()
                .satisfies(end -> assertThat(end.error()).isNotBlank());
    }
}
