package io.github.wheelwright.core.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.requirement.Requirement;
import io.github.wheelwright.core.retention.VersionVerdict.Step;
import io.github.wheelwright.core.version.Version;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** B7: what goes is what rules say that are written down in another way: a file for a file, again and again until nothing changes. */
class VersionRetentionProperties {
    private static final List<String> PROJECTS = List.of("app", "lib", "base");
    private static final List<String> VERSIONS = List.of(
            "1.dev1",
            "1.dev2",
            "1.dev2+a",
            "1.dev2+b",
            "1rc1",
            "1rc1.dev1",
            "1",
            "1+a",
            "1+b",
            "1.post1",
            "2.dev1",
            "2rc1",
            "2rc2",
            "2",
            "3.dev1+a",
            "3");
    private static final List<String> OPERATORS = List.of("==", "==", "==", "<", ">=", "~=1.0,<", "!=", "===");

    @Property(tries = 2000)
    void asTheRulesSay(@ForAll long seed) {
        Random random = new Random(seed);
        Listings index = listings(random);
        Retention retention = new Retention(
                some(random, () -> random.nextInt(3)),
                some(random, () -> Duration.ofDays(random.nextInt(4))),
                some(random, () -> random.nextInt(3)),
                random.nextInt(4) == 0 ? Set.of(ProjectName.of("lib")) : Set.of());
        String underway = PROJECTS.get(random.nextInt(3)) + "-" + VERSIONS.get(random.nextInt(VERSIONS.size())) + "-";
        Predicate<IndexFile> published = file -> file.filename().startsWith(underway);

        List<Requirement> asked = some(random, () -> Requirement.parse(requirement(random))).stream()
                .toList();

        Set<String> stays = new VersionRetention(
                        index.pages(),
                        retention,
                        file -> published.test(file) ? Optional.of("") : Optional.empty(),
                        asked,
                        index::require,
                        Listings.NOW)
                .verdicts().stream()
                        .filter(verdict -> verdict.step() != Step.GOES)
                        .map(verdict -> verdict.project() + " " + verdict.version())
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(stays).isEqualTo(new Rules(index, retention, published, asked).stay());
    }

    private static Listings listings(Random random) {
        Listings index = new Listings();
        for (String project : PROJECTS) {
            for (String version : VERSIONS) {
                Duration age = Duration.ofDays(random.nextInt(4));
                switch (random.nextInt(5)) {
                    case 0 -> index.yanked(project + " " + version, age);
                    case 1 -> index.add(project + " " + version, age, requirement(random), requirement(random));
                    case 2, 3 -> index.add(project + " " + version, age);
                    default -> age = Duration.ZERO;
                }
            }
        }
        return index;
    }

    private static String requirement(Random random) {
        String version = VERSIONS.get(random.nextInt(VERSIONS.size()));
        String operator = OPERATORS.get(random.nextInt(OPERATORS.size()));
        // PEP 440 knows no order with local parts
        return PROJECTS.get(random.nextInt(3))
                + operator
                + (operator.startsWith("=") ? version : version.split("\\+")[0]);
    }

    private static <T> Optional<T> some(Random random, Supplier<T> value) {
        return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(value.get());
    }

    /** The rules, a file at a time. */
    private record Rules(Listings index, Retention retention, Predicate<IndexFile> published, List<Requirement> asked) {
        Set<String> stay() {
            List<IndexFile> all = new ArrayList<>();
            index.pages().forEach(page -> all.addAll(page.files()));
            Set<IndexFile> stay = all.stream()
                    .filter(file -> published.test(file) || !mayGo(file))
                    .collect(Collectors.toSet());
            while (addOnePinned(stay, all) || addOneRange(stay, all)) {
                continue;
            }
            return stay.stream()
                    .map(file -> file.wheel().name() + " " + file.wheel().version())
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        private boolean mayGo(IndexFile file) {
            ProjectPage page = index.page(file.wheel().name().normalized());
            List<IndexFile> same = page.files().stream()
                    .filter(other -> shown(other).equals(shown(file)))
                    .toList();
            boolean counted = kind(file) == 'f'
                    ? retention.releases().isPresent()
                    : retention.count().isPresent() || retention.age().isPresent();
            boolean young = retention.age().isPresent()
                    && same.stream()
                            .anyMatch(other -> Duration.between(other.uploadTime(), Listings.NOW)
                                            .compareTo(retention.age().get())
                                    <= 0);
            if (!retention.projects().isEmpty()
                            && !retention.projects().contains(file.wheel().name())
                    || !counted
                    || young) {
                return false;
            }
            if (same.stream().allMatch(other -> other.yanked().isPresent())) {
                return true;
            }
            long newer = page.files().stream()
                    .filter(other -> kind(other) == kind(file))
                    .map(Rules::shown)
                    .filter(version -> version.compareTo(shown(file)) > 0)
                    .distinct()
                    .filter(version -> page.files().stream()
                            .anyMatch(other -> shown(other).equals(version)
                                    && other.yanked().isEmpty()))
                    .count();
            return newer >= (kind(file) == 'f' ? retention.releases() : retention.count()).orElse(0);
        }

        private boolean addOnePinned(Set<IndexFile> stay, List<IndexFile> all) {
            for (Requirement requirement : requirements(stay, true)) {
                for (IndexFile file : all) {
                    if (fits(requirement, file) && stay.add(file)) {
                        return true;
                    }
                }
            }
            return false;
        }

        private boolean addOneRange(Set<IndexFile> stay, List<IndexFile> all) {
            for (Requirement requirement : requirements(stay, false)) {
                if (stay.stream().anyMatch(file -> fits(requirement, file))) {
                    continue;
                }
                for (int choice = 0; choice < 4; choice++) {
                    boolean yanked = choice >= 2;
                    boolean before = choice % 2 == 1;
                    Optional<Version> newest = all.stream()
                            .filter(file -> fits(requirement, file))
                            .filter(file -> isYanked(file) == yanked
                                    && file.wheel().version().isPrerelease() == before)
                            .map(Rules::shown)
                            .max(Version::compareTo);
                    if (newest.isPresent()) {
                        all.stream()
                                .filter(file ->
                                        fits(requirement, file) && shown(file).equals(newest.get()))
                                .forEach(stay::add);
                        return true;
                    }
                }
            }
            return false;
        }

        private List<Requirement> requirements(Set<IndexFile> stay, boolean exact) {
            return Stream.concat(asked.stream(), stay.stream().flatMap(file -> index.requires(file).stream()))
                    .filter(requirement -> requirement.toString().matches("[a-z]+===?[^,]*") == exact)
                    .sorted((a, b) -> a.toString().compareTo(b.toString()))
                    .toList();
        }

        private static boolean isYanked(IndexFile file) {
            return file.yanked().isPresent();
        }

        private static boolean fits(Requirement requirement, IndexFile file) {
            return requirement.name().equals(file.wheel().name())
                    && requirement.specifiers().contains(file.wheel().version().toString(), true);
        }

        private static Version shown(IndexFile file) {
            return Version.parse(file.wheel().version().toString().split("\\+")[0]);
        }

        private static char kind(IndexFile file) {
            String version = file.wheel().version().toString();
            return version.contains("dev") ? 'd' : version.contains("rc") ? 'p' : 'f';
        }
    }
}
