package dev.loopglass.event;

import java.util.Arrays;

/// Some of the kinds. To ask whether an event's is one of them takes a bit of a word, where `instanceof` would ask for
/// one type after the other: a recorder asks several times a step.
public record KindSet(long bits) {

    @SafeVarargs
    public static KindSet of(Class<? extends Event>... types) {
        return new KindSet(Arrays.stream(types).mapToLong(type -> bit(Kind.of(type))).reduce(0, (all, bit) -> all | bit));
    }

    public boolean has(Kind kind) {
        return (bits & bit(kind)) != 0;
    }

    private static long bit(Kind kind) {
        return 1L << kind.ordinal();
    }
}
