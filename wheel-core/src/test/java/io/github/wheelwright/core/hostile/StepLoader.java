package io.github.wheelwright.core.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Loads this library a second time, so that what it does is counted in {@link Steps}. */
final class StepLoader extends ClassLoader {
    private static final String STEPS = Type.getInternalName(Steps.class);
    private static final Map<String, String> REPLACED = Arrays.stream(Steps.class.getDeclaredMethods())
            .filter(method -> method.getParameterCount() > 0)
            .collect(Collectors.toMap(StepLoader::replacedBy, Type::getMethodDescriptor));

    StepLoader() {
        super(StepLoader.class.getClassLoader());
    }

    private static String replacedBy(Method method) {
        Type[] types = Type.getArgumentTypes(method);
        String descriptor =
                Type.getMethodDescriptor(Type.getReturnType(method), Arrays.copyOfRange(types, 1, types.length));
        return types[0].getInternalName() + "." + method.getName() + descriptor;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            return name.startsWith("io.github.wheelwright.") ? defined(name) : super.loadClass(name, resolve);
        }
    }

    private Class<?> defined(String name) throws ClassNotFoundException {
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            byte[] code = name.startsWith(Steps.class.getName()) ? bytes : counted(bytes);
            return defineClass(name, code, 0, code.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        InputStream own = StepLoader.class.getResourceAsStream("/" + name);
        return own != null ? own : super.getResourceAsStream(name);
    }

    private static byte[] counted(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        return new Counting(super.visitMethod(access, name, descriptor, signature, exceptions));
                    }
                },
                0);
        return writer.toByteArray();
    }

    /** Adds calls that leave the stack as it is, so that no frame changes. */
    private static final class Counting extends MethodVisitor {
        private final Set<Label> passed = new HashSet<>();

        Counting(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            one();
        }

        @Override
        public void visitLabel(Label label) {
            passed.add(label);
            super.visitLabel(label);
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            if (passed.contains(label)) {
                one();
            }
            super.visitJumpInsn(opcode, label);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            String replacement = opcode == Opcodes.INVOKESTATIC ? null : REPLACED.get(owner + "." + name + descriptor);
            if (replacement == null) {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            } else {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, STEPS, name, replacement, false);
            }
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
            if (name.equals("makeConcatWithConstants")) {
                super.visitMethodInsn(
                        Opcodes.INVOKESTATIC, STEPS, "made", "(Ljava/lang/String;)Ljava/lang/String;", false);
            }
        }

        private void one() {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, STEPS, "one", "()V", false);
        }
    }
}
