package dev.loopglass.http;

import java.util.regex.Pattern;

/// The first line of a response.
///
/// @param version for example `HTTP/1.1`
record StartLine(String version, int code, String reason) {
    private static final Pattern RESPONSE =
            Pattern.compile("(HTTP/1\\.[0-9]) ([1-9][0-9]{2})(?: ([\t -~\\x80-\\xff]*))?");

    /// @throws HttpInputException if it is not the first line of a response
    static StartLine parse(String line) throws HttpInputException {
        var matcher = RESPONSE.matcher(line);
        if (!matcher.matches()) {
            throw new HttpInputException("Malformed start line, wanted `HTTP/1.1 200 OK`, got \"" + line + '"');
        }
        var reason = matcher.group(3);
        int code = Integer.parseInt(matcher.group(2));
        return new StartLine(matcher.group(1), code, reason == null || reason.isEmpty() ? Reasons.of(code) : reason);
    }
}
