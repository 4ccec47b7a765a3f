package dev.loopglass.reactor;

import dev.loopglass.event.Observer;
import dev.loopglass.event.Ref;

/// Something that a recording gives a name to, such as `fu4`. The name is asked for when the object is
/// first mentioned, so a program that nobody records never pays for names.
public abstract class Named {
    private Ref ref;
    private Observer namer;

    /// What the trace calls this kind of object.
    protected abstract Ref.Type type();

    /// What this object is for, in a few words, or null.
    protected abstract String label();

    final Ref ref(Observer observer) {
        if (namer != observer) {
            namer = observer;
            ref = observer.name(type(), label());
        }
        return ref;
    }
}
