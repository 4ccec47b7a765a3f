package dev.loopglass.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({"0,0 ns", "850,850 ns", "1000,1 µs", "41230,41.2 µs", "99999,100 µs", "100000,0.1 ms",
            "410123,0.41 ms",
        "1284000,1.28 ms", "60000000,60 ms", "99950000,100 ms", "100000000,0.1 s", "300000000,0.3 s",
        "19990000000,20 s",
        "90000000000,90 s", "125000000000,2 min 5 s", "3600000000000,60 min", "-41230,-41.2 µs"})
    void areSaidShortly(long nanos, String said) {
        assertThat(Durations.of(nanos)).isEqualTo(said);
    }

    /// Rounded down: a timer is not due before it is.
    @ParameterizedTest
    @CsvSource({"298912345,298.9 ms", "19990000000,19.99 s", "19999999999,19.99 s", "999,999 ns",
            "1234,1.234 µs", "20000000000,20 s",
        "3600000000000,60 min"})
    void areCountedDownFinely(long nanos, String said) {
        assertThat(Durations.left(nanos)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({"0,0 B", "142,142 B", "1500,1.5 kB", "65536,65.5 kB", "3200000,3.2 MB", "100000000,100 MB"})
    void sizesToo(long bytes, String said) {
        assertThat(Durations.bytes(bytes)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({"1284000,1.284 ms", "0,0.000 ms", "300123456,300.123 ms"})
    void stampsLineUp(long nanos, String said) {
        assertThat(Durations.stamp(nanos)).isEqualTo(said);
    }
}
