package dev.loopglass.record;

import java.io.IOException;
import java.util.Set;

/// The world in which a program is recorded: copies of the reactor's classes, of those on top of it and of
/// those that use them, woven so that they keep a [Shadow] of their stack. What writes and reads traces is
/// shared with the world outside; a program that nobody records runs as it was compiled.
///
/// There is one such world in a process, so that nothing is woven twice.
public final class Woven extends ClassLoader {
    private static final String OURS = "dev.loopglass.";
    private static final Set<String> SHARED =
            Set.of("event", "trace", "record", "replay", "explain", "lint", "lesson", "export", "app");

    static {
        registerAsParallelCapable();
    }

    private static final Woven WORLD = new Woven(Woven.class.getClassLoader());

    private final Weaver weaver;

    private Woven(ClassLoader outside) {
        super("woven", outside);
        this.weaver = new Weaver(outside);
        var module = Woven.class.getModule();
        if (module.isNamed()) {
            module.getPackages().stream().filter(name -> name.startsWith(OURS))
                    .forEach(name -> module.addExports(name, getUnnamedModule()));
        }
        var java = Object.class.getModule();
        if (java.isOpen("jdk.internal.vm", module)) {
            // The reactor asks for this, to put coroutines aside.
            java.addOpens("jdk.internal.vm", getUnnamedModule());
        }
    }

    /// Whether this class is one of the woven world.
    public static boolean holds(Class<?> type) {
        return type.getClassLoader() == WORLD;
    }

    /// The same class, in the woven world.
    public static Class<?> twin(Class<?> type) throws ClassNotFoundException {
        return WORLD.loadClass(type.getName());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!isOurs(name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            var known = findLoadedClass(name);
            return known != null ? known : findClass(name);
        }
    }

    private static boolean isOurs(String name) {
        if (!name.startsWith(OURS)) {
            return false;
        }
        int end = name.indexOf('.', OURS.length());
        return end > 0 && !SHARED.contains(name.substring(OURS.length(), end));
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        try (var in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            var bytes = weaver.weave(name, in.readAllBytes());
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
