package io.github.wheelwright.core.version;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A version (PEP 440). Every spelling of the standard is read; what is kept and printed is the normal form.
 *
 * <pre>{@code
 * Version.parse("1.0-Beta.2").toString()                            // "1.0b2"
 * Version.parse("1.0").equals(Version.parse("1.0.0"))               // true
 * Version.parse("2.9.0+git1c57644").withoutLocal().toString()       // "2.9.0"
 * }</pre>
 *
 * <p>Order and equality are those of PEP 440, "Version comparison": trailing zeros of the release do not count, numbers may have
 * any length, and a local part does count.
 */
public final class Version implements Comparable<Version> {
    private final String normal;
    private final long key;

    private Version(String normal, long key) {
        this.normal = normal;
        this.key = key;
    }

    /**
     * Reads a version, in any of the spellings of PEP 440, appendix B; white space around it is allowed.
     *
     * @throws InvalidVersionException where it is none
     */
    public static Version parse(String text) {
        long key = PackedKey.ofCommon(text);
        return key != PackedKey.NONE ? new Version(text, key) : ofNormal(VersionParser.normalize(text));
    }

    /** As {@link #parse}, with empty for text that is not a version. */
    public static Optional<Version> tryParse(String text) {
        try {
            return Optional.of(parse(text));
        } catch (InvalidVersionException e) {
            return Optional.empty();
        }
    }

    /** The versions in ascending order, equal ones in the order in which they came; for many, far faster than comparing them. */
    public static List<Version> sorted(Collection<Version> versions) {
        return Collections.unmodifiableList(Arrays.asList(VersionSort.sorted(versions.toArray(new Version[0]))));
    }

    private static Version ofNormal(String normal) {
        long key = PackedKey.ofCommon(normal);
        return new Version(normal, key != PackedKey.NONE ? key : PackedKey.of(new NormalForm(normal)));
    }

    long key() {
        return key;
    }

    NormalForm form() {
        return new NormalForm(normal);
    }

    /** The epoch, zero where none is written. */
    public BigInteger epoch() {
        return new BigInteger(form().epoch());
    }

    /** The numbers of the release segment, with trailing zeros as written; at least one. */
    public List<BigInteger> release() {
        return Arrays.stream(form().release().split("\\.")).map(BigInteger::new).toList();
    }

    /** The pre-release part, {@code rc1}. */
    public Optional<PreRelease> pre() {
        NormalForm form = form();
        return form.hasPre()
                ? Optional.of(new PreRelease(PreRelease.Phase.of(form.preLetter()), new BigInteger(form.pre())))
                : Optional.empty();
    }

    /** The number of the post-release. */
    public Optional<BigInteger> post() {
        NormalForm form = form();
        return form.hasPost() ? Optional.of(new BigInteger(form.post())) : Optional.empty();
    }

    /** The number of the development release. */
    public Optional<BigInteger> dev() {
        NormalForm form = form();
        return form.hasDev() ? Optional.of(new BigInteger(form.dev())) : Optional.empty();
    }

    /** The local version label in normal form, without its {@code +}. */
    public Optional<String> local() {
        int plus = normal.indexOf('+');
        return plus < 0 ? Optional.empty() : Optional.of(normal.substring(plus + 1));
    }

    /** Whether this is a pre-release or a development release, which installers do not choose on their own. */
    public boolean isPrerelease() {
        if (PackedKey.isExact(key)) {
            return PackedKey.kind(key) < PackedKey.FINAL;
        }
        NormalForm form = form();
        return form.hasPre() || form.hasDev();
    }

    /** Whether this is a post-release. */
    public boolean isPostrelease() {
        return form().hasPost();
    }

    /** Whether this is a development release. */
    public boolean isDevRelease() {
        return form().hasDev();
    }

    /** Whether there is a local version label. */
    public boolean hasLocal() {
        return !PackedKey.isExact(key) && normal.indexOf('+') >= 0;
    }

    /** Epoch and release alone: {@code 1!2.0} of {@code 1!2.0rc1+cpu}. */
    public Version base() {
        return ofNormal(form().base());
    }

    /** The public version: everything but the local label. */
    public Version withoutLocal() {
        int plus = normal.indexOf('+');
        return plus < 0 ? this : ofNormal(normal.substring(0, plus));
    }

    /**
     * This version with another local version label.
     *
     * @throws InvalidVersionException where {@code label} is none
     */
    public Version withLocal(String label) {
        return parse(withoutLocal().normal + "+" + label);
    }

    /**
     * This version with a further part before its local label: {@code .post1}, {@code .dev2}, {@code a1}, {@code rc1}; {@code .a1} is
     * read as {@code a1}.
     *
     * @throws InvalidVersionException where the part cannot follow
     */
    public Version withPostfix(String postfix) {
        Version changed = parse(withoutLocal().normal + postfix);
        return local().map(changed::withLocal).orElse(changed);
    }

    @Override
    public int compareTo(Version other) {
        if (key != other.key || PackedKey.isExact(key)) {
            return Long.compare(key, other.key);
        }
        return NormalForm.compare(form(), other.form());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Version that
                && key == that.key
                && (PackedKey.isExact(key) || NormalForm.compare(form(), that.form()) == 0);
    }

    @Override
    public int hashCode() {
        return PackedKey.isExact(key) ? Long.hashCode(key) : form().orderHash();
    }

    /** The normal form. */
    @Override
    public String toString() {
        return normal;
    }
}
