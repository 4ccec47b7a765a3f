package dev.loopglass.app;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleSupplier;
import javafx.geometry.Orientation;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// Flow, source and state beside each other, the timeline below them; a lesson, if one is told, has the left edge
/// from top to bottom. Each has the room it needs until
/// somebody moves a divider; the source has the rest. Where the dividers stand and what is folded is
/// remembered.
///
/// One pass of layout decides everything, which a nest of SplitPanes, each with its own idea of what a
/// change of the window means, does not.
final class Panes extends Region {
    private static final double STRIP = 30;
    private static final double LINE = 1;
    private static final double LEAST_SOURCE = 320;
    /// In front of a room nothing may be cut that would have a tip.
    private static final double STAGED_SOURCE = 330;
    private static final double STAGED_STATE = 256;
    private static final double LEAST_UPPER = 150;
    private static final double LEAST_TIMELINE = 120;
    private static final double LARGEST = 10_000;
    private static final double LOW = 620;
    private static final double LEAST_LESSON = 250;
    private static final Map<Part, Double> LEAST = Map.of(Part.FLOW, 205.0, Part.STATE, 190.0);

    private final Settings settings;
    private final DoubleSupplier wantedHeight;
    private final Map<Part, Slot> slots = new EnumMap<>(Part.class);
    private final Map<Part, Double> wishes = new EnumMap<>(Part.class);
    private final Map<Part, Double> given = new EnumMap<>(Part.class);
    private final Map<Part, Divider> dividers = new EnumMap<>(Part.class);
    private final Set<Part> folded = EnumSet.noneOf(Part.class);
    private Set<Part> away;
    private boolean staged;
    private double caught;

    /// @param wantedHeight how high the timeline would like to be
    Panes(Settings settings, DoubleSupplier wantedHeight) {
        this.settings = settings;
        this.wantedHeight = wantedHeight;
        getStyleClass().add("panes");
        setMinSize(0, 0);
        for (var part : new Part[] {Part.FLOW, Part.STATE, Part.TIMELINE, Part.LESSON}) {
            var wish = settings.number(name(part), 0, LARGEST);
            wish.ifPresent(it -> wishes.put(part, it));
            int side = part == Part.FLOW || part == Part.LESSON ? 1 : -1;
            dividers.put(part, new Divider("divider-" + part.word(),
                    part == Part.TIMELINE ? Orientation.HORIZONTAL : Orientation.VERTICAL,
                    () -> caught = given.get(part), by -> move(part, side * by), () -> reset(part),
                    () -> remember(part)));
        }
        for (var word : settings.all("folded")) {
            for (var part : Part.values()) {
                if (part.word().equals(word.toLowerCase(Locale.ROOT))) {
                    folded.add(part);
                }
            }
        }
    }

    private static String name(Part part) {
        return part.word() + (part == Part.TIMELINE ? ".height" : ".width");
    }

    /// @param head the pane's title
    void add(Part part, Region pane, Pane head) {
        var slot = new Slot(part, pane, head, () -> toggle(part));
        slots.put(part, slot);
        slot.show(folded(part));
        // What changes within a pane moves nothing outside: the layout begins there and not at the window's root.
        // Only the timeline asks for another height.
        slot.setManaged(part == Part.TIMELINE);
        // Dividers lie on top of what they divide.
        getChildren().add(slots.size() - 1, slot);
        if (part != Part.SOURCE) {
            getChildren().add(dividers.get(part));
        }
    }

    boolean folded(Part part) {
        return (away == null ? folded : away).contains(part);
    }

    /// Folds it, or brings it back.
    void toggle(Part part) {
        if (!slots.containsKey(part)) {
            return;
        }
        var set = away == null ? folded : away;
        if (!set.remove(part)) {
            set.add(part);
        }
        slots.get(part).show(folded(part));
        if (away == null) {
            settings.put("folded", folded.stream().map(Part::word).toList());
        }
        requestLayout();
    }

    /// Brings it back, if it is folded, at once: whoever wants to type there does not wait for the next frame.
    void unfold(Part part) {
        if (folded(part)) {
            toggle(part);
            layout();
        }
    }

    /// All panes, where they stand by themselves.
    void reset() {
        for (var part : slots.keySet()) {
            if (folded(part)) {
                toggle(part);
            }
        }
        dividers.keySet().forEach(this::reset);
    }

    /// For the last row: without the flow, and with a low timeline. What is folded meanwhile is not
    /// remembered, and leaves no strip.
    void present(boolean whether) {
        staged = whether;
        away = whether || slots.containsKey(Part.LESSON) ? EnumSet.of(Part.FLOW) : null;
        slots.forEach((part, slot) -> slot.show(folded(part)));
        requestLayout();
    }

    private void move(Part part, double by) {
        wishes.put(part, Math.max(0, caught + by));
        requestLayout();
        // The divider stays under the pointer.
        layout();
    }

    private void reset(Part part) {
        wishes.remove(part);
        settings.put(name(part), java.util.List.of());
        requestLayout();
    }

