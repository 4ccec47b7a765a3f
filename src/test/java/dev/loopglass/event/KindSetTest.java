package dev.loopglass.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KindSetTest {

    /// A word has 64 bits, and one is for all kinds that are not known.
    @Test
    void everyKindHasABitOfItsOwn() {
        for (var kind : Kind.all()) {
            var set = KindSet.of(kind.type());
            assertThat(Kind.all()).filteredOn(set::has).containsExactly(kind);
            assertThat(set.has(Kind.unknown("future.wished"))).isFalse();
        }
        assertThat(Kind.all().size()).isLessThan(Long.SIZE);
    }

    @Test
    void holdsSeveral() {
        var set = KindSet.of(Event.TimerBegin.class, Event.TimerEnd.class);
        assertThat(Kind.all()).filteredOn(set::has).extracting(Kind::name).containsExactly("timer.begin", "timer.end");
    }
}
