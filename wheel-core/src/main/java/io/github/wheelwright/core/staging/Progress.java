package io.github.wheelwright.core.staging;

import java.time.Duration;

/** Hears how far a long piece of work is. Implementations are safe for use by several threads. */
public interface Progress {
    /** Tells nobody. */
    Progress NONE = (what, total) -> amount -> {};

    /** A piece of work begins: {@code what} in a few words, {@code total} bytes of it. */
    Task start(String what, long total);

    /** For {@code time}, nothing is done but waiting. */
    default void pause(String why, Duration time) {}

    /** One piece of work. */
    interface Task extends AutoCloseable {
        /** So many more bytes are done. */
        void advance(long bytes);

        /** The work has ended, well or not. */
        @Override
        default void close() {}
    }
}
