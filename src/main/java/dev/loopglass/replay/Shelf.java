package dev.loopglass.replay;

import dev.loopglass.event.Ref;
import java.util.Comparator;
import java.util.List;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.TreePSet;

/// Things of one sort, found by name and listed in a fixed order. Immutable; a changed copy shares
/// nearly everything with its origin.
final class Shelf<T extends Held> {
    private final PMap<String, T> byName;
    private final TreePSet<T> inOrder;

    private Shelf(PMap<String, T> byName, TreePSet<T> inOrder) {
        this.byName = byName;
        this.inOrder = inOrder;
    }

    /// Listed in the order in which they were made.
    static <T extends Held> Shelf<T> byBirth() {
        return ordered(Comparator.comparingInt(Held::born));
    }

    static <T extends Held> Shelf<T> ordered(Comparator<? super T> order) {
        return new Shelf<>(HashTreePMap.empty(), TreePSet.empty(order));
    }

    T get(Ref ref) {
        return byName.get(ref.name());
    }

    T first() {
        return inOrder.isEmpty() ? null : inOrder.first();
    }

    Shelf<T> with(T held) {
        var old = byName.get(held.ref().name());
        var rest = old == null ? inOrder : inOrder.minus(old);
        return new Shelf<>(byName.plus(held.ref().name(), held), rest.plus(held));
    }

    Shelf<T> without(Ref ref) {
        var old = byName.get(ref.name());
        return old == null ? this : new Shelf<>(byName.minus(ref.name()), inOrder.minus(old));
    }

    int size() {
        return inOrder.size();
    }

    boolean isEmpty() {
        return inOrder.isEmpty();
    }

    Iterable<T> each() {
        return inOrder;
    }

    List<T> list() {
        return List.copyOf(inOrder);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shelf<?> shelf && byName.equals(shelf.byName);
    }

    @Override
    public int hashCode() {
        return byName.hashCode();
    }
}
