package dev.loopglass.scenario;

import java.util.List;
import java.util.Optional;

/// The list of scenarios.
public final class Scenarios {
    private static final List<Scenario> ALL =
            List.of(new Ok(), new SplitBody(), new Chunked(), new UntilClose(), new SlowServer(), new Gzip(),
                    new Head(), new Post(), new Continue100(), new Redirected(), new RedirectLoop(),
                    new NotFound(), new NotFoundQuiet(), new Refused(), new FirstAddressRefuses(),
                    new AllRefuse(), new Ipv6Hangs(), new ResolveFailure(), SlowNames.blocking(),
                    SlowNames.threaded(), new TimedOut(), new ConnectTimeout(), BrokenAnswer.cutOffHeader(),
                    BrokenAnswer.cutOffBody(), BrokenAnswer.resetBeforeHeaders(), BrokenAnswer.resetAfterHeaders(),
                    BrokenAnswer.malformedResponse(), BrokenAnswer.oversizedHeader(), new Queue(),
                    new QueueTimeout(), new WakeUp(), new Https(), new HttpsRejected(), new CallbackOrder(),
                    new CancelledTimers(), new TwoCoroutines(), new CallbackException(), new ContextException(),
                    new BlockingCallback(), new NeverResolved());

    private Scenarios() {}

    /// In the order in which to watch them.
    public static List<Scenario> all() {
        return ALL;
    }

    public static Optional<Scenario> named(String name) {
        return ALL.stream().filter(scenario -> scenario.name().equals(name)).findFirst();
    }
}
