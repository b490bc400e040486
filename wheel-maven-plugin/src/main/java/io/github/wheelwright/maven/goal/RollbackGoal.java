package io.github.wheelwright.maven.goal;

import io.github.wheelwright.core.release.Rollback;
import io.github.wheelwright.maven.config.Commit;
import io.github.wheelwright.maven.config.StoreAccess;
import io.github.wheelwright.maven.report.Report;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Takes a channel back to a build that it showed before. What came after stays out, when its jobs run again too, until {@code
 * wheel:promote} brings it back; newer builds move the channel as always.
 *
 * @since 0.1.0
 */
@Mojo(name = "rollback", aggregator = true, requiresProject = false, inheritByDefault = false, threadSafe = true)
public class RollbackGoal extends ChannelGoal {
    /**
     * The build to go back to; by default the one before that which is shown. Example: {@code 1c57644d}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.commit")
    private @Nullable String commit;

    @Inject
    RollbackGoal(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run(Report record) {
        String channel = channel();
        Optional<String> to = Optional.ofNullable(commit).map(name -> Commit.folder("commit", name));
        try (StoreAccess store = store()) {
            carryOut(new Rollback(store.store(), settings(store)).plan(channel, to), store, record);
        }
    }
}
