package dev.loopglass.explain;

/// What a stretch of source text is.
public enum Tone {
    PLAIN("name"), COMMENT("// why"), STRING("\"text\""), KEYWORD("return"), TYPE("Future"), CALL("fetch("), NUMBER("42"),
    ANNOTATION("@Models");

    private final String example;

    Tone(String example) {
        this.example = example;
    }

    /// A piece of it, for the legend.
    public String example() {
        return example;
    }
}
