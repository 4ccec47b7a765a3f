package dev.loopglass.lint;

import java.util.List;

/// Something unhealthy that a trace proves.
///
/// @param lint what kind of thing, in a word: `blocked`, `late`, `pending`, `unasked`, `open`, `busy`
/// @param steps the steps that prove it, the one to look at first
/// @param text one sentence
public record Finding(String lint, List<Integer> steps, String text) {
    @Override
    public String toString() {
        return "step " + steps.getFirst() + ": " + text;
    }
}
