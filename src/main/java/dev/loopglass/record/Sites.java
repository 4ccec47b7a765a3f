package dev.loopglass.record;

import dev.loopglass.event.Models;
import dev.loopglass.event.Plumbing;
import dev.loopglass.trace.Frame;
import dev.loopglass.trace.TraceWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.StackWalker.StackFrame;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Turns the elements of a stack trace into places in the source. An element has only names; what else
/// there is to know of its place is found out once, and remembered.
final class Sites {
    private static final String LAMBDA = "lambda$";
    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private record Spot(String method, int line) {}

    /// What is known of one class.
    private static final class Code {
        private final Class<?> type;
        private final Frame.Source source;
        private final Map<String, Frame.Method> methods = new HashMap<>();
        private final Set<String> overloaded = new HashSet<>();
        private final Set<String> plumbing = new HashSet<>();

        Code(Class<?> type, Frame.Source source) {
            this.type = type;
            this.source = source;
            var names = new HashSet<String>();
            members().filter(member -> !names.add(nameOf(member))).forEach(member -> overloaded.add(nameOf(member)));
            members().filter(member -> member.isAnnotationPresent(Plumbing.class))
                    .forEach(member -> plumbing.add(nameOf(member) + descriptor(member)));
        }

        Stream<Executable> members() {
            return Stream.concat(Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getDeclaredConstructors()));
        }

        /// Overloads are told apart by it; for all others it is empty, since it is slow to get.
        private String descriptor(Executable member) {
            return overloaded.contains(nameOf(member)) ? descriptorOf(member) : "";
        }

        static String nameOf(Executable member) {
            return member instanceof Constructor<?> ? "<init>" : member.getName();
        }
    }

    /// Stands for a place that is not shown.
    private static final Site HIDDEN = new Site(null, null, 0);

    private final TraceWriter writer;
    private final Map<Class<?>, Code> codes = new HashMap<>();
    private final Map<String, Map<Spot, Site>> known = new HashMap<>();
    private final Map<String, Frame.Source> sources = new HashMap<>();
    private int methodCount;
    private int sourceCount;

    Sites(TraceWriter writer) {
        this.writer = writer;
    }

    /// @return null if the frame is not to be shown: a stranger's code, or plumbing
    Site of(StackTraceElement element) {
        var spots = known.computeIfAbsent(element.getClassName(), _ -> new HashMap<>());
        var spot = new Spot(element.getMethodName(), element.getLineNumber());
        var site = spots.get(spot);
        if (site == null) {
            site = find(element);
            spots.put(spot, site);
        }
        return site == HIDDEN ? null : site;
    }

    /// The place is on this thread's stack right now, so the walker can find its class and signature.
    private Site find(StackTraceElement element) {
        return WALKER.walk(frames -> frames
                .filter(frame -> frame.getClassName().equals(element.getClassName())
                        && frame.getMethodName().equals(element.getMethodName())
                        && frame.getLineNumber() == element.getLineNumber())
                .findFirst().map(this::siteOf).orElse(HIDDEN));
    }

    private Site siteOf(StackFrame frame) {
        var code = codes.computeIfAbsent(frame.getDeclaringClass(), this::codeOf);
        if (code.source == null) {
            return HIDDEN;
        }
        var method = frame.getMethodName();
        int line = Math.max(frame.getLineNumber(), 0);
        if (method.startsWith(LAMBDA)) {
            return lambdaSite(code, method, line);
        }
        var descriptor = code.overloaded.contains(method) ? frame.getDescriptor() : "";
        return code.plumbing.contains(method + descriptor) ? HIDDEN
                : new Site(methodOf(code, method, descriptor), null, line);
    }

    private Site lambdaSite(Code code, String method, int line) {
        var enclosing = method.substring(LAMBDA.length(), method.lastIndexOf('$'));
        enclosing = enclosing.equals("new") ? "<init>" : enclosing;
        if (code.plumbing.contains(enclosing)) {
            return HIDDEN;
        }
        var outer = methodOf(code, enclosing, "");
        var lambda = code.methods.computeIfAbsent(method, _ -> define(code, outer.name() + ".lambda", null));
        return new Site(lambda, outer, line);
    }

    private Frame.Method methodOf(Code code, String name, String descriptor) {
        var known = code.methods.get(name + descriptor);
        if (known != null) {
            return known;
        }
        var models = code.members()
                .filter(member -> Code.nameOf(member).equals(name) && member.isAnnotationPresent(Models.class))
                .filter(member -> descriptor.isEmpty() || descriptor.equals(descriptorOf(member)))
                .map(member -> member.getAnnotation(Models.class).value())
                .findFirst().orElse(null);
        var shown = name.equals("<init>") ? "new" : name;
        var method = define(code, nameOf(code.type) + '.' + shown, models);
        code.methods.put(name + descriptor, method);
        return method;
    }

    private static String descriptorOf(Executable member) {
        var result = member instanceof Method method ? method.getReturnType() : void.class;
        return MethodType.methodType(result, member.getParameterTypes()).toMethodDescriptorString();
    }

    private Frame.Method define(Code code, String name, String models) {
        try {
            var method = new Frame.Method(++methodCount, name, models, code.source);
            writer.method(method);
            return method;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// `AsyncHttpClient.ResponseHandler`; an anonymous class goes by the class around it.
    private static String nameOf(Class<?> type) {
        var name = type.getName().substring(type.getPackageName().length()).replaceFirst("^\\.", "");
        return name.replaceAll("\\$\\d+.*$", "").replace('$', '.');
    }

    private Code codeOf(Class<?> type) {
        boolean hidden = type.isAnnotationPresent(Plumbing.class) || type.getClassLoader() == null;
        return new Code(type, hidden ? null : sourceOf(type));
    }

    /// The source ships beside the classes, for exactly this.
    private Frame.Source sourceOf(Class<?> type) {
        var outermost = type.getName().replaceFirst("\\$.*$", "");
        var file = outermost.replace('.', '/') + ".java";
        if (sources.containsKey(file)) {
            return sources.get(file);
        }
        Frame.Source source = null;
        try (var text = Sites.class.getResourceAsStream("/sources/" + file)) {
            if (text != null) {
                source = new Frame.Source(++sourceCount, file, "java",
                        new String(text.readAllBytes(), StandardCharsets.UTF_8));
                writer.source(source);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sources.put(file, source);
        return source;
    }
}
