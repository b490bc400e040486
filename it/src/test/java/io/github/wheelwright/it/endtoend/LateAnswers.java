package io.github.wheelwright.it.endtoend;

import io.github.wheelwright.core.store.ObjectStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** A store behind a network on which the pages of {@link Build#LOWEST} take long. */
final class LateAnswers {
    private static final int MILLISECONDS = 800;

    private LateAnswers() {}

    static ObjectStore of(ObjectStore store) {
        return (ObjectStore) Proxy.newProxyInstance(
                LateAnswers.class.getClassLoader(), new Class<?>[] {ObjectStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("head") && ((String) arguments[0]).contains("/" + Build.LOWEST + "/")) {
                        Thread.sleep(MILLISECONDS);
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
