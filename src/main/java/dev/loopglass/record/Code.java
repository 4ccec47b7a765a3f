package dev.loopglass.record;

import dev.loopglass.event.Models;
import dev.loopglass.event.Plumbing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// A class that can be shown, because its source ships beside it: which of its methods stand on a call path,
/// and as what. Read off its class file, which tells more than the class, and before there is one.
final class Code {
    private static final String LAMBDA = "lambda$";
    private static final String CONSTRUCTOR = "<init>";
    private static final Map<String, Optional<Code>> CODES = new ConcurrentHashMap<>();

    private final String shown;
    private final String file;
    private String text;
    /// By name and descriptor.
    private final Map<String, Place> places = new HashMap<>();

    private Code(String type, String file) {
        this.shown = shown(type);
        this.file = file;
    }

    /// @param bytes its class file
    /// @return nothing if it is not to be shown
    static Optional<Code> of(String type, byte[] bytes) {
        return CODES.computeIfAbsent(type, _ -> read(type, bytes));
    }

    static Optional<Code> of(Class<?> type) {
        var known = CODES.get(type.getName());
        return known != null ? known
                : CODES.computeIfAbsent(type.getName(), name -> read(name, bytesOf(type)));
    }

    private static byte[] bytesOf(Class<?> type) {
        try (var in = type.getResourceAsStream('/' + type.getName().replace('.', '/') + ".class")) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Code> read(String type, byte[] bytes) {
        var code = new Code(type, type.replaceFirst("\\$.*$", "").replace('.', '/') + ".java");
        if (bytes == null || Code.class.getResource("/sources/" + code.file) == null) {
            return Optional.empty();
        }
        var model = ClassFile.of().parse(bytes);
        if (annotation(model, Plumbing.class).isPresent()) {
            return Optional.empty();
        }
        code.read(model);
        return Optional.of(code);
    }

    private void read(ClassModel model) {
        var writtenIn = lambdas(model);
        for (var method : model.methods()) {
            place(method, writtenIn);
        }
    }

    /// Where the lambdas are written; javac makes a method of each. No streams: this runs before anything is
    /// compiled, for every class.
    private static Map<String, MethodModel> lambdas(ClassModel model) {
        Map<String, MethodModel> writtenIn = new HashMap<>();
        for (var method : model.methods()) {
            var code = method.code().orElse(null);
            if (code != null) {
                for (var element : code) {
                    if (element instanceof InvokeDynamicInstruction dynamic) {
                        lambdas(dynamic).forEach(name -> writtenIn.put(name, method));
                    }
                }
            }
        }
        return writtenIn;
    }

    private static List<String> lambdas(InvokeDynamicInstruction dynamic) {
        var names = new ArrayList<String>();
        for (var argument : dynamic.invokedynamic().bootstrap().arguments()) {
            if (argument instanceof MethodHandleEntry handle
                    && handle.reference().name().stringValue().startsWith(LAMBDA)) {
                names.add(handle.reference().name().stringValue());
            }
        }
        return names;
    }

    private Place place(MethodModel method, Map<String, MethodModel> writtenIn) {
        var name = method.methodName().stringValue();
        var key = name + method.methodType().stringValue();
        if (places.containsKey(key)) {
            return places.get(key);
        }
        Place place = null;
        if (name.startsWith(LAMBDA) && writtenIn.containsKey(name)) {
            var around = place(writtenIn.get(name), writtenIn);
            // A lambda in a lambda is a block of the same method.
            var enclosing = around == null || around.enclosing() == null ? around : around.enclosing();
            place = enclosing == null ? null
                    : new Place(this, enclosing.method() + ".lambda", null, enclosing);
        } else if (annotation(method, Plumbing.class).isEmpty()) {
            var models = annotation(method, Models.class).map(Code::value).orElse(null);
            place = new Place(this, shown + '.' + (name.equals(CONSTRUCTOR) ? "new" : name), models, null);
        }
        places.put(key, place);
        return place;
    }

    private static Optional<Annotation> annotation(AttributedElement element, Class<?> type) {
        var all = element.findAttribute(Attributes.runtimeVisibleAnnotations()).orElse(null);
        if (all != null) {
            for (var each : all.annotations()) {
                if (each.className().equalsString(type.descriptorString())) {
                    return Optional.of(each);
                }
            }
        }
        return Optional.empty();
    }

    private static String value(Annotation annotation) {
        return ((AnnotationValue.OfString) annotation.elements().getFirst().value()).stringValue();
    }

    /// `AsyncHttpClient.ResponseHandler`; an anonymous class goes by the class around it.
    private static String shown(String type) {
        return type.substring(type.lastIndexOf('.') + 1).replaceAll("\\$\\d+.*$", "").replace('$', '.');
    }

    /// @return null if it is not to be shown
    Place place(String method, String descriptor) {
        return places.get(method + descriptor);
    }

    /// Its source, as the compiler found it.
    String file() {
        return file;
    }

    synchronized String text() {
        if (text == null) {
            try (var in = Code.class.getResourceAsStream("/sources/" + file)) {
                text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return text;
    }
}
