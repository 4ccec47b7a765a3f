package dev.loopglass.record;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.HashSet;
import java.util.Set;

/// Makes the methods of a class keep the [Shadow] of their thread's stack.
final class Weaver {
    private static final ClassDesc SHADOW = Shadow.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc CURRENT = MethodTypeDesc.of(SHADOW);
    private static final MethodTypeDesc ENTER = MethodTypeDesc.of(CD_int);
    private static final MethodTypeDesc AT = MethodTypeDesc.of(CD_void, CD_int, CD_int);
    private static final MethodTypeDesc LEAVE = MethodTypeDesc.of(CD_void, CD_int);

    private final ClassFile files;

    /// @param classes where the classes can be found that a woven one mentions
    Weaver(ClassLoader classes) {
        var supers = ClassHierarchyResolver.ofResourceParsing(classes)
                .orElse(ClassHierarchyResolver.defaultResolver()).cached();
        this.files = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(supers));
    }

    /// @return the same bytes if the class is not to be shown
    byte[] weave(String type, byte[] bytes) {
        var code = Code.of(type, bytes).orElse(null);
        if (code == null) {
            return bytes;
        }
        return files.transformClass(files.parse(bytes), (builder, element) -> {
            if (element instanceof MethodModel method) {
                var place = code.place(method.methodName().stringValue(), method.methodType().stringValue());
                if (place != null && method.code().isPresent() && calls(method)) {
                    var weft = new Weft(method, place);
                    builder.transformMethod(method, MethodTransform.transformingCode(weft));
                    return;
                }
            }
            builder.with(element);
        });
    }

    /// A method that calls nobody is never seen in the middle of anything.
    private static boolean calls(MethodModel method) {
        for (var element : method.code().orElseThrow()) {
            if (canCall(element)) {
                return true;
            }
        }
        return false;
    }

    /// Whether other code may run inside: that of a callee, or of a class that is loaded for it.
    private static boolean canCall(CodeElement element) {
        return element instanceof InvokeInstruction || element instanceof InvokeDynamicInstruction
                || element instanceof NewObjectInstruction
                || element instanceof FieldInstruction field
                        && (field.opcode() == Opcode.GETSTATIC || field.opcode() == Opcode.PUTSTATIC);
    }

    /// What is woven into one method: it takes its level first, puts down its line before whatever may run
    /// other code, and gives the level back however it ends.
    private static final class Weft implements CodeTransform {
        private final Place place;
        private final Set<Label> targets;
        private int shadow;
        private int level;
        /// From here on, what is thrown gives the level back; null in a constructor that has not yet called
        /// another one: until then no handler may take over.
        private Label begin;
        private boolean constructor;
        private int unmade;
        private int line;
        /// Whether the line that the shadow shows may be another.
        private boolean moved = true;

        Weft(MethodModel method, Place place) {
            this.place = place;
            this.targets = targets(method);
            this.constructor = method.methodName().equalsString(INIT_NAME);
        }

        /// Where code may go on that is not reached from the line above.
        private static Set<Label> targets(MethodModel method) {
            Set<Label> targets = new HashSet<>();
            for (var element : method.code().orElseThrow()) {
                switch (element) {
                    case BranchInstruction branch -> targets.add(branch.target());
                    case ExceptionCatch caught -> targets.add(caught.handler());
                    case TableSwitchInstruction chosen -> {
                        targets.add(chosen.defaultTarget());
                        chosen.cases().forEach(each -> targets.add(each.target()));
                    }
                    case LookupSwitchInstruction chosen -> {
                        targets.add(chosen.defaultTarget());
                        chosen.cases().forEach(each -> targets.add(each.target()));
                    }
                    default -> { }
                }
            }
            return targets;
        }

        @Override
        public void atStart(CodeBuilder code) {
            shadow = code.allocateLocal(TypeKind.REFERENCE);
            level = code.allocateLocal(TypeKind.INT);
            code.invokestatic(SHADOW, "current", CURRENT).dup().astore(shadow)
                    .invokevirtual(SHADOW, "enter", ENTER).istore(level);
            if (!constructor) {
                begin = code.newBoundLabel();
            }
        }

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            switch (element) {
                case LineNumber number -> {
                    moved |= line != number.line();
                    line = number.line();
                }
                case LabelTarget target when targets.contains(target.label()) -> moved = true;
                case ReturnInstruction _ ->
                    code.aload(shadow).iload(level).invokevirtual(SHADOW, "leave", LEAVE);
                case Instruction instruction when moved && canCall(instruction) -> {
                    code.aload(shadow).iload(level).loadConstant(Places.site(place, line))
                            .invokevirtual(SHADOW, "at", AT);
                    moved = false;
                }
                default -> { }
            }
            code.with(element);
            if (begin == null && callsConstructor(element)) {
                begin = code.newBoundLabel();
            }
        }

        /// Whether this is the call of `super()` or `this()`, and not one that belongs to a `new`.
        private boolean callsConstructor(CodeElement element) {
            if (element instanceof NewObjectInstruction) {
                unmade++;
            }
            return element instanceof InvokeInstruction call && call.name().equalsString(INIT_NAME)
                    && unmade-- == 0;
        }

        @Override
        public void atEnd(CodeBuilder code) {
            if (begin == null) {
                // Only Object's own constructor calls no other.
                return;
            }
            var end = code.newBoundLabel();
            code.aload(shadow).iload(level).invokevirtual(SHADOW, "leave", LEAVE).athrow();
            code.exceptionCatchAll(begin, end, end);
        }
    }
}
