package dev.loopglass.explain;

import static dev.loopglass.explain.Language.ENGLISH;
import static dev.loopglass.explain.Language.SIMPLIFIED;
import static dev.loopglass.explain.Language.TRADITIONAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.event.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every bundle of phrases is whole, in every language. A bundle is found by its files: there is nothing to add
/// here for a new one.
class BundlesTest {
    /// Names that begin with a small letter and are no English left behind.
    private static final Set<String> NAMES = Set.of("loopglass", "curl", "socket", "epoll", "fetch", "await", "yield", "ns", "ms");

    static List<Bundle> bundles() {
        return Bundle.all();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void hasTheSameKeysInEveryLanguage(Bundle bundle) {
        for (var language : Language.values()) {
            assertThat(bundle.phrases(language).keySet()).as(language.code())
                    .containsExactlyElementsOf(bundle.phrases(ENGLISH).keySet());
            assertThat(bundle.lines(language)).as("no key twice").hasSameSizeAs(bundle.phrases(language).keySet());
            assertThat(bundle.phrases(language)).allSatisfy((key, _) -> assertThat(key).matches("[\\w.-]+"));
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void showsTheSameValuesInEveryLanguage(Bundle bundle) {
        var english = bundle.phrases(ENGLISH);
        for (var language : Language.values()) {
            bundle.phrases(language).forEach((key, phrase) -> {
                assertThat(Bundle.slots(phrase)).as("%s in %s", key, language).isEqualTo(Bundle.slots(english.get(key)));
                assertThat(Bundle.SLOT.matcher(phrase).replaceAll("")).as("%s in %s", key, language)
                        .doesNotContain("{", "}");
            });
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyKeyIsUsed(Bundle bundle) {
        var pieces = bundle.literals().stream().map(it -> it.replaceAll("^\\.|\\.$", "")).collect(Collectors.toSet());
        Kind.all().forEach(kind -> pieces.add(kind.name()));
        assertThat(bundle.phrases(ENGLISH).keySet()).allSatisfy(key -> assertThat(isMadeOf(key, pieces)).isTrue());
    }

    /// The name of a constant stands for itself in a key.
    private static boolean isMadeOf(String key, Set<String> pieces) {
        if (pieces.contains(key) || key.matches("[A-Z]+")) {
            return true;
        }
        for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
            var piece = key.substring(0, dot);
            if ((pieces.contains(piece) || piece.matches("[A-Z]+")) && isMadeOf(key.substring(dot + 1), pieces)) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyKeyInTheCodeHasItsPhrase(Bundle bundle) {
        var keys = new TreeSet<String>();
        bundles().stream().filter(it -> it.folder().startsWith(bundle.folder()) || bundle.folder().startsWith(it.folder()))
                .forEach(it -> keys.addAll(it.phrases(ENGLISH).keySet()));
        var families = keys.stream().map(it -> it.split("\\.")[0]).collect(Collectors.toSet());
        var meant = bundle.literals().stream()
                .filter(it -> it.matches("\\w+(\\.\\w+)+\\.?") && families.contains(it.split("\\.")[0]));
        assertThat(meant).allSatisfy(it -> assertThat(keys).anyMatch(key -> (key + ".").startsWith(it)));
        assertThat(keys).containsAll(bundle.said());
    }

    /// Whoever switches the script, or sits beside somebody who reads the other one, finds the same things again.
    @ParameterizedTest
    @MethodSource("bundles")
    void bothScriptsCallAThingByItsName(Bundle bundle) {
        var sentences = new Bundle(Path.of("explain"), "sentences");
        var taipei = sentences.glossary(TRADITIONAL);
        var beijing = sentences.glossary(SIMPLIFIED);
        assertThat(taipei.keySet()).hasSizeGreaterThan(20).isEqualTo(beijing.keySet());
        var simplified = bundle.phrases(SIMPLIFIED);
        bundle.phrases(TRADITIONAL).forEach((key, phrase) -> taipei.forEach((term, word) ->
                assertThat(simplified.get(key).contains(beijing.get(term)))
                        .as("%s: %s or %s in “%s” and “%s”", key, word, beijing.get(term), phrase, simplified.get(key))
                        .isEqualTo(phrase.contains(word))));
    }

    static Stream<Arguments> chinese() {
        return bundles().stream().flatMap(it -> Stream.of(Arguments.of(it, TRADITIONAL), Arguments.of(it, SIMPLIFIED)));
    }

    /// Names such as TCP, READ or HttpClient stay as they are; any other word is one that was forgotten.
    @ParameterizedTest
    @MethodSource("chinese")
    void noEnglishIsLeft(Bundle bundle, Language language) {
        bundle.phrases(language).forEach((key, phrase) -> {
            for (var saying : Bundle.sayings(phrase)) {
                var words = Pattern.compile("[A-Za-z]+").matcher(Bundle.SLOT.matcher(saying).replaceAll(" ")).results()
                        .map(it -> it.group()).filter(it -> it.equals(it.toLowerCase()) && !NAMES.contains(it));
                assertThat(words).as("%s in %s: %s", key, language, phrase).isEmpty();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("chinese")
    void isWrittenAsItsReadersWrite(Bundle bundle, Language language) {
        bundle.phrases(language).forEach((key, phrase) -> {
            for (var saying : Bundle.sayings(phrase)) {
                assertThat(Chinese.faults(saying, language)).as("%s in %s: %s", key, language, saying).isEmpty();
                assertThat(saying).as("%s in %s", key, language).doesNotContain("\"", "'");
            }
        });
    }
}
