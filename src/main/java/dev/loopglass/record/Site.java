package dev.loopglass.record;

import dev.loopglass.trace.Frame;

/// A place in the source that a stack frame can be at.
///
/// @param method the method; for a lambda, the lambda as a method of its own
/// @param enclosing the method that a lambda is written in; null for anything else
record Site(Frame.Method method, Frame.Method enclosing, int line) {
    boolean isLambda() {
        return enclosing != null;
    }
}
