package io.github.wheelwright.it.endtoend;

import io.github.wheelwright.core.store.ObjectStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/** A store in which something happens once, just before a page of {@link Build#LOWEST} is read for the first time. */
final class MeanwhileStore {
    private MeanwhileStore() {}

    static ObjectStore of(ObjectStore store, Runnable event) {
        AtomicBoolean happened = new AtomicBoolean();
        return (ObjectStore) Proxy.newProxyInstance(
                MeanwhileStore.class.getClassLoader(),
                new Class<?>[] {ObjectStore.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("head")
                            && ((String) arguments[0]).contains("/" + Build.LOWEST + "/")
                            && happened.compareAndSet(false, true)) {
                        event.run();
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
