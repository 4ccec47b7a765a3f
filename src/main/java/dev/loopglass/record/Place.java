package dev.loopglass.record;

import dev.loopglass.event.Models;
import dev.loopglass.event.Plumbing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.StackWalker.StackFrame;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// A place in the source that a stack frame can be at, as far as the classes tell.
///
/// @param code the class, with its source
/// @param method the method's name as a trace shows it, such as `IOStream.connect`
/// @param models Tornado's name for it, or null
/// @param enclosing for a lambda, the place of the method it is written in; else null
record Place(Code code, String method, String models, Place enclosing, int line) {
    private static final String LAMBDA = "lambda$";
    private static final String CONSTRUCTOR = "<init>";
    private static final Map<Class<?>, Code> CODES = new ConcurrentHashMap<>();

    /// A class whose code can be shown.
    ///
    /// @param file its source, as the compiler found it
    /// @param text the source, or null if it does not ship beside the class
    record Code(Class<?> type, String file, String text) {
        private static Code of(Class<?> type) {
            var file = type.getName().replaceFirst("\\$.*$", "").replace('.', '/') + ".java";
            boolean strange = type.getClassLoader() == null || type.isAnnotationPresent(Plumbing.class);
            return new Code(type, file, strange ? null : textOf(file));
        }

        /// The sources ship beside the classes, for exactly this.
        private static String textOf(String file) {
            try (var text = Place.class.getResourceAsStream("/sources/" + file)) {
                return text == null ? null : new String(text.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Stream<Executable> members(String name) {
            Executable[] all = name.equals(CONSTRUCTOR) ? type.getDeclaredConstructors() : type.getDeclaredMethods();
            return Arrays.stream(all).filter(member -> member instanceof Constructor<?> || member.getName().equals(name));
        }

        /// `AsyncHttpClient.ResponseHandler`; an anonymous class goes by the class around it.
        private String shown(String method) {
            var name = type.getName().substring(type.getPackageName().length()).replaceFirst("^\\.", "");
            return name.replaceAll("\\$\\d+.*$", "").replace('$', '.') + '.'
                    + (method.equals(CONSTRUCTOR) ? "new" : method);
        }
    }

    /// @return null if the frame is not to be shown: a stranger's code, or plumbing
    static Place of(StackFrame frame) {
        var code = CODES.computeIfAbsent(frame.getDeclaringClass(), Code::of);
        int line = Math.max(frame.getLineNumber(), 0);
        if (code.text == null) {
            return null;
        }
        if (!frame.getMethodName().startsWith(LAMBDA)) {
            return method(code, frame.getMethodName(), frame.getDescriptor(), line);
        }
        var name = frame.getMethodName().substring(LAMBDA.length(), frame.getMethodName().lastIndexOf('$'));
        var enclosing = method(code, name.equals("new") ? CONSTRUCTOR : name, null, line);
        return enclosing == null ? null : new Place(code, enclosing.method + ".lambda", null, enclosing, line);
    }

    /// @param descriptor null for any
    private static Place method(Code code, String name, String descriptor, int line) {
        Optional<Executable> found = code.members(name)
                .filter(member -> descriptor == null || descriptor.equals(descriptorOf(member))).findFirst();
        if (found.isPresent() && found.get().isAnnotationPresent(Plumbing.class)) {
            return null;
        }
        var models = found.map(member -> member.getAnnotation(Models.class)).map(Models::value).orElse(null);
        return new Place(code, code.shown(name), models, null, line);
    }

    private static String descriptorOf(Executable member) {
        var result = member instanceof Method method ? method.getReturnType() : void.class;
        return MethodType.methodType(result, member.getParameterTypes()).toMethodDescriptorString();
    }
}
