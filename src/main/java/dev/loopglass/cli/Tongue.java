package dev.loopglass.cli;

import dev.loopglass.explain.Language;
import picocli.CommandLine.Option;

/// The language in which a command tells what it tells.
final class Tongue {
    @Option(names = "--lang", paramLabel = "LANG", description = "Tell it in en, zh-Hant or zh-Hans (default: en).")
    private String lang = Language.ENGLISH.code();

    Language language() throws Failure {
        return Language.coded(lang).orElseThrow(() ->
                Failure.usage("--lang " + Values.shown(lang) + ": wanted en, zh-Hant or zh-Hans", null));
    }
}
