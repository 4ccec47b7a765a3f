package dev.loopglass.app;

/// The panes of a desk, each of which can be folded away.
enum Part {
    FLOW("Flow", Icon.FOLD_LEFT, Icon.FOLD_RIGHT),
    SOURCE("Source", Icon.FOLD_LEFT, Icon.FOLD_RIGHT),
    STATE("State", Icon.FOLD_RIGHT, Icon.FOLD_LEFT),
    TIMELINE("Timeline", Icon.FOLD_DOWN, Icon.FOLD_UP);

    final String title;
    final Icon fold;
    final Icon unfold;

    Part(String title, Icon fold, Icon unfold) {
        this.title = title;
        this.fold = fold;
        this.unfold = unfold;
    }

    /// As the keys and the file of what is remembered call it.
    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /// The key that folds it, and brings it back.
    String key() {
        return "Alt " + (ordinal() + 1);
    }
}
