package dev.loopglass.app.session;

import dev.loopglass.explain.Condition;
import dev.loopglass.explain.Explainer;
import dev.loopglass.explain.Language;
import dev.loopglass.replay.Replay;
import dev.loopglass.trace.Trace;
import java.util.Arrays;
import java.util.function.Consumer;
import javafx.application.Platform;

/// Looks through a whole trace for steps, on a thread of its own: a sentence for each of a million steps
/// takes a while. What it finds it tells a few times a second.
final class Hunt implements Runnable {
    private static final long NEWS_NANOS = 80_000_000;

    private final Trace trace;
    private final String query;
    private final Consumer<Hits> news;
    private final Language language = Speech.language();
    private int[] found = new int[64];
    private int count;
    private volatile boolean calledOff;

    private Hunt(Trace trace, String query, Consumer<Hits> news) {
        this.trace = trace;
        this.query = query;
        this.news = news;
    }

    /// @param trace one that grows no more
    /// @param news hears on the JavaFX thread of what was found
    static Hunt start(Trace trace, String query, Consumer<Hits> news) {
        var hunt = new Hunt(trace, query, news);
        Thread.ofPlatform().daemon().name("hunt").priority(Thread.MIN_PRIORITY).start(hunt);
        return hunt;
    }

    void callOff() {
        calledOff = true;
    }

    @Override
    public void run() {
        try {
            // The window's own replay belongs to the window's thread.
            var explainer = new Explainer(trace, new Replay(trace)).in(language);
            look(Condition.parse(query, trace, language, explainer::sentence));
        } catch (IllegalArgumentException e) {
            tell(Hits.refused(query, e.getMessage()));
        }
    }

    private void look(Condition condition) {
        long told = System.nanoTime();
        for (int seq = 0; seq < trace.size() && !calledOff; seq++) {
            if (condition.matches(seq)) {
                add(seq);
            }
            if (seq % 64 == 63 && System.nanoTime() - told > NEWS_NANOS) {
                told = System.nanoTime();
                tell(Hits.found(query, Arrays.copyOf(found, count), seq + 1, false));
            }
        }
        tell(Hits.found(query, Arrays.copyOf(found, count), trace.size(), true));
    }

    private void add(int seq) {
        if (count == found.length) {
            found = Arrays.copyOf(found, count * 2);
        }
        found[count++] = seq;
    }

    private void tell(Hits hits) {
        Platform.runLater(() -> {
            if (!calledOff) {
                news.accept(hits);
            }
        });
    }
}
