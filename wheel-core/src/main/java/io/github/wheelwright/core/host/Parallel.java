package io.github.wheelwright.core.host;

import io.github.wheelwright.core.WheelException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The same request for many things at once: round trips, not processors, are what publishing waits for. */
public interface Parallel {
    /** Some at once, each on a thread of its own. */
    Parallel THREADS = new Threads();

    /** One after the other, on the caller's thread. */
    Parallel IN_ORDER = new InOrder();

    /**
     * The results of {@code action} on each item, in the items' order. The first failure stops what has not begun and is thrown
     * after what has begun has ended.
     */
    <T, R> List<R> map(Collection<T> items, Function<T, R> action);

    /** See {@link #IN_ORDER}. */
    final class InOrder implements Parallel {
        private InOrder() {}

        @Override
        public <T, R> List<R> map(Collection<T> items, Function<T, R> action) {
            return items.stream().map(action).toList();
        }
    }

    /** See {@link #THREADS}. */
    final class Threads implements Parallel {
        private static final int REQUESTS = 8;

        private Threads() {}

        @Override
        public <T, R> List<R> map(Collection<T> items, Function<T, R> action) {
            ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, Math.min(REQUESTS, items.size())));
            AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
            try {
                List<Future<R>> running = new ArrayList<>();
                for (T item : items) {
                    running.add(threads.submit(() -> failure.get() == null ? attempt(action, item, failure) : null));
                }
                List<R> results = new ArrayList<>();
                for (Future<R> future : running) {
                    results.add(future.get());
                }
                if (failure.get() != null) {
                    throw failure.get();
                }
                return results;
            } catch (InterruptedException e) {
                threads.shutdownNow();
                Thread.currentThread().interrupt();
                throw new WheelException(
                        "interrupted", "run the same command again: it goes on where this run stopped", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            } finally {
                threads.shutdown();
            }
        }

        private static <T, R> @Nullable R attempt(
                Function<T, R> action, T item, AtomicReference<@Nullable RuntimeException> failure) {
            try {
                return action.apply(item);
            } catch (RuntimeException e) {
                failure.compareAndSet(null, e);
                return null;
            }
        }
    }
}