    private void remember(Part part) {
        if (wishes.containsKey(part)) {
            // What did not fit is not wished any more.
            wishes.put(part, given.get(part));
            settings.put(name(part), Math.round(given.get(part)));
        }
    }

    // ---- layout

    @Override
    protected void layoutChildren() {
        double grip = (Divider.GRIP - LINE) / 2;
        double edge = lesson(getWidth());
        double width = getWidth() - edge;
        double height = getHeight();
        double low = height(height);
        double upper = Math.max(0, height - low - LINE);
        place(slots.get(Part.TIMELINE), edge, height - low, width, low);
        widths(width);
        double flow = given.get(Part.FLOW);
        double state = given.get(Part.STATE);
        double left = edge + (flow > 0 ? flow + LINE : 0);
        double right = edge + (state > 0 ? width - state : width);
        place(slots.get(Part.FLOW), edge, 0, flow, upper);
        place(slots.get(Part.SOURCE), left, 0, given.get(Part.SOURCE), upper);
        place(slots.get(Part.STATE), right, 0, state, upper);
        place(dividers.get(Part.FLOW), edge + flow - grip, 0, flow > 0 ? Divider.GRIP : 0, upper);
        place(dividers.get(Part.STATE), right - LINE - grip, 0, state > 0 ? Divider.GRIP : 0, upper);
        place(dividers.get(Part.TIMELINE), edge, height - low - LINE - grip, width, Divider.GRIP);
        if (edge > 0) {
            place(slots.get(Part.LESSON), 0, 0, edge - LINE, height);
            place(dividers.get(Part.LESSON), edge - LINE - grip, 0, Divider.GRIP, height);
        }
    }

    /// Where the other panes begin: right of the lesson, if there is one.
    private double lesson(double width) {
        if (!slots.containsKey(Part.LESSON)) {
            return 0;
        }
        double least = staged ? STAGED_SOURCE + STAGED_STATE : LEAST_SOURCE + LEAST.get(Part.STATE);
        double most = Math.max(LEAST_LESSON, width - 2 * LINE - least - (folded(Part.FLOW) ? strip() : LEAST.get(Part.FLOW)));
        given.put(Part.LESSON, folded(Part.LESSON) ? STRIP : Math.clamp(
                wanted(Part.LESSON, Math.clamp(width * (staged ? 0.34 : 0.27), 300, 480)), LEAST_LESSON, most));
        return given.get(Part.LESSON) + LINE;
    }

    private static void place(Region region, double x, double y, double width, double height) {
        region.setVisible(width > 0);
        region.resizeRelocate(Math.round(x), Math.round(y), Math.round(width), Math.round(height));
    }

    /// How high the timeline is.
    private double height(double height) {
        boolean open = !folded(Part.FLOW) || !folded(Part.SOURCE) || !folded(Part.STATE);
        double most = Math.max(LEAST_TIMELINE, height - LEAST_UPPER - LINE);
        double share = staged ? 0.27 : height < LOW ? 0.38 : 0.43;
        double wish = staged || !wishes.containsKey(Part.TIMELINE)
                ? Math.min(height * share, wantedHeight.getAsDouble()) : wishes.get(Part.TIMELINE);
        given.put(Part.TIMELINE, folded(Part.TIMELINE) ? staged ? 0 : STRIP
                : open ? Math.clamp(wish, LEAST_TIMELINE, most) : most);
        return Math.round(given.get(Part.TIMELINE));
    }

    /// What is folded has its strip; what is open its wish, as far as the others leave room for it.
    private void widths(double width) {
        double flow = wanted(Part.FLOW, Math.clamp(width * 0.16, 205, 260));
        double state = wanted(Part.STATE, Math.clamp(width * 0.23, 276, 380));
        double least = folded(Part.SOURCE) ? strip() : staged ? STAGED_SOURCE : Math.min(LEAST_SOURCE, width / 2);
        double lines = 2 * LINE;
        if (!folded(Part.STATE)) {
            state = Math.clamp(state, LEAST.get(Part.STATE),
                    Math.max(LEAST.get(Part.STATE), width - lines - least - Math.min(flow, LEAST.get(Part.FLOW))));
        }
        if (!folded(Part.FLOW)) {
            flow = Math.clamp(flow, LEAST.get(Part.FLOW),
                    Math.max(LEAST.get(Part.FLOW), width - lines - least - state));
        }
        double rest = width - flow - state - lines;
        if (folded(Part.SOURCE)) {
            // Somebody has to take the room that the source leaves.
            if (!folded(Part.STATE)) {
                state = width - flow - strip() - lines;
            } else if (!folded(Part.FLOW)) {
                flow = width - state - strip() - lines;
            }
            rest = strip();
        }
        given.put(Part.FLOW, flow);
        given.put(Part.STATE, state);
        given.put(Part.SOURCE, rest);
    }

    private double wanted(Part part, double usual) {
        return folded(part) ? strip() : Math.round(staged ? usual : wishes.getOrDefault(part, usual));
    }

    private double strip() {
        return staged ? 0 : STRIP;
    }
}
