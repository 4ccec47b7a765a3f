package dev.loopglass.trace;

import java.util.ArrayList;
import java.util.List;

/// The faults of one file. It keeps the first ones and counts the rest: a file that is wrong throughout
/// is not explained by a million lines.
final class Faults {
    static final int MOST = 100;

    private final String file;
    private final List<Fault> faults = new ArrayList<>();
    private int more;

    Faults(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    boolean none() {
        return faults.isEmpty();
    }

    void add(int line, String problem, String hint) {
        add(new Fault(file, line, problem, hint));
    }

    void add(Fault fault) {
        if (faults.size() < MOST) {
            faults.add(fault);
        } else {
            more++;
        }
    }

    List<Fault> list() {
        var list = new ArrayList<>(faults);
        if (more > 0) {
            list.add(new Fault(file, 0, "and " + more + " more faults",
                    "mend the first ones, then look again"));
        }
        return List.copyOf(list);
    }
}
