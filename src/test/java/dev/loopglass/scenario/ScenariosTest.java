package dev.loopglass.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.event.Event;
import dev.loopglass.event.Observer;
import dev.loopglass.event.Ref;
import dev.loopglass.http.HttpRequest;
import dev.loopglass.reactor.Probe;
import dev.loopglass.reactor.Resolver;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void bodiesComeWhole() throws Exception {
        assertThat(finished(events("split-body"))).singleElement().extracting(Event.HttpFinished::bytes).isEqualTo(389L);
        assertThat(finished(events("gzip"))).singleElement().extracting(Event.HttpFinished::bytes).isEqualTo(389L);
        assertThat(finished(events("until-close"))).singleElement().extracting(Event.HttpFinished::bytes).isEqualTo(30L);
        assertThat(finished(events("head"))).singleElement().extracting(Event.HttpFinished::bytes).isEqualTo(0L);
        assertThat(finished(events("post"))).singleElement().extracting(Event.HttpFinished::bytes).isEqualTo(47L);
    }

    @Test
    void theBodyWaitsForTheGoAhead() throws Exception {
        var events = events("100-continue");
        assertThat(codes(events)).containsExactly(100, 200);
        assertThat(finished(events)).singleElement().extracting(Event.HttpFinished::code).isEqualTo(200);
        var order = events.stream().filter(event -> event instanceof Event.HttpStatus || event instanceof Event.ChannelWrote)
                .map(Event::kind).toList();
        assertThat(order).containsExactly("channel.wrote", "http.status", "channel.wrote", "http.status");
    }

    private static List<Integer> codes(List<Event> events) {
        return events.stream().filter(Event.HttpStatus.class::isInstance).map(event -> ((Event.HttpStatus) event).code()).toList();
    }

    @Test
    void redirectsAreFollowedOrGivenUp() throws Exception {
        var once = events("redirect");
        assertThat(codes(once)).containsExactly(302, 200);
        assertThat(once).filteredOn(Event.HttpRedirected.class::isInstance).hasSize(1);
        var circle = events("redirect-loop");
        assertThat(codes(circle)).containsExactly(302, 302, 302);
        assertThat(finished(circle)).singleElement().satisfies(end -> assertThat(end.error()).contains("302"));
    }

    @Test
    void notFoundQuietlyIsAResult() throws Exception {
        var events = events("not-found-quiet");
        assertThat(finished(events)).singleElement().extracting(Event.HttpFinished::code).isEqualTo(404);
        assertThat(events).noneMatch(event -> event instanceof Event.FutureFailed);
    }

    @Test
    void aSlowServerTakesManyPolls() throws Exception {
        var events = events("slow-server");
        assertThat(finished(events)).singleElement().extracting(Event.HttpFinished::bytes).isEqualTo(73L);
        assertThat(events).filteredOn(Event.ChannelRead.class::isInstance).hasSizeGreaterThan(5);
    }

    @Test
    void theSecondAddressIsTriedInTheHandlerOfTheFirst() throws Exception {
        var events = events("first-address-refuses");
        assertThat(kinds(events, "handler.begin", "channel.connecting", "channel.failed", "handler.end"))
                .startsWith("channel.connecting ch1", "handler.begin ch1", "channel.failed ch1",
                        "channel.connecting ch2", "handler.end ch1");
        assertThat(finished(events)).singleElement().extracting(Event.HttpFinished::code).isEqualTo(200);
    }

    @Test
    void theLastRefusalIsTheError() throws Exception {
        var events = events("all-refuse");
        assertThat(kinds(events, "channel.failed", "http.finished"))
                .containsExactly("channel.failed ch1", "channel.failed ch2", "channel.failed ch3",
                        "http.finished ht1");
        assertThat(finished(events)).singleElement().satisfies(end -> assertThat(end.error()).contains("refused"));
    }

    /// Whether the first attempt hangs, or fails at once for want of IPv6: it is the timer that falls back.
    @Test
    void theOtherFamilyJoinsInAfterAWhile() throws Exception {
        var events = events("ipv6-hangs");
        assertThat(events).filteredOn(Event.TimerBegin.class::isInstance).extracting(event -> event.on().label())
                .containsExactly("connector falls back");
        assertThat(kinds(events, "channel.connecting", "timer.begin", "channel.connected"))
                .containsExactly("channel.connecting ch1", "timer.begin tm2", "channel.connecting ch2",
                        "channel.connected ch2");
        assertThat(kinds(events, "channel.closed")).contains("channel.closed ch1");
        assertThat(finished(events)).singleElement().extracting(Event.HttpFinished::code).isEqualTo(200);
    }

    /// Every one of them ends at once, in the error that says what was wrong, and with its channel closed.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cut-off-header       | Stream closed
            cut-off-body         | Connection closed
            reset-before-headers | Connection reset
            reset-after-headers  | Connection reset
            malformed-response   | Malformed start line
            oversized-header     | not found within 1000 bytes""")
    void brokenAnswersAreErrors(String name, String error) throws Exception {
        var events = events(name);
        assertThat(finished(events)).singleElement().satisfies(end -> assertThat(end.error()).contains(error));
        assertThat(events).noneMatch(event -> event instanceof Event.TimerBegin)
                .filteredOn(Event.ChannelClosed.class::isInstance).hasSize(1);
    }

    private static List<String> kinds(List<Event> events, String... kinds) {
        return events.stream().filter(event -> List.of(kinds).contains(event.kind()))
                .map(event -> event.kind() + " " + event.on().name()).toList();
    }

    @Test
    void namesThatNobodyKnowsNeedNoSocket() throws Exception {
        var events = events("resolve-failure");
        assertThat(finished(events)).singleElement().satisfies(end -> assertThat(end.error()).contains("no such host"));
        assertThat(events).noneMatch(event -> event instanceof Event.ChannelOpened);
    }

    @Test
    void aBlockedLoopDoesNotTick() throws Exception {
        assertThat(lateness(events("resolver-blocking"))).isGreaterThan(100_000_000);
        var threaded = events("resolver-threaded");
        assertThat(threaded).anyMatch(event -> event instanceof Event.CallbackAdded(_, var by, _, _) && by.equals("thread"));
        assertThat(threaded.indexOf(new Event.Mark(null, "tick 1"))).isLessThan(indexOf(threaded, Event.ChannelOpened.class));
    }

    private static long lateness(List<Event> events) {
        return events.stream().filter(Event.TimerBegin.class::isInstance).mapToLong(event -> ((Event.TimerBegin) event).lateNanos())
                .max().orElseThrow();
    }

    private static int indexOf(List<Event> events, Class<? extends Event> type) {
        return events.indexOf(events.stream().filter(type::isInstance).findFirst().orElseThrow());
    }

    @Test
    void timersEndWhatWouldNeverEnd() throws Exception {
        var connecting = events("connect-timeout");
        assertThat(connecting).noneMatch(event -> event instanceof Event.ChannelConnected)
                .anyMatch(event -> event instanceof Event.ChannelClosed);
        assertThat(finished(connecting)).singleElement().satisfies(end -> assertThat(end.error()).contains("Timeout"));
        var queued = events("queue-timeout");
        assertThat(finished(queued)).extracting(Event.HttpFinished::code).containsExactly(599, 200);
        assertThat(queued).filteredOn(Event.HttpStarted.class::isInstance).hasSize(1);
    }

    @Test
    void anotherThreadWakesTheLoop() throws Exception {
        var events = events("wake-up");
        var added = indexOf(events, Event.CallbackAdded.class);
        assertThat(events).filteredOn(event -> event instanceof Event.CallbackAdded(_, var by, _, _) && by.equals("thread"))
                .hasSize(1);
        assertThat(events.subList(added, events.size()))
                .anyMatch(event -> event instanceof Event.PollEnd(_, var ready, var woken) && ready.isEmpty() && woken);
    }

    @Test
    void severalFetchesAtOnce() throws Exception {
        try (var server = TeachingServer.start()) {
            var requests = List.of(new HttpRequest(server.url("/hello")), new HttpRequest(server.url("/missing")));
            var settings = new Fetch.Settings(1, false, Resolver.threaded());
            assertThat(finished(events(new Fetch(requests, settings)))).extracting(Event.HttpFinished::code)
                    .containsExactly(200, 404);
        }
    }

    @Test
    void aFetchThatCannotSucceedIsNoException() throws Exception {
        assertThat(finished(events(new Fetch("http://nowhere.invalid/")))).singleElement()
                .satisfies(end -> assertThat(end.error()).isNotBlank());
    }
}
