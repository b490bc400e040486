package io.github.wheelwright.core.retention;

import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.requirement.Requirement;
import io.github.wheelwright.core.retention.VersionVerdict.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Which versions of a root in layout {@code simple} stay by a {@link Retention}, and why: by number and age, because a run under way
 * publishes or requires them, or because something that stays does. A project in quarantine stays as it is.
 */
final class VersionRetention {
    static final String UNDER_WAY = "a run under way publishes it";

    private final Map<ListedVersion, VersionVerdict> verdicts = new LinkedHashMap<>();

    /**
     * Decides.
     *
     * @param pages of all projects of the root
     * @param staying why a file stays whatever its number and age, where it does
     * @param asked what the files of runs under way require
     * @param requires what each of some files requires; asked only where some version could go, of those that stay
     */
    VersionRetention(
            Collection<ProjectPage> pages,
            Retention retention,
            Function<IndexFile, Optional<String>> staying,
            List<Requirement> asked,
            Function<List<IndexFile>, List<List<Requirement>>> requires,
            Instant now) {
        Map<ProjectName, List<ListedVersion>> listed = new TreeMap<>();
        Map<ListedVersion, String> could = new LinkedHashMap<>();
        Map<ListedVersion, String> held = new LinkedHashMap<>();
        Ranking ranking = new Ranking(retention, now);
        for (ProjectPage page : pages) {
            List<ListedVersion> versions = ListedVersion.of(page);
            listed.put(page.name(), versions);
            if (retention.selects(page.name()) && page.status().offersFiles()) {
                could.putAll(ranking.going(versions));
            }
        }
        could.keySet()
                .forEach(version -> version.files().stream()
                        .flatMap(file -> staying.apply(file).stream())
                        .findFirst()
                        .ifPresent(why -> held.put(version, why)));
        List<ListedVersion> first = new ArrayList<>();
        listed.values()
                .forEach(versions -> versions.stream()
                        .filter(version -> !could.containsKey(version) || held.containsKey(version))
                        .forEach(first::add));
        if (could.size() > held.size()) {
            new RequiredVersions(listed, requires).with(first, asked).forEach(held::putIfAbsent);
        }
        listed.values()
                .forEach(versions -> versions.forEach(version -> verdicts.put(
                        version,
                        verdict(
                                version,
                                Optional.ofNullable(could.get(version)),
                                Optional.ofNullable(held.get(version))))));
    }

    private static VersionVerdict verdict(ListedVersion version, Optional<String> goes, Optional<String> held) {
        if (goes.isEmpty()) {
            return VersionVerdict.of(version, Step.STAYS, "");
        }
        return held.map(why -> VersionVerdict.of(version, Step.HELD, why))
                .orElseGet(() -> VersionVerdict.of(version, Step.GOES, goes.get()));
    }

    /** One for each version, by project and version. */
    List<VersionVerdict> verdicts() {
        return List.copyOf(verdicts.values());
    }

    /** By key, why files stay, though their number and age would let them go. */
    Map<String, String> held() {
        Map<String, String> held = new HashMap<>();
        verdicts.forEach((version, verdict) -> {
            if (verdict.step() == Step.HELD) {
                version.files().forEach(file -> held.put(file.key(), verdict.why()));
            }
        });
        return held;
    }

    /** The files that leave their pages. */
    Set<IndexFile> going() {
        Set<IndexFile> going = new HashSet<>();
        verdicts.forEach((version, verdict) -> {
            if (verdict.step() == Step.GOES) {
                going.addAll(version.files());
            }
        });
        return going;
    }
}
