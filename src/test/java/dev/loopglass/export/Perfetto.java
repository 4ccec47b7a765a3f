package dev.loopglass.export;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Takes trace events as strictly as Perfetto's importer does, whose rules these are, and lists what it would drop
/// or mend.
final class Perfetto {
    /// In whole nanoseconds, cut as Perfetto cuts them.
    static final class Slice {
        final String name;
        final String category;
        final int track;
        final long from;
        final JsonNode facts;
        /// -1 while it goes on
        long to = -1;

        Slice(String name, String category, int track, long from, JsonNode facts) {
            this.name = name;
            this.category = category;
            this.track = track;
            this.from = from;
            this.facts = facts;
        }

        @Override
        public String toString() {
            return category + " " + name + " from " + from + " to " + to;
        }
    }

    /// @param id the arrow's
    record Arrow(long id, String category, Slice from, Slice to) {}

    /// @param to -1 while it goes on
    record Life(String category, String id, String name, long from, long to) {}

    final List<String> complaints = new ArrayList<>();
    final List<Slice> slices = new ArrayList<>();
    final List<Arrow> arrows = new ArrayList<>();
    final List<Life> lives = new ArrayList<>();
    final Map<Integer, String> tracks = new LinkedHashMap<>();
    String process;

    private final Map<Integer, Deque<Slice>> stacks = new HashMap<>();
    private final Map<List<Object>, Slice> begun = new HashMap<>();
    private final Set<List<Object>> ended = new HashSet<>();
    private final Map<List<String>, JsonNode> open = new LinkedHashMap<>();

    Perfetto(byte[] json) {
        var root = JsonMapper.shared().readTree(json);
        wants(root.path("displayTimeUnit").asString("").equals("ms"), "displayTimeUnit is not ms", root.path("x"));
        var events = new ArrayList<JsonNode>();
        root.path("traceEvents").forEach(events::add);
        // What has no time is about the tracks; the others are taken in the order of time, else of the file.
        events.stream().filter(it -> phase(it) == 'M').forEach(this::name);
        events.stream().filter(it -> phase(it) != 'M').sorted(Comparator.comparingLong(it -> nanos(it, "ts")))
                .forEach(this::take);
        begun.keySet().stream().filter(it -> !ended.contains(it)).forEach(it -> complaints.add("no end of arrow " + it));
        stacks.values().forEach(stack -> stack.forEach(it -> complaints.add("no end of " + it)));
        open.keySet().forEach(it -> complaints.add("no end of " + it));
    }

    private static char phase(JsonNode event) {
        return event.path("ph").asString("?").charAt(0);
    }

    private static long nanos(JsonNode event, String key) {
        return event.path(key).isIntegralNumber() ? event.path(key).asLong() * 1000
                : (long) (event.path(key).asDouble() * 1000.0);
    }

    private void wants(boolean held, String complaint, JsonNode event) {
        if (!held) {
            complaints.add(complaint + ": " + event);
        }
    }

    private void name(JsonNode event) {
        numbered(event);
        var name = event.path("args").path("name").asString("");
        switch (event.path("name").asString()) {
            case "process_name" -> process = name;
            case "thread_name" -> tracks.put(event.path("tid").asInt(), name);
            case "thread_sort_index" -> wants(event.path("args").path("sort_index").isInt(), "no sort_index", event);
            default -> wants(false, "unknown metadata", event);
        }
    }

    private void numbered(JsonNode event) {
        wants(event.path("pid").isInt() && event.path("tid").isInt(), "pid and tid are not numbers", event);
        wants(!event.path("name").asString("").isEmpty(), "no name", event);
    }

    private void take(JsonNode event) {
        numbered(event);
        wants(event.path("ts").isNumber() && nanos(event, "ts") >= 0, "no ts", event);
        wants(event.path("cat").isString(), "no cat", event);
        wants(process != null && tracks.containsKey(event.path("tid").asInt()), "track without a name", event);
        switch (phase(event)) {
            case 'B' -> begin(event);
            case 'E' -> end(event);
            case 'b', 'e' -> life(event);
            case 's', 'f' -> arrow(event);
            default -> wants(false, "unknown phase", event);
        }
    }

    private void begin(JsonNode event) {
        int track = event.path("tid").asInt();
        var slice = new Slice(event.path("name").asString(), event.path("cat").asString(), track, nanos(event, "ts"),
                event.path("args"));
        var stack = stacks.computeIfAbsent(track, _ -> new ArrayDeque<>());
        stack.push(slice);
        slices.add(slice);
    }

    private void end(JsonNode event) {
        var stack = stacks.getOrDefault(event.path("tid").asInt(), new ArrayDeque<>());
        var slice = stack.peek();
        wants(slice != null && slice.name.equals(event.path("name").asString())
                && slice.category.equals(event.path("cat").asString()), "is not the end of " + slice, event);
        if (slice != null) {
            wants(nanos(event, "ts") > slice.from, "takes no time", event);
            slice.to = nanos(event, "ts");
            stack.pop();
        }
    }

    private void life(JsonNode event) {
        var category = event.path("cat").asString();
        wants(event.path("id").isString(), "no id", event);
        // What has another name is on another track.
        var key = List.of(category, event.path("id").asString(), event.path("name").asString());
        if (phase(event) == 'b') {
            wants(open.put(key, event) == null, "begins twice", event);
        } else {
            var begin = open.remove(key);
            wants(begin != null, "ends without a beginning", event);
            if (begin != null) {
                lives.add(new Life(category, key.get(1), key.get(2), nanos(begin, "ts"), nanos(event, "ts")));
            }
        }
    }

    /// An arrow belongs to the slice that was begun last on its track.
    private void arrow(JsonNode event) {
        var category = event.path("cat").asString();
        long id = event.path("id").asLong(-1);
        wants(event.path("id").isIntegralNumber() && id >= 0, "no numeric id", event);
        var stack = stacks.get(event.path("tid").asInt());
        wants(stack != null && !stack.isEmpty(), "no slice for the arrow", event);
        if (stack == null || stack.isEmpty()) {
            return;
        }
        var slice = stack.peek();
        long at = nanos(event, "ts");
        wants(slice.from == at, "not where the slice begins: " + slice, event);
        List<Object> key = List.of(id, category, event.path("name").asString());
        if (phase(event) == 's') {
            wants(begun.put(key, slice) == null, "arrow begins twice", event);
        } else {
            wants(event.path("bp").asString("").equals("e"), "no bp", event);
            wants(begun.containsKey(key) && ended.add(key), "arrow ends without a beginning, or twice", event);
            arrows.add(new Arrow(id, category, begun.get(key), slice));
        }
    }
}
