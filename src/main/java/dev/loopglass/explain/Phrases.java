package dev.loopglass.explain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a part of the program says, in one language: phrases by key, from a file such as
/// `window_zh-Hant.properties` in the package of that part.
///
/// In a phrase `{0}` stands for the first value, as it is; a list is told with the commas of the language.
/// `{1|1:one callback|# callbacks}` chooses by the number `{1}`: the form that begins with it, else the last one, in
/// which `#` is that number. In Chinese the space before and after a value is set by what the value is: see [Seam].
public final class Phrases {
    private static final Pattern SLOT = Pattern.compile("\\{(\\d)(?:\\|([^{}]*))?}");
    private static final Map<String, Phrases> KNOWN = new ConcurrentHashMap<>();

    private final String file;
    private final Language language;
    private final Map<String, String> phrases;

    private Phrases(String file, Language language, Map<String, String> phrases) {
        this.file = file;
        this.language = language;
        this.phrases = phrases;
    }

    /// The bundle `name` in the package of `beside`.
    public static Phrases of(Class<?> beside, String name, Language language) {
        var file = name + "_" + language.code() + ".properties";
        return KNOWN.computeIfAbsent(beside.getPackageName() + "/" + file, 
                _ -> new Phrases(file, language, read(beside, file)));
    }

    private static Map<String, String> read(Class<?> beside, String file) {
        try (var in = beside.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("no " + file + " in the package of " + beside.getName());
            }
            var properties = new Properties();
            properties.load(new InputStreamReader(in, UTF_8));
            return properties.stringPropertyNames().stream()
                    .collect(Collectors.toUnmodifiableMap(it -> it, properties::getProperty));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The phrase `key` with its values filled in. Where there is none, the one of the part before the last dot
    /// of the key serves: `timers.none` for `timers.none.POLL`. A key without any is a mistake, at which a test
    /// fails, since tests run with assertions; to a user it is shown as it is.
    public String say(String key, Object... values) {
        assert find(key) != null : "no phrase " + key + " in " + file;
        return orKey(key, values);
    }

    String orKey(String key, Object... values) {
        var phrase = find(key);
        return phrase == null ? key : fill(phrase, values);
    }

    private String find(String key) {
        var known = key;
        while (!phrases.containsKey(known) && known.contains(".")) {
            known = known.substring(0, known.lastIndexOf('.'));
        }
        return phrases.get(known);
    }

    private String fill(String phrase, Object... values) {
        if (phrase.indexOf('{') < 0) {
            return phrase;
        }
        var said = new StringBuilder();
        var slot = SLOT.matcher(phrase);
        int end = 0;
        while (slot.find()) {
            int index = Integer.parseInt(slot.group(1));
            add(said, phrase.substring(end, slot.start()));
            add(said, told(index < values.length ? values[index] : slot.group(), slot.group(2)));
            end = slot.end();
        }
        add(said, phrase.substring(end));
        return said.toString();
    }

    private void add(StringBuilder said, String piece) {
        if (language == Language.ENGLISH) {
            said.append(piece);
        } else {
            Seam.join(said, piece);
        }
    }

    private String told(Object value, String forms) {
        return switch (value) {
            case Number number when forms != null -> form(forms.split("\\|", -1), number.longValue());
            case List<?> list -> list.stream().map(String::valueOf).collect(Collectors.joining(language.comma()));
            case null, default -> String.valueOf(value);
        };
    }

    private static String form(String[] forms, long number) {
        for (var form : forms) {
            if (form.startsWith(number + ":")) {
                return form.substring(form.indexOf(':') + 1);
            }
        }
        // A sentence of each step has some, and to format one takes as long as to find the words.
        var digits = Math.abs(number) < 1_000 ? String.valueOf(number) : String.format(Locale.ROOT, "%,d", number);
        return forms[forms.length - 1].replace("#", digits);
    }
}
