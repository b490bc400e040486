package io.github.wheelwright.core.version;

import io.github.wheelwright.core.text.CodePointOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Version specifiers, all of which a version has to satisfy (PEP 440, "Version specifiers").
 *
 * <pre>{@code
 * SpecifierSet.parse(">=2.9,<3,!=2.9.1").contains(Version.parse("2.9.0+rocm7.1"))   // true
 * }</pre>
 *
 * <p>Pre-releases follow {@code packaging} 26: {@link #contains(Version)} accepts them, for a version asked about alone has no
 * final release beside it; {@link #filter(Collection)} gives them only where a clause names one, or nothing else matches.
 */
public final class SpecifierSet {
    private static final Specifier[] NONE = {};

    /** The set without clauses, which every version satisfies. */
    public static final SpecifierSet ANY = new SpecifierSet(List.of());

    private final Specifier[] clauses;
    private final long lowest;
    private final long highest;
    private final Specifier[] others;

    /** Clauses that are ranges of keys are one range together; only the others are asked one by one. */
    private SpecifierSet(Collection<Specifier> clauses) {
        long from = Long.MIN_VALUE;
        long to = Long.MAX_VALUE;
        List<Specifier> rest = null;
        for (Specifier clause : clauses) {
            if (clause.isRange()) {
                from = Math.max(from, clause.lowest());
                to = Math.min(to, clause.highest());
            } else {
                rest = rest == null ? new ArrayList<>() : rest;
                rest.add(clause);
            }
        }
        this.clauses = clauses.toArray(Specifier[]::new);
        this.lowest = from;
        this.highest = to;
        this.others = rest == null ? NONE : rest.toArray(Specifier[]::new);
    }

    /**
     * Reads clauses with commas between them; no clause at all is {@link #ANY}.
     *
     * @throws InvalidSpecifierException where one is wrong
     */
    public static SpecifierSet parse(String text) {
        return parse(text, 0, text.length());
    }

    /**
     * Reads the clauses in {@code [from, to)} of {@code text}.
     *
     * @throws InvalidSpecifierException where one is wrong, with the position in the whole text
     */
    public static SpecifierSet parse(String text, int from, int to) {
        return of(new SpecifierParser(text).clauses(from, to));
    }

    /** The set of these clauses. */
    public static SpecifierSet of(Collection<Specifier> clauses) {
        return clauses.isEmpty() ? ANY : new SpecifierSet(clauses);
    }

    /** The clauses in the order in which they were written. */
    public List<Specifier> clauses() {
        return List.of(clauses);
    }

    /** Whether there is no clause. */
    public boolean isEmpty() {
        return clauses.length == 0;
    }

    /** What satisfies this set and {@code other} too. */
    public SpecifierSet and(SpecifierSet other) {
        return of(Stream.of(clauses, other.clauses).flatMap(Stream::of).toList());
    }

    /** Whether {@code version} satisfies every clause, pre-release or not. */
    public boolean contains(Version version) {
        long key = version.key();
        return key >= lowest && key <= highest && satisfiesOthers(version);
    }

    private boolean satisfiesOthers(Version version) {
        for (Specifier clause : others) {
            if (!clause.contains(version)) {
                return false;
            }
        }
        return true;
    }

    /** Whether {@code version} satisfies every clause; a pre-release only if {@code prereleases}. */
    public boolean contains(Version version, boolean prereleases) {
        return (prereleases || !version.isPrerelease()) && contains(version);
    }

    /** As {@link #contains(Version)} for a text that may be no version: {@code ===} compares it as it stands. */
    public boolean contains(String version) {
        return contains(version, true);
    }

    /** As {@link #contains(Version, boolean)} for a text that may be no version: {@code ===} compares it as it stands. */
    public boolean contains(String version, boolean prereleases) {
        if (!prereleases
                && Version.tryParse(version).filter(Version::isPrerelease).isPresent()) {
            return false;
        }
        for (Specifier clause : clauses) {
            if (!clause.contains(version)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a clause asks for pre-releases by naming one. */
    public boolean namesPrerelease() {
        return Stream.of(clauses).anyMatch(Specifier::namesPrerelease);
    }

    /** The versions that match, in their order; pre-releases where a clause names one, or where nothing else matches. */
    public List<Version> filter(Collection<Version> versions) {
        return filter(versions, Function.identity());
    }

    /** As {@link #filter(Collection)}, for things that have a version. */
    public <T> List<T> filter(Collection<T> things, Function<? super T, Version> version) {
        List<T> matching = select(things, version, this::contains);
        if (namesPrerelease()) {
            return matching;
        }
        List<T> finals = select(matching, version, v -> !v.isPrerelease());
        return finals.isEmpty() ? matching : finals;
    }

    /** The versions that match, in their order; pre-releases only if {@code prereleases}. */
    public List<Version> filter(Collection<Version> versions, boolean prereleases) {
        return select(versions, Function.identity(), version -> contains(version, prereleases));
    }

    private static <T> List<T> select(
            Collection<T> things, Function<? super T, Version> version, Predicate<Version> condition) {
        List<T> selected = new ArrayList<>();
        for (T thing : things) {
            if (condition.test(version.apply(thing))) {
                selected.add(thing);
            }
        }
        return selected;
    }

    /** The clauses in the order of their text, each meaning once. */
    private Set<Specifier> canonical() {
        return Stream.of(clauses)
                .sorted((a, b) -> CodePointOrder.compare(a.toString(), b.toString()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpecifierSet that && List.copyOf(canonical()).equals(List.copyOf(that.canonical()));
    }

    @Override
    public int hashCode() {
        return List.copyOf(canonical()).hashCode();
    }

    /** The normal form: clauses sorted by their text, none twice, {@code ,} between them. */
    @Override
    public String toString() {
        if (clauses.length == 1) {
            return clauses[0].toString();
        }
        return canonical().stream().map(Specifier::toString).collect(Collectors.joining(","));
    }
}
