package io.github.wheelwright.core.page;

import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.host.Pause;
import io.github.wheelwright.core.index.Departure;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.page.Fates.Fate;
import io.github.wheelwright.core.requirement.Requirement;
import io.github.wheelwright.core.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Takes off the pages of a root what it shall show no longer. First every page is brought to where the root is, in all its forms; then
 * what still has to wait is marked; only then do files leave, dependents first, and the grace of a file begins when the pages of its
 * dependents have been written. Wherever this stops, a later one goes on from the marks.
 */
public final class Reduction {
    /** Writes one page of the root. */
    public interface Writer {
        /** The page with the change made; empty where the root has gone on to something else. */
        Optional<ProjectPage> write(ProjectName project, UnaryOperator<ProjectPage> change);
    }

    private final Predicate<IndexFile> shown;
    private final Duration grace;
    private final PageWriter reader;
    private final Host host;
    private final Writer writer;
    private final Map<ProjectName, ProjectPage> pages = new TreeMap<>();
    private boolean overtaken;
    private boolean stale;

    /** {@code shown} is what the root shall show; what else it lists stays for {@code grace} where somebody may ask for it. */
    public Reduction(Predicate<IndexFile> shown, Duration grace, PageWriter reader, Host host, Writer writer) {
        this.shown = shown;
        this.grace = grace;
        this.reader = reader;
        this.host = host;
        this.writer = writer;
    }

    /** The pages of {@code projects} after {@code arrival} was applied to each and they were reduced; empty where it was overtaken. */
    public Optional<Collection<ProjectPage>> reduce(
            Collection<ProjectName> projects, UnaryOperator<ProjectPage> arrival) {
        // another run takes off the marks that this one waits for, and the other way round
        for (int attempt : host.pause().attempts()) {
            stale = false;
            attempt(List.copyOf(projects), arrival);
            if (overtaken) {
                return Optional.empty();
            }
            if (!stale) {
                return Optional.of(pages.values());
            }
        }
        throw new StoreException(
                "the pages of " + projects + " were changed by others " + Pause.ATTEMPTS
                        + " times while they were to be reduced",
                "run the same command again: it goes on where this run stopped");
    }

    private void attempt(List<ProjectName> projects, UnaryOperator<ProjectPage> arrival) {
        host.parallel()
                .map(projects, project -> writer.write(project, page -> each(arrival.apply(page), this::withoutMark)))
                .forEach(this::keep);
        if (overtaken) {
            return;
        }
        Fates fates = fates();
        for (ProjectPage page : List.copyOf(pages.values())) {
            change(page.name(), file -> marked(file, fates));
        }
        for (List<ProjectName> group : fates.groups()) {
            // The clock is read when the dependents' pages have been written.
            Instant until = host.clock().instant().plus(grace).truncatedTo(ChronoUnit.MILLIS);
            group.forEach(project -> change(project, file -> left(file, fates, until)));
        }
    }

    /** What becomes of what {@code listed} lists and the root shall show no longer. */
    public Fates fates(Collection<ProjectPage> listed) {
        listed.forEach(page -> pages.put(page.name(), page));
        return fates();
    }

    private Fates fates() {
        List<IndexFile> going = pages.values().stream()
                .flatMap(page -> page.files().stream())
                .filter(shown.negate())
                .toList();
        List<List<Requirement>> required = host.parallel().map(going, reader::requirements);
        Map<String, List<Requirement>> byKey = new HashMap<>();
        for (int i = 0; i < going.size(); i++) {
            byKey.put(going.get(i).key(), required.get(i));
        }
        return new Fates(
                pages,
                shown,
                file -> byKey.getOrDefault(file.key(), List.of()),
                host.clock().instant());
    }

    private void keep(Optional<ProjectPage> page) {
        overtaken |= page.isEmpty();
        page.ifPresent(there -> pages.put(there.name(), there));
    }

    private Optional<IndexFile> withoutMark(IndexFile file) {
        return Optional.of(shown.test(file) ? file.staying() : file);
    }

    private Optional<IndexFile> marked(IndexFile file, Fates fates) {
        if (shown.test(file)) {
            return Optional.of(fates.isPinned(file) ? file.with(Optional.of(Departure.MARK)) : file);
        }
        return Optional.of(
                fates.waits(file)
                        ? file.with(Optional.of(
                                file.departure().map(Departure::undated).orElse(Departure.UNDATED)))
                        : file);
    }

    /**
     * The pages were read one after the other, and another run may have marked this file and then taken off what requires it before we
     * looked for that: what was decided counts only for the mark that it was decided on.
     */
    private Optional<IndexFile> left(IndexFile file, Fates fates, Instant until) {
        Optional<Fate> fate = fates.of(file);
        if (fate.equals(Optional.of(Fate.DROP))) {
            boolean same = fates.isAsDecided(file);
            stale |= !same;
            return same ? Optional.empty() : Optional.of(file);
        }
        if (fate.equals(Optional.of(Fate.DATE)) && file.departure().isPresent()) {
            return Optional.of(file.with(file.departure().map(departure -> departure.at(until))));
        }
        return Optional.of(file);
    }

    private static ProjectPage each(ProjectPage page, Function<IndexFile, Optional<IndexFile>> change) {
        return page.with(page.files().stream()
                .flatMap(file -> change.apply(file).stream())
                .toList());
    }

    /** Writes the page where {@code change} makes a difference to one of its files. */
    private void change(ProjectName project, Function<IndexFile, Optional<IndexFile>> change) {
        ProjectPage page = pages.getOrDefault(project, ProjectPage.empty(project));
        if (!overtaken && !each(page, change).equals(page)) {
            keep(writer.write(project, there -> each(there, change)));
        }
    }
}
