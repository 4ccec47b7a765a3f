package dev.loopglass.cli;

import dev.loopglass.explain.Language;
import picocli.CommandLine.Option;

/// The language in which a command tells what it tells.
final class Tongue {
    @Option(names = "--lang", paramLabel = "LANG", description = "Tell it in en, zh-Hant or zh-Hans (default: en).")
    private String lang;

    /// Whether it was asked for.
    boolean given() {
        return lang != null;
    }

    Language language() throws Failure {
        return lang == null ? Language.ENGLISH : Language.coded(lang).orElseThrow(() ->
                Failure.usage("--lang " + Values.shown(lang) + ": wanted en, zh-Hant or zh-Hans", null));
    }
}
