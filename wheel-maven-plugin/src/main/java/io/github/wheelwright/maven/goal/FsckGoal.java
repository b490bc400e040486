package io.github.wheelwright.maven.goal;

import io.github.wheelwright.core.fsck.Fsck;
import io.github.wheelwright.maven.config.StoreAccess;
import io.github.wheelwright.maven.report.FsckReport;
import io.github.wheelwright.maven.report.Report;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Checks an index: that every link leads to a file with the promised size, digest and METADATA, that all forms of a page say the same,
 * that lists and channels are whole, and that nothing lies about. Fails with all that it found; {@code wheel.repair} puts right what
 * can be put right without losing anything.
 *
 * @since 0.1.0
 */
@Mojo(name = "fsck", aggregator = true, requiresProject = false, inheritByDefault = false, threadSafe = true)
public class FsckGoal extends StoreGoal {
    /**
     * Whether every file is read, rather than taking the store's word for its digest. Example: {@code true}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.deep", defaultValue = "false")
    private boolean deep;

    /**
     * Whether to put right what can be put right. Example: {@code true}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.repair", defaultValue = "false")
    private boolean repair;

    /**
     * Whether each page has to be under the key that ends in a slash as well: {@code auto}, {@code true} or {@code false}, as for
     * {@code wheel:publish}. Example: {@code true}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.directoryKeys", defaultValue = "auto")
    private String directoryKeys;

    @Inject
    FsckGoal(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run(Report record) {
        try (StoreAccess store = store()) {
            Fsck fsck = new Fsck(store.store(), deep, store.directoryKeys(directoryKeys), progress());
            FsckReport report = new FsckReport(getLog()::info, record, store.toString());
            Fsck.Result found = fsck.check();
            report.found(found);
            if (repair && !dryRun()) {
                Fsck.Result left = fsck.repair(found);
                report.repaired(found, left);
                report.failOn(left, onSameStore("prune", store));
            } else {
                report.failOn(found, onSameStore("fsck", store) + " -Dwheel.repair=true");
            }
        }
    }
}
