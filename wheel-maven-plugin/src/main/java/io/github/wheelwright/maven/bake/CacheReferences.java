package io.github.wheelwright.maven.bake;

import io.github.wheelwright.maven.ci.Scope;
import io.github.wheelwright.maven.docker.CacheTrouble;
import java.util.ArrayList;
import java.util.List;

/**
 * The entries of {@code cache-from} and {@code cache-to}: names in the order in which they are likely to help, at each backend, in each
 * scope that the build may read.
 *
 * @param backends where caches are
 * @param scope that the build writes
 * @param names of caches
 */
public record CacheReferences(List<CacheBackend> backends, Scope scope, CacheNames names) {
    /** Adds the entries to each target of {@code plan}. */
    public void addTo(Overrides overrides, BakePlan plan) {
        for (String target : plan.targets().keySet()) {
            for (String name : names.read()) {
                for (CacheBackend backend : backends) {
                    for (Scope readable : scope.readable()) {
                        backend.from(readable, CacheNames.forTarget(name, target))
                                .ifPresent(entry -> overrides.add(target, "cache-from", entry));
                    }
                }
            }
            for (String name : names.written()) {
                for (CacheBackend backend : backends) {
                    overrides.add(target, "cache-to", backend.to(scope, CacheNames.forTarget(name, target)));
                }
            }
        }
    }

    /** One for each backend that could not be read or written: such a build is slow, and not wrong. */
    public static List<String> warnings(List<CacheBackend> backends, List<CacheTrouble> troubles) {
        List<String> warnings = new ArrayList<>();
        for (CacheBackend backend : backends) {
            troubles.stream()
                    .filter(backend::concerns)
                    .findFirst()
                    .ifPresent(trouble -> warnings.add("cache " + backend + " is not used: " + trouble.error()));
        }
        return warnings;
    }
}
