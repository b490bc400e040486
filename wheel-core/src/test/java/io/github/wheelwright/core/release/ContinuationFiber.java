package io.github.wheelwright.core.release;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** The continuation that virtual threads are made of; the JVM must be run with {@code --add-exports java.base/jdk.internal.vm}. */
final class ContinuationFiber implements Fiber {
    private static final Handles HANDLES = Handles.find();

    static final boolean AVAILABLE = HANDLES != null;

    private final Object continuation;

    ContinuationFiber(Runnable code) {
        continuation = call(() -> (Object) HANDLES.create.invokeExact(HANDLES.scope, code));
    }

    @Override
    public void resume() {
        call(() -> {
            HANDLES.run.invokeExact(continuation);
            return null;
        });
    }

    @Override
    public boolean isDone() {
        return call(() -> (boolean) HANDLES.isDone.invokeExact(continuation));
    }

    @Override
    public void pause() {
        call(() -> (boolean) HANDLES.yield.invokeExact(HANDLES.scope));
    }

    private interface Call<T> {
        T run() throws Throwable;
    }

    private static <T> T call(Call<T> call) {
        try {
            return call.run();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private record Handles(
            Object scope, MethodHandle create, MethodHandle run, MethodHandle isDone, MethodHandle yield) {
        static Handles find() {
            try {
                Class<?> continuation = Class.forName("jdk.internal.vm.Continuation");
                Class<?> scope = Class.forName("jdk.internal.vm.ContinuationScope");
                MethodHandles.Lookup lookup = MethodHandles.lookup();
                return new Handles(
                        scope.getConstructor(String.class).newInstance("model"),
                        lookup.findConstructor(continuation, MethodType.methodType(void.class, scope, Runnable.class))
                                .asType(MethodType.methodType(Object.class, Object.class, Runnable.class)),
                        lookup.findVirtual(continuation, "run", MethodType.methodType(void.class))
                                .asType(MethodType.methodType(void.class, Object.class)),
                        lookup.findVirtual(continuation, "isDone", MethodType.methodType(boolean.class))
                                .asType(MethodType.methodType(boolean.class, Object.class)),
                        lookup.findStatic(continuation, "yield", MethodType.methodType(boolean.class, scope))
                                .asType(MethodType.methodType(boolean.class, Object.class)));
            } catch (ReflectiveOperationException | IllegalAccessError e) {
                return null;
            }
        }
    }
}
