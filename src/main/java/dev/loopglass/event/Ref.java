package dev.loopglass.event;

import java.util.Arrays;
import java.util.Objects;

/// How a trace names an object: `fu4`, with what it is and what it is for.
///
/// @param type what it is
/// @param name spelt the same in the file, the terminal and the window; unique in a trace
/// @param label what it is for, such as `connect 127.0.0.1:8080`; may be null
/// @param id for whoever gave the name: where to find what he knows about it; 0 if he has no use for it. Makes no
///     difference between two that are equal otherwise
public record Ref(Type type, String name, String label, int id) {

    public Ref(Type type, String name, String label) {
        this(type, name, label, 0);
    }

    /// What an object can be, with the prefix of its name.
    public enum Type {
        LOOP("lo", "Loop"),
        CALLBACK("cb", "Callback"),
        TIMER("tm", "Timer"),
        FUTURE("fu", "Future"),
        COROUTINE("co", "Coroutine"),
        CHANNEL("ch", "Channel"),
        REQUEST("ht", "Request"),
        CONTEXT("cx", "Context"),
        /// From a program that has objects we do not know.
        OTHER("ob", "Object");

        private final String prefix;
        private final String word;

        Type(String prefix, String word) {
            this.prefix = prefix;
            this.word = word;
        }

        public String prefix() {
            return prefix;
        }

        /// As the trace file spells it, for example `Future`.
        public String word() {
            return word;
        }

        /// The type the file calls `word`; [#OTHER] when there is none.
        public static Type of(String word) {
            return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst().orElse(OTHER);
        }
    }

    /// The `number`-th object of its type in a recording.
    public static Ref numbered(Type type, int number, String label) {
        return numbered(type, number, label, 0);
    }

    public static Ref numbered(Type type, int number, String label, int id) {
        return new Ref(type, type.prefix() + number, label, id);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Ref(Type itsType, String itsName, String itsLabel, var _)
                && type == itsType && name.equals(itsName) && Objects.equals(label, itsLabel);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
