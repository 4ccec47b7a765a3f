package dev.loopglass.lesson;

import java.util.List;
import java.util.stream.Stream;

/// One step of the trace, and what there is to say about it.
///
/// @param number from 1, throughout the lesson
/// @param line where it begins in the lesson's file
/// @param filter the step, as [dev.loopglass.explain.Condition] has it; empty if that is missing
/// @param filterLine the line of the file that says so
/// @param blocks what is said, in order
public record Stop(int number, int line, String title, String filter, int filterLine, List<Block> blocks) {

    /// Those of one sort, such as `Block.Question.class`.
    public <B extends Block> Stream<B> blocks(Class<B> sort) {
        return blocks.stream().filter(sort::isInstance).map(sort::cast);
    }
}
