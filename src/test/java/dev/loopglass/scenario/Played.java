package dev.loopglass.scenario;

import dev.loopglass.event.Observer;
import dev.loopglass.reactor.Probe;

/// Plays a scenario before an observer, in whichever world this class is in.
public final class Played {
    private Played() {}

    public static void before(Observer observer, String scenario) throws Exception {
        try (var _ = Probe.attach(observer)) {
            Scenarios.named(scenario).orElseThrow().run();
        }
    }
}
