package dev.loopglass.record;

import dev.loopglass.event.Ref;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Masks what [Masker] says. A stream of bytes comes in pieces, so it remembers where each stands.
final class Secrets extends Masker {
    private static final String MASK = "•••";
    private static final String HEADER = "^[ \\t]*(?:authorization|cookie|set-cookie|proxy-authorization)[ \\t]*:"
            + "[ \\t]*(?<header>[^\\r\\n]*(?:\\r?\\n[ \\t]+[^\\r\\n]*)*)";
    private static final String QUERY = "[?&;][\\w.-]*(?:token|secret|passw|pwd|key|auth|sig|session|credential|jwt|code)"
            + "[\\w.-]*=(?<query>[^&;#\\s\"]*)";
    private static final String USER = "(?<=://)(?<user>[^/?#\\s@]*)";
    private static final Pattern IN_TEXT = Pattern.compile("(?im)" + HEADER + '|' + QUERY + '|' + USER + "(?=@)");
    /// Where the bytes end, it is not known yet whether a user or a host is beginning.
    private static final Pattern IN_STREAM = Pattern.compile("(?im)" + HEADER + '|' + QUERY + '|' + USER + "(?=@|\\z)");
    private static final int LONGEST_LINE = 16 * 1024;

    /// The line that a direction of a channel is in the middle of. A header may be cut in two at any
    /// byte; its second half alone looks innocent.
    private final Map<Ref, String> received = new HashMap<>();
    private final Map<Ref, String> sent = new HashMap<>();

    @Override
    public String text(String text) {
        return text == null || !suspicious(text) ? text : masked(IN_TEXT, text, 0);
    }

    /// Most texts have nothing in them that a search could find, and the search is dear.
    private static boolean suspicious(String text) {
        if (text.indexOf('=') >= 0 || text.indexOf('@') >= 0) {
            return true;
        }
        for (int colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
            int end = colon;
            while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
                end--;
            }
            if (endsHeader(text, end, "cookie") || endsHeader(text, end, "authorization")) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsHeader(String text, int end, String name) {
        return text.regionMatches(true, end - name.length(), name, 0, name.length());
    }

    @Override
    String preview(Ref channel, boolean out, String text) {
        var unfinished = out ? sent : received;
        var before = unfinished.getOrDefault(channel, "");
        var whole = before.isEmpty() ? text : before + text;
        int line = startOfLastLine(whole);
        unfinished.put(channel, whole.substring(line, Math.min(whole.length(), line + LONGEST_LINE)));
        whole = whole.substring(0, Math.min(whole.length(), before.length() + LONGEST_LINE));
        // The bytes may end in the middle of a user's name.
        boolean clean = !suspicious(whole) && !whole.contains("://");
        return cut(clean ? whole.substring(before.length()) : masked(IN_STREAM, whole, before.length()));
    }

    @Override
    void forget(Ref channel) {
        sent.remove(channel);
        received.remove(channel);
    }

    /// A line that begins with a blank continues the one before.
    private static int startOfLastLine(String text) {
        int start = text.lastIndexOf('\n') + 1;
        while (start > 0 && (start == text.length() || text.charAt(start) == ' ' || text.charAt(start) == '\t')) {
            start = text.lastIndexOf('\n', start - 2) + 1;
        }
        return start;
    }

    /// `text` from `start` on, masked in the light of what stands before.
    private static String masked(Pattern secrets, String text, int start) {
        var result = new StringBuilder();
        int at = start;
        for (var matcher = secrets.matcher(text); matcher.find(); ) {
            var group = matcher.group("header") != null ? "header" : matcher.group("user") != null ? "user" : "query";
            int from = Math.max(matcher.start(group), start);
            int to = Math.max(matcher.end(group), start);
            if (to > from) {
                result.append(text, at, from).append(MASK);
                at = to;
            }
        }
        return result.append(text, at, text.length()).toString();
    }
}
