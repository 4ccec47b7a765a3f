package dev.loopglass.reactor;

import dev.loopglass.event.Plumbing;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What went to and fro in one flight of a TLS handshake, by the names of the messages: as much as
/// somebody on the wire can see, for most of it is encrypted.
@Plumbing
final class Flight {
    private static final int HEADER_BYTES = 5;
    private static final int CHANGE_CIPHER_SPEC = 20;
    private static final int ALERT = 21;
    private static final int HANDSHAKE = 22;
    private static final int CERTIFICATE_REQUEST = 13;
    private static final String ENCRYPTED = "encrypted record";
    private static final Map<Integer, String> MESSAGES = Map.ofEntries(Map.entry(0, "HelloRequest"),
            Map.entry(1, "ClientHello"), Map.entry(2, "ServerHello"), Map.entry(4, "NewSessionTicket"),
            Map.entry(11, "Certificate"), Map.entry(12, "ServerKeyExchange"), Map.entry(CERTIFICATE_REQUEST, "CertificateRequest"),
            Map.entry(14, "ServerHelloDone"), Map.entry(15, "CertificateVerify"),
            Map.entry(16, "ClientKeyExchange"), Map.entry(20, "Finished"), Map.entry(22, "CertificateStatus"));

    private final Direction in = new Direction("received ");
    private final Direction out = new Direction("sent ");
    private final List<Leg> legs = new ArrayList<>();

    /// Forgets the last one.
    void begin() {
        legs.clear();
    }

    void received(ByteBuffer records) {
        take(in, records);
    }

    void sent(ByteBuffer records) {
        take(out, records);
    }

    /// A peer that is quick may answer before the hello's flight is over: so there may be several legs.
    private void take(Direction direction, ByteBuffer records) {
        if (!records.hasRemaining()) {
            return;
        }
        if (legs.isEmpty() || legs.getLast().direction != direction) {
            legs.add(new Leg(direction));
        }
        direction.take(records, legs.getLast());
    }

    /// Whether the peer has asked who we are; under TLS 1.3 nobody on the wire can see that.
    boolean asked() {
        return in.asked;
    }

    /// @param want what is waited for now; null when it has failed
    /// @return for example `received ServerHello, Certificate (1290 bytes); sent Finished (126 bytes)`.
    String told(TlsEngine.Want want) {
        var parts = new ArrayList<String>();
        legs.forEach(leg -> parts.add(leg.told()));
        switch (want) {
            case null -> parts.add("broken off");
            case READ -> parts.add(parts.isEmpty() ? "waits for the rest of a record" : "waits for the peer");
            case WRITE -> parts.add("waits until the kernel takes the rest");
            case NOTHING -> parts.add("done");
        }
        return String.join("; ", parts);
    }

    /// What went one way before something came back.
    private static final class Leg {
        private final Direction direction;
        private final List<String> names = new ArrayList<>();
        private int bytes;

        Leg(Direction direction) {
            this.direction = direction;
        }

        String told() {
            var text = new StringBuilder();
            for (int i = 0; i < names.size(); ) {
                int same = 1;
                while (i + same < names.size() && names.get(i + same).equals(names.get(i))) {
                    same++;
                }
                text.append(text.isEmpty() ? "" : ", ").append(named(names.get(i), same));
                i += same;
            }
            return direction.verb + text + " (" + bytes + " bytes)";
        }

        private static String named(String name, int count) {
            var article = name.equals(ENCRYPTED) ? "1 " : "";
            return count == 1 ? article + name : count + " " + name + "s";
        }
    }

    private static final class Direction {
        private final String verb;
        private boolean encrypted;
        private boolean asked;
        /// Of a message that began in an earlier record.
        private int left;

        Direction(String verb) {
            this.verb = verb;
        }

        void take(ByteBuffer records, Leg leg) {
            leg.bytes += records.remaining();
            while (records.remaining() > HEADER_BYTES) {
                int type = records.get();
                int length = records.getShort(records.position() + 2) & 0xffff;
                var body = records.slice(records.position() + 4, Math.min(length, records.remaining() - 4));
                records.position(records.position() + 4 + body.remaining());
                switch (type) {
                    case CHANGE_CIPHER_SPEC -> {
                        leg.names.add("ChangeCipherSpec");
                        encrypted = true;
                    }
                    case ALERT -> leg.names.add("alert");
                    case HANDSHAKE -> messages(body, leg.names);
                    default -> leg.names.add(ENCRYPTED);
                }
            }
        }

        /// After the keys have changed, the only message in a record of this type is the last one.
        /// Except a second hello: TLS 1.3 pretends to change keys before it.
        private void messages(ByteBuffer body, List<String> names) {
            if (encrypted && !isHello(body)) {
                names.add("Finished");
                return;
            }
            while (body.hasRemaining()) {
                if (left == 0 && body.remaining() >= 4) {
                    int header = body.getInt();
                    names.add(MESSAGES.getOrDefault(header >>> 24, "message " + (header >>> 24)));
                    left = header & 0xffffff;
                    asked |= header >>> 24 == CERTIFICATE_REQUEST;
                }
                int here = left == 0 ? body.remaining() : Math.min(left, body.remaining());
                body.position(body.position() + here);
                left = Math.max(0, left - here);
            }
        }

        private static boolean isHello(ByteBuffer body) {
            int header = body.remaining() < 4 ? 0 : body.getInt(body.position());
            return (header >>> 24 == 1 || header >>> 24 == 2) && (header & 0xffffff) == body.remaining() - 4;
        }
    }
}
