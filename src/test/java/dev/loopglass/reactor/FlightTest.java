package dev.loopglass.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class FlightTest {
    private static final String CLIENT_HELLO = "160301000401000000";
    private static final String SERVER_HELLO = "160303000402000000";
    private static final String CHANGE_CIPHER_SPEC = "140303000101";
    private static final String ENCRYPTED = "1703030003010203";

    private final Flight flight = new Flight();

    private static ByteBuffer records(String... hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(String.join("", hex)));
    }

    @Test
    void tellsWhatCameAndWhatWent() {
        flight.received(records(SERVER_HELLO, CHANGE_CIPHER_SPEC, ENCRYPTED, ENCRYPTED));
        flight.sent(records(ENCRYPTED));
        assertThat(flight.told(TlsEngine.Want.NOTHING)).isEqualTo(
                "received ServerHello, ChangeCipherSpec, 2 encrypted records (31 bytes); sent 1 encrypted record (8 bytes); done");
    }

    @Test
    void aQuickAnswerStandsBehindWhatItAnswers() {
        flight.sent(records(CLIENT_HELLO));
        flight.received(records(SERVER_HELLO));
        flight.received(records(CHANGE_CIPHER_SPEC));
        flight.sent(records(ENCRYPTED));
        assertThat(flight.told(TlsEngine.Want.READ)).isEqualTo("sent ClientHello (9 bytes); received ServerHello, "
                + "ChangeCipherSpec (15 bytes); sent 1 encrypted record (8 bytes); waits for the peer");
    }

    @Test
    void forgetsTheFlightBefore() {
        flight.sent(records(CLIENT_HELLO));
        flight.begin();
        assertThat(flight.told(TlsEngine.Want.READ)).isEqualTo("waits for the rest of a record");
        assertThat(flight.told(null)).isEqualTo("broken off");
    }
}
