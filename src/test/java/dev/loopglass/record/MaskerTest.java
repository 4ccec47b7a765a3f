package dev.loopglass.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.event.Event;
import dev.loopglass.event.Kind;
import dev.loopglass.event.Ref;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MaskerTest {
    private static final String SECRET = "http://ann:pass@host/";
    private static final Ref ON = Ref.numbered(Ref.Type.CHANNEL, 1, null);
    /// Ours or the protocol's, never a user's.
    private static final Set<String> HARMLESS =
            Set.of("by", "method", "callback", "address", "status", "protocol", "cipher");

    private static List<Kind> kinds() {
        return Kind.all();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whateverCanHoldASecretIsMasked(Kind kind) {
        var event = kind.make(ON, kind.fields().stream().map(MaskerTest::filled).toArray());
        var masked = Masker.secrets().mask(kind, event);
        assertThat(masked.getClass()).isSameAs(event.getClass());
        assertThat(masked.on()).isSameAs(ON);
        for (int i = 0; i < kind.fields().size(); i++) {
            var field = kind.fields().get(i);
            if (field.getType() != String.class || HARMLESS.contains(field.getName())) {
                assertThat(kind.valueOf(masked, i)).as(field.getName()).isEqualTo(kind.valueOf(event, i));
            } else {
                assertThat(kind.valueOf(masked, i)).as(field.getName()).isEqualTo("http://•••@host/");
            }
        }
    }

    private static Object filled(RecordComponent field) {
        var type = field.getType();
        return type == String.class ? SECRET : type == int.class ? (Object) 7 : type == long.class ? (Object) 8L
                : type == boolean.class ? (Object) true : null;
    }

    @Test
    void whereNothingIsHiddenNothingIsMadeAnew() {
        var event = new Event.FutureResolved(ON, "200 OK");
        assertThat(Masker.secrets().mask(Kind.of(event), event)).isSameAs(event);
    }
}
