package io.github.wheelwright.maven.goal;

import io.github.wheelwright.maven.cache.WheelCache;
import io.github.wheelwright.maven.config.StoreAccess;
import io.github.wheelwright.maven.report.Report;
import java.io.IOException;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Prints where in the store this build is cached, or would be. Whether something is there is not asked.
 *
 * @since 0.1.0
 */
@Mojo(name = "cache-path", aggregator = true, requiresProject = false, inheritByDefault = false, threadSafe = true)
public class CachePathGoal extends WheelKeyGoal {
    @Inject
    CachePathGoal(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run(Report record) throws IOException {
        try (StoreAccess store = store()) {
            String path = new WheelCache(store.store(), scope(record)).path(key(record));
            record.put("path", path);
            answer(path);
        }
    }
}
