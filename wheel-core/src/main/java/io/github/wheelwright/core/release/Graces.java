package io.github.wheelwright.core.release;

import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.staging.Progress;
import java.time.Duration;

/**
 * How long a run leaves others time.
 *
 * @param journal how long the journal of a run that died protects its files
 * @param departure how long a channel's page lists what it shows no longer, where somebody may have read of it before
 */
public record Graces(Duration journal, Duration departure) {
    /** Unless told otherwise. */
    public static final Graces USUAL = new Graces(Duration.ofHours(24), Duration.ofHours(1));

    private static final int SETTLING = 60;

    public Graces departingAfter(Duration time) {
        return new Graces(journal, time);
    }

    /** Lets installs under way finish, for {@link #settling}. */
    public void settle(Host host, Progress progress) {
        progress.pause("letting installs under way finish", settling());
        host.pause().settle(settling());
    }

    /** How long installers are still offered, as any other file, what they would take before what a channel goes back to. */
    public Duration settling() {
        return departure.dividedBy(SETTLING);
    }
}
