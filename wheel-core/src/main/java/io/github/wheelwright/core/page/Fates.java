package io.github.wheelwright.core.page;

import io.github.wheelwright.core.index.Departure;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.requirement.Requirement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What becomes of the files of a root that it shall show no longer. Who has read a page may ask for what that pins a little later; so
 * a file goes at once only if nothing on its way out requires it, and else a grace after the last such thing has gone.
 */
public final class Fates {
    /** What becomes of one file. */
    public enum Fate {
        /** It leaves its page now. */
        DROP,
        /** Something on its way out requires it and stays itself: it has no date yet. */
        HOLD,
        /** What required it has gone, or goes now: its grace begins. */
        DATE,
        /** Its grace has not passed. */
        KEEP
    }

    /** A file on its way out, where it is. */
    private record Going(ProjectName project, IndexFile file, int group) {}

    private record Wish(Going by, Requirement requirement) {
        boolean isExact() {
            return Specifiers.isExact(requirement);
        }

        boolean fits(IndexFile file) {
            return Specifiers.fits(requirement, file.wheel().version());
        }
    }

    private final Map<ProjectName, ProjectPage> pages;
    private final Predicate<IndexFile> shown;
    private final Instant now;
    private final List<List<ProjectName>> groups;
    private final Map<ProjectName, List<Wish>> wishes = new HashMap<>();
    private final Map<String, Fate> fates = new HashMap<>();
    private final Map<String, Optional<Departure>> marks = new HashMap<>();

    /**
     * Decides.
     *
     * @param pages all pages of the root
     * @param shown what the root shall show
     * @param requires what a file requires
     */
    public Fates(
            Map<ProjectName, ProjectPage> pages,
            Predicate<IndexFile> shown,
            Function<IndexFile, List<Requirement>> requires,
            Instant now) {
        this.pages = pages;
        this.shown = shown;
        this.now = now;
        Map<IndexFile, List<Requirement>> required = new HashMap<>();
        Map<ProjectName, Set<ProjectName>> projects = new TreeMap<>();
        pages.forEach((project, page) -> going(page).forEach(file -> {
            List<Requirement> found = requires.apply(file).stream()
                    .filter(requirement ->
                            requirement.url().isEmpty() && !requirement.name().equals(project))
                    .toList();
            required.put(file, found);
            Set<ProjectName> names = projects.computeIfAbsent(project, p -> new TreeSet<>());
            found.forEach(requirement -> names.add(requirement.name()));
        }));
        List<List<ProjectName>> order = new ArrayList<>(DependencyOrder.of(projects));
        Collections.reverse(order);
        this.groups = List.copyOf(order);
        List<Going> all = new ArrayList<>();
        for (int group = 0; group < groups.size(); group++) {
            for (ProjectName project : groups.get(group)) {
                for (IndexFile file : going(page(project))) {
                    Going going = new Going(project, file, group);
                    all.add(going);
                    required.getOrDefault(file, List.of())
                            .forEach(
                                    requirement -> wishes.computeIfAbsent(requirement.name(), name -> new ArrayList<>())
                                            .add(new Wish(going, requirement)));
                }
            }
        }
        all.forEach(going -> {
            fates.put(going.file().key(), decide(going));
            marks.put(going.file().key(), going.file().departure());
        });
    }

    /** The projects that have files on their way out, dependents first; those of one group are in no order, or require each other. */
    List<List<ProjectName>> groups() {
        return groups;
    }

    /** What becomes of {@code file}; empty for one that stays, or that came after all this was decided. */
    public Optional<Fate> of(IndexFile file) {
        return Optional.ofNullable(fates.get(file.key()));
    }

    /** Whether {@code file} has to stay until something else has gone. */
    boolean waits(IndexFile file) {
        Fate fate = fates.getOrDefault(file.key(), Fate.KEEP);
        return fate == Fate.HOLD || fate == Fate.DATE;
    }

    /** Whether something on its way out pins {@code file}, which stays. */
    boolean isPinned(IndexFile file) {
        return wishes.getOrDefault(file.wheel().name(), List.of()).stream()
                .anyMatch(wish -> wish.isExact() && wish.fits(file));
    }

    /** Whether {@code file} is marked as it was when all this was decided. */
    boolean isAsDecided(IndexFile file) {
        return Optional.ofNullable(marks.get(file.key()))
                .map(mark -> mark.equals(file.departure()))
                .orElse(false);
    }

    private List<IndexFile> going(ProjectPage page) {
        return page.files().stream().filter(file -> !shown.test(file)).toList();
    }

    private ProjectPage page(ProjectName project) {
        return pages.getOrDefault(project, ProjectPage.empty(project));
    }

    /** All groups of dependents have been decided on before. */
    private Fate decide(Going going) {
        List<Wish> wanting = wishes.getOrDefault(going.project(), List.of()).stream()
                .filter(wish -> selects(wish, going))
                .toList();
        List<Wish> dependents = wanting.stream()
                .filter(wish -> wish.by().group() < going.group())
                .toList();
        if (dependents.stream().anyMatch(wish -> fate(wish) != Fate.DROP)) {
            return Fate.HOLD;
        }
        Optional<Departure> departure = going.file().departure();
        if (departure.isEmpty()) {
            return wanting.isEmpty() ? Fate.DROP : Fate.DATE;
        }
        Optional<Instant> until = departure.get().until();
        if (until.isEmpty() || dependents.stream().anyMatch(Wish::isExact)) {
            return Fate.DATE;
        }
        return until.get().isAfter(now) ? Fate.KEEP : Fate.DROP;
    }

    private Fate fate(Wish wish) {
        return fates.getOrDefault(wish.by().file().key(), Fate.HOLD);
    }

    /** A range is content with what the root shows; a pin names this version and no other. */
    private boolean selects(Wish wish, Going going) {
        return wish.fits(going.file())
                && (wish.isExact()
                        || page(going.project()).files().stream()
                                .noneMatch(file -> shown.test(file) && wish.fits(file)));
    }
}
