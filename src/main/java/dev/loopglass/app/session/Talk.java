package dev.loopglass.app.session;

import dev.loopglass.lesson.Chapter;
import dev.loopglass.lesson.Stop;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A lesson that is being told, and how far it is. Lives on the JavaFX thread.
public final class Talk {
    private final Path file;
    private final ReadOnlyObjectWrapper<Walk> walk = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper place = new ReadOnlyIntegerWrapper();
    private final Tempo tempo;

    /// @param file which was opened, in whatever language
    /// @param clock nanoseconds
    public Talk(Path file, Walk walk, LongSupplier clock) {
        this.file = file;
        this.walk.set(walk);
        this.tempo = new Tempo(clock);
    }

    public Path file() {
        return file;
    }

    public Walk walk() {
        return walk.get();
    }

    /// Another one when the file has changed, or the language.
    public ReadOnlyObjectProperty<Walk> walkProperty() {
        return walk.getReadOnlyProperty();
    }

    /// 0 before the first stop, else the number of the present one.
    public int place() {
        return place.get();
    }

    public ReadOnlyIntegerProperty placeProperty() {
        return place.getReadOnlyProperty();
    }

    public Tempo tempo() {
        return tempo;
    }

    /// Moves to this stop, or the nearest there is.
    public void go(int number) {
        int to = Math.clamp(number, 0, walk().stops().size());
        tempo.enter(walk().chapter(to));
        place.set(to);
    }

    /// The present stop, or null before the first.
    public Stop stop() {
        return place() == 0 ? null : walk().stops().get(place() - 1);
    }

    /// Its chapter, or null before the first.
    public Chapter chapter() {
        int at = walk().chapter(place());
        return at < 0 ? null : walk().lesson().chapters().get(at);
    }

    /// What its file says now. The place stays: at the stop of the same name, or else of the same number.
    public void take(Walk its) {
        var title = stop() == null ? null : stop().title();
        boolean same = its.lesson().language() == walk().lesson().language();
        int to = Math.min(place(), its.stops().size());
        if (same && title != null && (to == 0 || !its.stops().get(to - 1).title().equals(title))) {
            to = its.stops().stream().filter(it -> it.title().equals(title)).findFirst().map(Stop::number).orElse(to);
        }
        // Whoever hears of the one asks for the other: the smaller of both is a place in either.
        place.set(Math.min(to, Math.min(walk().stops().size(), place())));
        walk.set(its);
        go(to);
    }

    /// Where the present stop stands, or [dev.loopglass.event.Step#NONE].
    public int step() {
        return walk().step(place());
    }

    public Session session() {
        return walk().session();
    }
}
