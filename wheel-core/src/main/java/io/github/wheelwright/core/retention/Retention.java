package io.github.wheelwright.core.retention;

import io.github.wheelwright.core.name.ProjectName;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What stays, of builds in layout {@code commit} and of versions in layout {@code simple}. What something that stays shows, remembers
 * or requires always does, and what a run under way publishes.
 *
 * @param count so many of the other builds, the newest by their ordinals; so many development releases of each project, and as many
 *     pre-releases, the newest by PEP 440; empty: none by number
 * @param age the others that are younger; empty: none by age. All of these stay where neither number nor age is given
 * @param releases so many final releases of each project, the newest, and those that are younger than {@code age}; empty for all
 * @param projects the projects whose versions may go, and then no build does; all projects and builds where there are none
 */
public record Retention(
        Optional<Integer> count, Optional<Duration> age, Optional<Integer> releases, Set<ProjectName> projects) {
    /** All builds and versions stay. */
    public static final Retention ALL = new Retention(Optional.empty(), Optional.empty());

    /** Copies {@code projects}. */
    public Retention {
        projects = Set.copyOf(projects);
    }

    /** The same of all projects; all final releases stay. */
    public Retention(Optional<Integer> count, Optional<Duration> age) {
        this(count, age, Optional.empty(), Set.of());
    }

    /** Whether all builds stay. */
    boolean keepsAllBuilds() {
        return !limitsWhatIsNotFinal() || !projects.isEmpty();
    }

    /** Whether all versions stay. */
    boolean keepsAllVersions() {
        return !limitsWhatIsNotFinal() && releases.isEmpty();
    }

    boolean selects(ProjectName project) {
        return projects.isEmpty() || projects.contains(project);
    }

    /** How many versions of a kind stay, whatever their age; empty for all. */
    Optional<Integer> limit(ListedVersion.Kind kind) {
        if (kind == ListedVersion.Kind.FINAL) {
            return releases;
        }
        return limitsWhatIsNotFinal() ? Optional.of(count.orElse(0)) : Optional.empty();
    }

    private boolean limitsWhatIsNotFinal() {
        return count.isPresent() || age.isPresent();
    }
}
