package dev.loopglass.record;

/// How a recorder gets to know what the running thread is in the middle of.
interface Stack {
    /// A woven program keeps its stack itself.
    Stack WOVEN = Shadow::current;

    /// The stack of this thread, good until the next call.
    Shadow current();
}
