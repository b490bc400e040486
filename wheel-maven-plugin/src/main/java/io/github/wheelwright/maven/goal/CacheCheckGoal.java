package io.github.wheelwright.maven.goal;

import io.github.wheelwright.maven.cache.CacheKey;
import io.github.wheelwright.maven.cache.CacheState;
import io.github.wheelwright.maven.cache.WheelCache;
import io.github.wheelwright.maven.config.StoreAccess;
import io.github.wheelwright.maven.report.Report;
import java.io.IOException;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Prints {@code hit} where a build is cached, complete and valid, else {@code miss}, and says why. A store that cannot be asked is an
 * error, never a miss.
 *
 * @since 0.1.0
 */
@Mojo(name = "cache-check", aggregator = true, requiresProject = false, inheritByDefault = false, threadSafe = true)
public class CacheCheckGoal extends WheelKeyGoal {
    @Inject
    CacheCheckGoal(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run(Report record) throws IOException {
        try (StoreAccess store = store()) {
            CacheKey key = key(record);
            Optional<String> forced = forcedBy(record);
            CacheState found = new WheelCache(store.store(), scope(record)).find(key);
            boolean hit = forced.isEmpty() && !(found instanceof CacheState.Miss);
            String reason = forced.map(who -> "a rebuild is forced by " + who).orElse(found.description());
            record.put("result", hit ? "hit" : "miss").put("reason", reason);
            getLog().info(key + ": " + reason);
            answer(hit ? "hit" : "miss");
        }
    }
}
