package io.github.wheelwright.core.retention;

import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.page.Specifiers;
import io.github.wheelwright.core.requirement.Requirement;
import io.github.wheelwright.core.version.Version;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What stays because something that stays requires it, under whatever marker or extra: each version that a pin takes, each file that
 * an address names, and of a range that nothing else fits the newest version that does. So whatever stays can be installed as before.
 */
final class RequiredVersions {
    private final Map<ProjectName, List<ListedVersion>> listed;
    private final Function<List<IndexFile>, List<List<Requirement>>> requires;
    private final Map<ListedVersion, String> kept = new LinkedHashMap<>();
    private final List<ListedVersion> unread = new ArrayList<>();
    private final Set<String> read = new HashSet<>();
    private final TreeMap<String, Wish> ranges = new TreeMap<>();

    private record Wish(String by, Requirement requirement) {
        String why() {
            return by + " requires " + requirement;
        }
    }

    /** {@code requires} tells what each of some files requires; it is asked of those that stay. */
    RequiredVersions(
            Map<ProjectName, List<ListedVersion>> listed, Function<List<IndexFile>, List<List<Requirement>>> requires) {
        this.listed = listed;
        this.requires = requires;
    }

    /** All that stays with {@code first} and for what runs under way ask, and why; what is one of the first has no reason. */
    Map<ListedVersion, String> with(Collection<ListedVersion> first, Collection<Requirement> asked) {
        first.forEach(version -> keep(version, ""));
        follow();
        asked.forEach(requirement -> follow(new Wish("a run under way", requirement)));
        follow();
        while (!ranges.isEmpty()) {
            Wish wish = Objects.requireNonNull(ranges.pollFirstEntry()).getValue();
            List<ListedVersion> fitting = versions(wish.requirement()).stream()
                    .filter(version -> Specifiers.fits(wish.requirement(), version.version()))
                    .toList();
            if (fitting.stream().noneMatch(kept::containsKey)) {
                fitting.stream().max(BEST).ifPresent(best -> keepVariants(best, fitting, wish));
                follow();
            }
        }
        return kept;
    }

    /** Installers take a yanked version only where it is pinned, and a pre-release where there is nothing else. */
    private static final Comparator<ListedVersion> BEST = Comparator.comparing(ListedVersion::isYanked)
            .reversed()
            .thenComparing(version -> !version.version().isPrerelease())
            .thenComparing(ListedVersion::version);

    private void keepVariants(ListedVersion best, List<ListedVersion> fitting, Wish wish) {
        Version own = best.version().withoutLocal();
        fitting.stream()
                .filter(version -> version.version().withoutLocal().equals(own))
                .forEach(version -> keep(version, wish.why()));
    }

    private void follow() {
        while (!unread.isEmpty()) {
            List<ListedVersion> owners = new ArrayList<>();
            List<IndexFile> files = new ArrayList<>();
            for (ListedVersion version : unread) {
                version.files().forEach(file -> {
                    owners.add(version);
                    files.add(file);
                });
            }
            unread.clear();
            List<List<Requirement>> required = requires.apply(files);
            for (int i = 0; i < files.size(); i++) {
                ListedVersion owner = owners.get(i);
                required.get(i)
                        .forEach(requirement -> follow(new Wish(owner.project() + " " + owner.version(), requirement)));
            }
        }
    }

    private void follow(Wish wish) {
        Requirement requirement = wish.requirement();
        if (!read.add(requirement.toString())) {
            return;
        }
        if (requirement.url().isPresent()) {
            String name = filename(requirement.url().get());
            keepIf(
                    wish,
                    version -> version.files().stream()
                            .anyMatch(file -> file.filename().equals(name)));
        } else if (Specifiers.isExact(requirement)) {
            keepIf(wish, version -> Specifiers.fits(requirement, version.version()));
        } else {
            ranges.put(requirement.toString(), wish);
        }
    }

    private void keepIf(Wish wish, Predicate<ListedVersion> chosen) {
        versions(wish.requirement()).stream().filter(chosen).forEach(version -> keep(version, wish.why()));
    }

    private void keep(ListedVersion version, String why) {
        if (kept.putIfAbsent(version, why) == null) {
            unread.add(version);
        }
    }

    private List<ListedVersion> versions(Requirement requirement) {
        return listed.getOrDefault(requirement.name(), List.of());
    }

    /** The last segment of the path, as installers read it: a bare {@code +} is one. */
    private static String filename(String url) {
        String path = url.split("[?#]", 2)[0];
        String segment = path.substring(path.lastIndexOf('/') + 1);
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return segment;
        }
    }
}
