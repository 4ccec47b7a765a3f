package dev.loopglass.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every kind against its record.
class KindTest {
    private static List<Kind> all() {
        return Stream.concat(Kind.all().stream(), Stream.of(Kind.unknown("future.told"))).toList();
    }

    /// Another value for each field, so that none can be taken for its neighbour.
    private static Object value(RecordComponent field, int place) {
        return switch (field.getType().getSimpleName()) {
            case "int" -> 100 + place;
            case "long" -> 200L + place;
            case "boolean" -> true;
            case "String" -> "text " + place;
            case "Ref" -> Ref.numbered(Ref.Type.FUTURE, 300 + place, null);
            case "Because" -> Event.Because.TIMER;
            case "List" -> List.of();
            case "Set" -> Set.of(Event.Op.WRITE);
            default -> throw new AssertionError("there is no value for " + field);
        };
    }

    private static Object[] values(Kind kind) {
        return IntStream.range(0, kind.fields().size()).mapToObj(i -> value(kind.fields().get(i), i)).toArray();
    }

    @Test
    void anEventIsMadeOfItsValuesInTheirOrder() {
        var on = Ref.numbered(Ref.Type.CALLBACK, 7, "seven");
        assertThat(all()).hasSize(Event.class.getPermittedSubclasses().length).allSatisfy(kind -> {
            var event = kind.make(on, values(kind));
            assertThat(event).isInstanceOf(kind.type());
            assertThat(event.on()).isEqualTo(on);
            assertThat(kind.valuesOf(event)).containsExactly(values(kind));
        });
    }

    @Test
    void aValueOfAnotherTypeIsRefused() {
        var wrong = new ArrayList<String>();
        for (var kind : all()) {
            for (int i = 0; i < kind.fields().size(); i++) {
                var values = values(kind);
                values[i] = new Object();
                assertThatThrownBy(() -> kind.make(null, values)).as("%s, field %d", kind, i).isInstanceOf(ClassCastException.class);
                wrong.add(kind.name());
            }
        }
        assertThat(wrong).hasSizeGreaterThan(50);
    }
}
