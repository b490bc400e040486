package io.github.wheelwright.core.host;

import java.time.Clock;
import java.util.Optional;

/**
 * What a run takes from the machine that it runs on; a model of many machines gives its own.
 *
 * @param name tells people who it is
 * @param clock its time
 * @param pause how it waits
 * @param parallel how it does many things at once
 */
public record Host(String name, Clock clock, Pause pause, Parallel parallel) {
    /** This machine. */
    public static final Host LOCAL = new Host(localName(), Clock.systemUTC(), Pause.BACK_OFF, Parallel.THREADS);

    private static String localName() {
        return Optional.ofNullable(System.getenv("HOSTNAME"))
                        .or(() -> Optional.ofNullable(System.getenv("COMPUTERNAME")))
                        .orElse("a machine without a name")
                + ", process " + ProcessHandle.current().pid();
    }
}
