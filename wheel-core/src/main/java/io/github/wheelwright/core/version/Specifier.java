package io.github.wheelwright.core.version;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One clause of a {@link SpecifierSet}: an operator and a version (PEP 440, "Version specifiers").
 *
 * <pre>{@code
 * Specifier.parse("~=2.9.0").contains(Version.parse("2.9.1+rocm7.1"))   // true
 * Specifier.parse("==2.9.*").contains(Version.parse("2.10"))            // false
 * }</pre>
 *
 * <p>Whether pre-releases are wanted is not the clause's matter: it accepts them as any other version.
 */
public final class Specifier {
    private final Operator operator;
    private final String version;
    private final long lowest;
    private final long highest;
    private final @Nullable ExactMatch exact;

    private Specifier(Operator operator, String version, long lowest, long highest, @Nullable ExactMatch exact) {
        this.operator = operator;
        this.version = version;
        this.lowest = lowest;
        this.highest = highest;
        this.exact = exact;
    }

    /**
     * Reads one clause; white space around it and after the operator is allowed.
     *
     * @throws InvalidSpecifierException where it is none
     */
    public static Specifier parse(String text) {
        return new SpecifierParser(text).clause(0, text.length());
    }

    /**
     * Reads the clause in {@code [from, to)} of {@code text}.
     *
     * @throws InvalidSpecifierException where it is none, with the position in the whole text
     */
    public static Specifier parse(String text, int from, int to) {
        return new SpecifierParser(text).clause(from, to);
    }

    /**
     * The clause of an operator and a version.
     *
     * @throws InvalidSpecifierException where the operator cannot stand before that version
     */
    public static Specifier of(Operator operator, String version) {
        return new SpecifierParser(version).clause(operator, 0, version.length());
    }

    static Specifier arbitrary(String version) {
        return new Specifier(Operator.ARBITRARY, version, Long.MIN_VALUE, Long.MAX_VALUE, null);
    }

    static Specifier of(Operator operator, String written, Version version, int segments, boolean wildcard) {
        int prefix = operator == Operator.COMPATIBLE ? segments - 1 : segments;
        boolean comparesPrefix = wildcard || operator == Operator.COMPATIBLE;
        if (!PackedKey.isExact(version.key()) || comparesPrefix && prefix > 4) {
            return new Specifier(operator, written, 0, 0, new ExactMatch(operator, version, wildcard));
        }
        return new Specifier(
                operator,
                written,
                KeyRange.lowest(operator, version.key(), wildcard),
                KeyRange.highest(operator, version.key(), wildcard, segments),
                null);
    }

    /** How it compares. */
    public Operator operator() {
        return operator;
    }

    /** With what it compares, as written: a version, for {@code ==} and {@code !=} with or without {@code .*}, for {@code ===} any text. */
    public String version() {
        return version;
    }

    /** Whether the version ends in {@code .*} (PEP 440, "Version matching": prefix match). */
    public boolean isWildcard() {
        return operator != Operator.ARBITRARY && version.endsWith(".*");
    }

    /** Whether what the clause accepts is exactly the versions with keys from {@link #lowest()} to {@link #highest()}. */
    boolean isRange() {
        return exact == null && operator != Operator.ARBITRARY && operator != Operator.NOT_EQUAL;
    }

    long lowest() {
        return lowest;
    }

    long highest() {
        return highest;
    }

    /** Whether {@code candidate} satisfies this clause, pre-release or not. */
    public boolean contains(Version candidate) {
        if (exact != null) {
            return exact.contains(candidate);
        }
        if (operator == Operator.ARBITRARY) {
            return isSameText(candidate.toString());
        }
        long key = candidate.key();
        return (key >= lowest && key <= highest) != (operator == Operator.NOT_EQUAL);
    }

    /** As {@link #contains(Version)} for a text that may be no version; only {@code ===} accepts such. */
    public boolean contains(String candidate) {
        return operator == Operator.ARBITRARY
                ? isSameText(candidate)
                : Version.tryParse(candidate).filter(this::contains).isPresent();
    }

    /** PEP 440, "Arbitrary equality": text compared without regard to case. */
    private boolean isSameText(String candidate) {
        return candidate.toLowerCase(Locale.ROOT).equals(version.toLowerCase(Locale.ROOT));
    }

    /** Whether the clause asks for pre-releases by naming one (PEP 440, "Handling of pre-releases"). */
    boolean namesPrerelease() {
        return operator != Operator.NOT_EQUAL
                && !isWildcard()
                && Version.tryParse(version).filter(Version::isPrerelease).isPresent();
    }

    /** What equality compares: {@code ==1.0} and {@code ==1.0.0} mean the same, {@code ~=1.0} and {@code ~=1.0.0} do not. */
    private Object canonicalVersion() {
        if (operator == Operator.ARBITRARY || isWildcard()) {
            return version;
        }
        Version parsed = Version.parse(version);
        return operator == Operator.COMPATIBLE ? parsed.toString() : parsed;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Specifier that
                && operator == that.operator
                && (version.equals(that.version) || canonicalVersion().equals(that.canonicalVersion()));
    }

    @Override
    public int hashCode() {
        return Objects.hash(operator, canonicalVersion());
    }

    /** Operator and version, as written but for white space. */
    @Override
    public String toString() {
        return operator + version;
    }
}
