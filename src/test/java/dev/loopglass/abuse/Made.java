package dev.loopglass.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// A well-formed response that dice have made.
///
/// @param text what its body says
/// @param marks the values of the header `Mark`
/// @param endsWithTheConnection whether nothing else tells where it ends
record Made(byte[] bytes, String text, List<String> marks, boolean endsWithTheConnection) {
    private static final int LONGEST_TEXT = 30;

    static Made by(Random dice) {
        var text = letters(dice, dice.nextInt(LONGEST_TEXT));
        var marks = dice.ints(dice.nextInt(3), 0, 9).mapToObj(length -> letters(dice, length)).toList();
        var head = new StringBuilder(dice.nextBoolean() ? "HTTP/1.1 200 OK\r\n" : "HTTP/1.0 200\r\n");
        if (dice.nextInt(4) == 0) {
            head.insert(0, "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n");
        }
        marks.forEach(mark -> head.append(dice.nextBoolean() ? "Mark: " : "mark:").append(mark).append("\r\n"));
        boolean packed = dice.nextBoolean();
        var body = packed ? Zips.gzip(text) : text.getBytes(StandardCharsets.ISO_8859_1);
        head.append(packed ? "Content-Encoding: gzip\r\n" : "");
        int framing = dice.nextInt(5);
        if (framing < 2) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        } else if (framing < 4) {
            head.append("Transfer-Encoding: chunked\r\n");
            body = chunks(dice, body);
        }
        return new Made(Zips.joined(latin(head + "\r\n"), body), text, marks, framing == 4);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String letters(Random dice, int length) {
        return dice.ints(length, 'a', 'z' + 1).collect(StringBuilder::new, StringBuilder::appendCodePoint,
                StringBuilder::append).toString();
    }

    private static byte[] chunks(Random dice, byte[] body) {
        var all = new ByteArrayOutputStream();
        for (int from = 0; from < body.length; ) {
            int to = from + 1 + dice.nextInt(body.length - from);
            all.writeBytes(latin((dice.nextBoolean() ? "0" : "") + Integer.toHexString(to - from)
                    + (dice.nextBoolean() ? ";a=b" : "") + "\r\n"));
            all.writeBytes(Arrays.copyOfRange(body, from, to));
            all.writeBytes(latin("\r\n"));
            from = to;
        }
        all.writeBytes(latin("0\r\n" + (dice.nextBoolean() ? "Trailer: x\r\n" : "") + "\r\n"));
        return all.toByteArray();
    }

    void isWhole(Object end, String how) {
        assertThat(end).as(how).isInstanceOfSatisfying(HttpResponse.class, response -> {
            assertThat(response.text()).isEqualTo(text);
            assertThat(response.headers().getList("Mark")).isEqualTo(marks);
        });
    }

    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
