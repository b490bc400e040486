package io.github.wheelwright.core.retention;

import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.retention.ListedVersion.Kind;
import io.github.wheelwright.core.version.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which versions of one project a {@link Retention} lets go by their number and age. What differs in the local part alone is one
 * version here: {@code 2.9.1+cu128} and {@code 2.9.1+rocm7.1} are counted once, and stay or go together. Yanked versions are not
 * counted, so that they push nothing out, and go first.
 */
final class Ranking {
    private final Retention retention;
    private final Instant now;

    Ranking(Retention retention, Instant now) {
        this.retention = retention;
        this.now = now;
    }

    /** The versions that may go, and why; {@code versions} are all of one project. */
    Map<ListedVersion, String> going(List<ListedVersion> versions) {
        TreeMap<Version, List<ListedVersion>> byPublic = new TreeMap<>();
        versions.forEach(version -> byPublic.computeIfAbsent(version.version().withoutLocal(), p -> new ArrayList<>())
                .add(version));
        Map<Kind, Integer> newer = new EnumMap<>(Kind.class);
        Map<ListedVersion, String> going = new LinkedHashMap<>();
        for (List<ListedVersion> together : byPublic.descendingMap().values()) {
            Optional<String> why = why(together, newer);
            why.ifPresent(text -> together.forEach(version -> going.put(version, text)));
        }
        return going;
    }

    private Optional<String> why(List<ListedVersion> together, Map<Kind, Integer> newer) {
        Kind kind = together.get(0).kind();
        Optional<Integer> limit = retention.limit(kind);
        boolean yanked = together.stream().allMatch(ListedVersion::isYanked);
        int place = yanked ? 0 : newer.merge(kind, 1, Integer::sum);
        if (limit.isEmpty() || isYoung(together)) {
            return Optional.empty();
        }
        if (yanked) {
            return Optional.of("yanked");
        }
        return place <= limit.get() ? Optional.empty() : Optional.of(behind(limit.get(), kind));
    }

    private String behind(int limit, Kind kind) {
        String old = retention.age().map(age -> "older than " + text(age)).orElse("");
        if (limit == 0) {
            return old.isEmpty() ? "none of the " + kind + " is kept" : old;
        }
        return (old.isEmpty() ? "" : old + ", ") + "behind the " + kind.newest(limit);
    }

    private boolean isYoung(Collection<ListedVersion> together) {
        return retention
                .age()
                .map(age -> together.stream()
                        .flatMap(version -> version.files().stream())
                        .map(IndexFile::uploadTime)
                        .anyMatch(time -> !time.isBefore(now.minus(age))))
                .orElse(false);
    }

    private static String text(Duration age) {
        return age.toDays() > 0 ? age.toDays() + " days" : age.toHours() > 0 ? age.toHours() + " hours" : "" + age;
    }
}
