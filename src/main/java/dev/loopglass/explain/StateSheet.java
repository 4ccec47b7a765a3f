package dev.loopglass.explain;

import dev.loopglass.event.Ref;
import java.util.List;

/// What the loop holds, in words: the window's state panel and `show --state` print this very text.
public record StateSheet(List<Section> sections) {

    /// @param title for example `Timers`
    /// @param term what its rows are
    /// @param emptyText what to say when there are no rows
    public record Section(String title, Term term, List<Row> rows, String emptyText) {}

    /// @param object what it is about, such as `tm2`
    /// @param what for example `connector falls back`
    /// @param detail for example `in 0.3 s`
    /// @param more for example `since step 35, 0.31 ms`; null where nothing of the kind is ever said
    /// @param changed whether the last step changed it
    public record Row(Ref object, String what, String detail, String more, boolean changed) {}
}
