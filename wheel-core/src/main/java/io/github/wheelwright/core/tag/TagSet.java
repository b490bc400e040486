package io.github.wheelwright.core.tag;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A compressed tag set as it is written in a filename or a {@code Tag:} line (PEP 425, "Compressed Tag Sets").
 *
 * <pre>{@code
 * TagSet.parse("py2.py3-none-any").expand()                       // py2-none-any, py3-none-any
 * TagSet.parse("cp312-cp312-linux_x86_64")
 *         .withPlatforms(List.of("manylinux_2_28_x86_64"))        // cp312-cp312-manylinux_2_28_x86_64
 * }</pre>
 *
 * <p>Equality is that of the tags meant, not of their order or case; {@link #toString()} keeps what was written.
 */
public final class TagSet {
    /** More tags than any wheel has; a hostile set of a few kilobytes would name billions. */
    private static final long EXPANSION_LIMIT = 100_000;

    private final List<String> interpreters;
    private final List<String> abis;
    private final List<String> platforms;

    private TagSet(List<String> interpreters, List<String> abis, List<String> platforms) {
        this.interpreters = interpreters;
        this.abis = abis;
        this.platforms = platforms;
    }

    /**
     * Reads three components with {@code -} between them, each of one or more members with {@code .} between them.
     *
     * @throws InvalidTagException where there are not three, a member is empty, an interpreter is not an identifier, or a
     *     character is not ASCII
     */
    public static TagSet parse(String text) {
        checkAscii(text);
        int first = text.indexOf('-');
        int second = first < 0 ? -1 : text.indexOf('-', first + 1);
        if (second < 0) {
            throw new InvalidTagException(
                    "expected three parts with '-' between them: interpreter, ABI, platform", text, text.length(), 1);
        }
        int third = text.indexOf('-', second + 1);
        if (third >= 0) {
            throw new InvalidTagException("a tag has only three parts", text, third, text.length() - third);
        }
        List<String> interpreters = members(text, 0, first);
        checkInterpreters(text, interpreters);
        return new TagSet(interpreters, members(text, first + 1, second), members(text, second + 1, text.length()));
    }

    /** The set of one tag. */
    public static TagSet of(Tag tag) {
        return parse(tag.toString());
    }

    private static void checkAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > '~') {
                throw new InvalidTagException("a tag is made of ASCII characters", text, i, 1);
            }
        }
    }

    private static List<String> members(String text, int from, int to) {
        List<String> members = new ArrayList<>(1);
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i == to || text.charAt(i) == '.') {
                if (i == start) {
                    throw new InvalidTagException("a member of a tag set is empty", text, i, 1);
                }
                members.add(text.substring(start, i));
                start = i + 1;
            }
        }
        return List.copyOf(members);
    }

    private static void checkInterpreters(String text, List<String> interpreters) {
        int at = 0;
        for (String interpreter : interpreters) {
            if (!Identifier.is(interpreter)) {
                throw new InvalidTagException("an interpreter is not an identifier", text, at, interpreter.length());
            }
            at += interpreter.length() + 1;
        }
    }

    /** Members of the first component, as written. */
    public List<String> interpreters() {
        return interpreters;
    }

    /** Members of the second component, as written. */
    public List<String> abis() {
        return abis;
    }

    /** Members of the third component, as written. */
    public List<String> platforms() {
        return platforms;
    }

    /** This set for other platforms. */
    public TagSet withPlatforms(List<String> platforms) {
        return parse(text(interpreters, abis, platforms));
    }

    /** Number of combinations. */
    public long size() {
        return (long) interpreters.size() * abis.size() * platforms.size();
    }

    /** The tags, interpreters outermost. */
    public Stream<Tag> stream() {
        return interpreters.stream()
                .flatMap(interpreter -> abis.stream()
                        .flatMap(abi -> platforms.stream().map(platform -> new Tag(interpreter, abi, platform))));
    }

    /**
     * The tags without repetition, in the order of {@link #stream()}.
     *
     * @throws InvalidTagException where there are more than 100,000 combinations
     */
    public Set<Tag> expand() {
        if (size() > EXPANSION_LIMIT) {
            String text = toString();
            throw new InvalidTagException(
                    "the set names " + size() + " tags, more than " + EXPANSION_LIMIT, text, 0, text.length());
        }
        Set<Tag> tags = new LinkedHashSet<>();
        stream().forEach(tags::add);
        return tags;
    }

    /** Whether the members of each component are sorted (PEP 425: "sorted order"). */
    public boolean isSorted() {
        return Stream.of(interpreters, abis, platforms)
                .allMatch(members -> members.equals(members.stream().sorted().toList()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TagSet that
                && lower(interpreters).equals(lower(that.interpreters))
                && lower(abis).equals(lower(that.abis))
                && lower(platforms).equals(lower(that.platforms));
    }

    @Override
    public int hashCode() {
        return Objects.hash(lower(interpreters), lower(abis), lower(platforms));
    }

    private static Set<String> lower(List<String> members) {
        Set<String> lower = new LinkedHashSet<>();
        members.forEach(member -> lower.add(member.toLowerCase(Locale.ROOT)));
        return lower;
    }

    private static String text(List<String> interpreters, List<String> abis, List<String> platforms) {
        return String.join(".", interpreters) + "-" + String.join(".", abis) + "-" + String.join(".", platforms);
    }

    /** The set as written. */
    @Override
    public String toString() {
        return text(interpreters, abis, platforms);
    }
}
