package dev.loopglass.http;

/// The first line of a response.
///
/// @param version for example `HTTP/1.1`
record StartLine(String version, int code, String reason) {
    private static final String VERSION = "HTTP/1.";
    /// `HTTP/1.1 200`: what comes behind it is for people, and may be missing.
    private static final int LENGTH = 12;
    private static final int CODE = 9;

    /// @throws HttpInputException if it is not the first line of a response
    static StartLine parse(String line) throws HttpInputException {
        if (!isResponse(line)) {
            throw new HttpInputException("Malformed start line, wanted `HTTP/1.1 200 OK`, got \"" + line + '"');
        }
        int code = Integer.parseInt(line, CODE, LENGTH, 10);
        return new StartLine(line.substring(0, CODE - 1), code,
                line.length() > LENGTH + 1 ? line.substring(LENGTH + 1) : Reasons.of(code));
    }

    private static boolean isResponse(String line) {
        return line.length() >= LENGTH && line.startsWith(VERSION) && isDigit(line.charAt(CODE - 2), '0')
                && line.charAt(CODE - 1) == ' ' && isDigit(line.charAt(CODE), '1') && isDigit(line.charAt(CODE + 1), '0')
                && isDigit(line.charAt(CODE + 2), '0') && (line.length() == LENGTH
                        || line.charAt(LENGTH) == ' ' && HttpHeaders.isText(line, LENGTH + 1));
    }

    private static boolean isDigit(char c, char lowest) {
        return c >= lowest && c <= '9';
    }
}
