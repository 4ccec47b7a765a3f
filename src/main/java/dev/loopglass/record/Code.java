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
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// A class that can be shown, because its source ships beside it: which of its methods stand on a call path,
/// and as what. Read off its class file, which tells more than the class, and before there is one.
final class Code {
    private static final String LAMBDA = "lambda$";
    private static final String CONSTRUCTOR = "<init>";
    private static final Map<String, Optional<Code>> CODES = new ConcurrentHashMap<>();

    private final String type;
    private final String file;
    private String text;
    /// By name and descriptor.
    private final Map<String, Place> places = new HashMap<>();

    private Code(String type, String file) {
        this.type = type;
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

    /// Where the lambdas are written; javac makes a method of each.
    private static Map<String, MethodModel> lambdas(ClassModel model) {
        Map<String, MethodModel> writtenIn = new HashMap<>();
        for (var method : model.methods()) {
            method.code().stream().flatMap(CodeModel::elementStream)
                    .flatMap(Code::handles).filter(name -> name.startsWith(LAMBDA))
                    .forEach(name -> writtenIn.put(name, method));
        }
        return writtenIn;
    }

    /// The names of the methods that are handed to whoever makes a lambda.
    private static Stream<String> handles(CodeElement element) {
        return !(element instanceof InvokeDynamicInstruction dynamic) ? Stream.empty()
                : dynamic.bootstrapArgs().stream().filter(DirectMethodHandleDesc.class::isInstance)
                        .map(each -> ((DirectMethodHandleDesc) each).methodName());
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
            place = new Place(this, shown(name), models, null);
        }
        places.put(key, place);
        return place;
    }

    private static Optional<Annotation> annotation(AttributedElement element, Class<?> type) {
        return element.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(all -> all.annotations().stream())
                .filter(each -> each.className().equalsString(type.descriptorString())).findFirst();
    }

    private static String value(Annotation annotation) {
        return ((AnnotationValue.OfString) annotation.elements().getFirst().value()).stringValue();
    }

    /// `AsyncHttpClient.ResponseHandler.run`; an anonymous class goes by the class around it.
    private String shown(String method) {
        var name = type.substring(type.lastIndexOf('.') + 1);
        return name.replaceAll("\\$\\d+.*$", "").replace('$', '.') + '.'
                + (method.equals(CONSTRUCTOR) ? "new" : method);
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
