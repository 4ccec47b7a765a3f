package dev.loopglass.app.session;

import java.util.ArrayList;
import java.util.List;

/// A command as one types it into a shell, in words: quotes hold words together, a backslash takes what
/// follows as it is.
public final class CommandLine {
    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean begun;
    private char quote;

    private CommandLine(String text) {
        this.text = text;
    }

    /// @throws IllegalArgumentException if a quote is not closed; the message is for the reader
    public static List<String> words(String text) {
        return new CommandLine(text).read();
    }

    private List<String> read() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean last = i + 1 == text.length();
            if (c == '\\' && quote == 0 && !begun && !last && Character.isWhitespace(text.charAt(i + 1))) {
                // A command of several lines, whose ends a field of one line has lost.
                i++;
            } else if (c == '\\' && quote != '\'' && !last && (quote == 0 || "\"\\$`".indexOf(text.charAt(i + 1)) >= 0)) {
                take(text.charAt(++i));
            } else if (quote != 0) {
                inside(c);
            } else if (c == '"' || c == '\'') {
                quote = c;
                begun = true;
            } else if (Character.isWhitespace(c)) {
                end();
            } else {
                take(c);
            }
        }
        if (quote != 0) {
            throw new IllegalArgumentException(Speech.say("record.quote", String.valueOf(quote)));
        }
        end();
        return List.copyOf(words);
    }

    private void inside(char c) {
        if (c == quote) {
            quote = 0;
        } else {
            take(c);
        }
    }

    /// A backslash at the end of a line joins it to the next one.
    private void take(char c) {
        if (c != '\n') {
            word.append(c);
            begun = true;
        }
    }

    private void end() {
        if (begun) {
            words.add(word.toString());
            word.setLength(0);
            begun = false;
        }
    }
}
