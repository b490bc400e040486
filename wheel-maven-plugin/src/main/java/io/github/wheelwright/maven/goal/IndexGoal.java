package io.github.wheelwright.maven.goal;

import io.github.wheelwright.core.index.Layout;
import io.github.wheelwright.core.release.ReleasePlan;
import io.github.wheelwright.core.release.StoreScanner;
import io.github.wheelwright.core.staging.Progress;
import io.github.wheelwright.core.staging.StagedWheel;
import io.github.wheelwright.maven.config.StoreAccess;
import io.github.wheelwright.maven.report.Report;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Writes the pages of an index from the wheels that are in the store already: after wheels were copied there or removed by other
 * means, or pages were lost. No wheel is uploaded or changed.
 *
 * @since 0.1.0
 */
@Mojo(name = "index", aggregator = true, requiresProject = false, inheritByDefault = false, threadSafe = true)
public class IndexGoal extends ReleaseGoal {
    @Inject
    IndexGoal(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run(Report record) {
        Layout where = layout();
        Progress progress = progress();
        try (StoreAccess store = store()) {
            List<StagedWheel> wheels = StoreScanner.scan(store.store(), where, progress);
            ReleasePlan plan = ReleasePlan.rebuild(release(wheels, where, store), store.store());
            carryOut(plan, Optional.empty(), store, progress, record);
        }
    }
}
