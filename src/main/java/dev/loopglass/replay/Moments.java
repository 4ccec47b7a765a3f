package dev.loopglass.replay;

import dev.loopglass.trace.Trace;
import java.util.ArrayList;
import java.util.List;

/// The states of a trace: one is kept for every block of steps, and all of the blocks looked at last,
/// so that a neighbour costs nothing and a jump costs one block.
final class Moments {
    static final int BLOCK = 256;

    private final Trace trace;
    /// The state before each block.
    private final List<LoopState> checkpoints = new ArrayList<>();
    private Block near;
    private Block before;

    Moments(Trace trace) {
        this.trace = trace;
        checkpoints.add(LoopState.before(trace));
    }

    LoopState at(int seq) {
        if (seq < 0) {
            return checkpoints.getFirst();
        }
        int number = seq / BLOCK;
        while (checkpoints.size() <= number) {
            addCheckpoint();
        }
        return block(number).at(seq % BLOCK);
    }

    /// @return whether there is more to prepare
    boolean prepare() {
        if (checkpoints.size() <= trace.size() / BLOCK) {
            addCheckpoint();
        }
        return checkpoints.size() <= trace.size() / BLOCK;
    }

    int prepared() {
        return (checkpoints.size() - 1) * BLOCK;
    }

    private void addCheckpoint() {
        checkpoints.add(checkpoints.getLast().pushed(trace, checkpoints.size() * BLOCK));
    }

    private Block block(int number) {
        if (near == null || near.number != number) {
            var other = before != null && before.number == number ? before : new Block(number);
            before = near;
            near = other;
        }
        return near;
    }

    private final class Block {
        final int number;
        final List<LoopState> states = new ArrayList<>();

        Block(int number) {
            this.number = number;
        }

        LoopState at(int place) {
            while (states.size() <= place) {
                var last = states.isEmpty() ? checkpoints.get(number) : states.getLast();
                states.add(last.pushed(trace.step(number * BLOCK + states.size())));
            }
            return states.get(place);
        }
    }
}
