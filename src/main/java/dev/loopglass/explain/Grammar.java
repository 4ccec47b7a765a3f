package dev.loopglass.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What has to be known of a language to colour its text: a line of the table below for each.
///
/// @param words its keywords
/// @param stretches what may go on for lines
/// @param signs everything else that is more than a name, in groups that [Code] asks for
record Grammar(Set<String> words, List<Stretch> stretches, Pattern signs) {

    /// Text between two signs, such as a comment.
    record Stretch(String opens, String closes, Tone tone) {}

    private static final String QUOTES = "\"(?:\\\\.|[^\"\\\\])*\"?|'(?:\\\\.|[^'\\\\])*'?";
    private static final String ONE_LETTER = "\"(?:\\\\.|[^\"\\\\])*\"?|'(?:\\\\.[^']*|[^'\\\\])'";
    private static final String NO_QUOTES = "(?!)";
    private static final String AT = "@\\w+(?:\\.\\w+)*";
    private static final Stretch BLOCK = new Stretch("/*", "*/", Tone.COMMENT);
    private static final Stretch TEXT = text("\"\"\"");

    private static final Grammar PLAIN = new Grammar(Set.of(), List.of(), Pattern.compile("(?!)"));
    private static final Map<String, Grammar> TABLE = new HashMap<>();

    static {
        put("java", """
                abstract assert boolean break byte case catch char class const continue default do double
                else enum exports extends false final finally float for if implements import instanceof int
                interface long module native new null package permits private protected public record
                requires return sealed short static super switch synchronized this throw throws transient
                true try var void volatile when while yield""",
                "//", QUOTES, AT, BLOCK, TEXT);
        put("kotlin kt kts", """
                abstract as break by catch class companion const constructor continue crossinline data do
                else enum external false final finally for fun if import in infix init inline inner
                interface internal is lateinit noinline null object open operator out override package
                private protected public reified return sealed super suspend tailrec this throw true try
                typealias val var vararg when where while""",
                "//", QUOTES, AT, BLOCK, TEXT);
        put("python py", """
                False None True and as assert async await break case class continue def del elif else except
                finally for from global if import in is lambda match nonlocal not or pass raise return try
                while with yield""",
                "#", QUOTES, AT, TEXT, text("'''"));
        put("javascript js mjs cjs jsx typescript ts tsx", """
                abstract any as async await boolean break case catch class const continue debugger declare
                default delete do else enum export extends false finally for from function get if implements
                import in instanceof interface keyof let namespace never new null number of private
                protected public readonly return satisfies set static string super switch this throw true
                try type typeof undefined unknown var void while with yield""",
                "//", QUOTES, AT, BLOCK, text("`"));
        put("c h cpp c++ cc cxx hpp", """
                alignas alignof auto bool break case catch char class co_await co_return co_yield concept
                const consteval constexpr continue decltype default delete do double else enum explicit
                extern false float for friend goto if inline int long mutable namespace new noexcept
                nullptr operator override private protected public register requires restrict return short
                signed sizeof static static_assert static_cast struct switch template this throw true try
                typedef typename union unsigned using virtual void volatile wchar_t while""",
                "//", ONE_LETTER, "(?<=^\\s{0,40})#\\s*\\w+", BLOCK);
        put("go", """
                any bool break byte case chan const continue default defer else error fallthrough false float64
                for func go goto if import int int64 interface iota map nil package range return rune
                select string struct switch true type uint var""",
                "//", ONE_LETTER, NO_QUOTES, BLOCK, text("`"));
        put("rust rs", """
                Self as async await bool break char const continue crate dyn else enum extern f64 false fn for
                i32 i64 if impl in let loop match mod move mut pub ref return self static str struct super
                trait true type u16 u32 u64 u8 union unsafe use usize where while""",
                "//", ONE_LETTER, "#!?\\[[^\\]]*\\]?|'[a-z_]\\w*|\\w+!(?=[(\\[{])", BLOCK);
        put("shell sh bash zsh", """
                break case continue declare do done elif else esac eval exec exit export fi for function if in
                local readonly return select set shift source then trap unset until while""",
                "(?<=^|\\s)#", NO_QUOTES, "\\$(?:\\w+|\\{[^}]*\\}?|[@*#?$!-])", text("\""), text("'"));
    }

    private static Stretch text(String sign) {
        return new Stretch(sign, sign, Tone.STRING);
    }

    /// @param names what the language is called, by traces and at the ends of files
    /// @param comment begins one that ends with its line
    private static void put(String names, String words, String comment, String quotes, String annotation,
            Stretch... stretches) {
        var opens = new ArrayList<String>();
        Arrays.stream(stretches).map(it -> Pattern.quote(it.opens())).forEach(opens::add);
        var signs = Pattern.compile("(?<comment>" + comment + ".*)"
                + "|(?<stretch>" + (opens.isEmpty() ? NO_QUOTES : String.join("|", opens)) + ")"
                + "|(?<string>" + quotes + ")|(?<annotation>" + annotation + ")"
                + "|(?<number>\\b\\d[\\w.]*)|(?<word>[\\p{L}_$][\\w$]*)");
        var grammar = new Grammar(Set.of(words.strip().split("\\s+")), List.of(stretches), signs);
        for (var name : names.split(" ")) {
            TABLE.put(name, grammar);
        }
    }

    /// The one of this language, else of files that end like this one, else one that knows nothing.
    static Grammar of(String lang, String file) {
        var ending = file == null ? "" : file.substring(file.lastIndexOf('.') + 1);
        var known = lang == null ? null : TABLE.get(lang.toLowerCase(Locale.ROOT));
        return known != null ? known
                : lang == null ? TABLE.getOrDefault(ending.toLowerCase(Locale.ROOT), PLAIN) : PLAIN;
    }

    Stretch stretch(String opens) {
        return stretches.stream().filter(it -> it.opens().equals(opens)).findFirst().orElseThrow();
    }
}
