package io.github.wheelwright.maven.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A document within a Dockerfile.
 *
 * @param name the word that ends it
 * @param chomp whether leading tabs do not count ({@code <<-})
 * @param content its lines, with their ends
 */
public record Heredoc(String name, boolean chomp, String content) {
    private static final Pattern START = Pattern.compile("(\\d*)<<(-?)\\s*([^<]*)");

    /** Those that an instruction begins, without content. */
    static List<Heredoc> begunBy(String line) {
        List<Heredoc> begun = new ArrayList<>();
        try {
            for (String word :
                    Expander.expand(line, '\\', Map.of(), Expander.Mode.RAW).words()) {
                parse(word).ifPresent(begun::add);
            }
        } catch (ExpansionException e) {
            return List.of(); // quotes of another kind of shell: BuildKit sees no heredoc there either
        }
        return begun;
    }

    /** The heredoc that {@code word} begins, if it does. */
    static Optional<Heredoc> parse(String word) throws ExpansionException {
        Matcher matcher = START.matcher(word);
        if (!matcher.matches() || matcher.group(3).isEmpty()) {
            return Optional.empty();
        }
        List<String> names = Expander.expand(matcher.group(3), '\\', Map.of(), Expander.Mode.WORD)
                .words();
        return names.size() == 1
                ? Optional.of(new Heredoc(names.get(0), !matcher.group(2).isEmpty(), ""))
                : Optional.empty();
    }

    /** Whether a line of the file is the last. */
    boolean isEndedBy(String line) {
        String text = line.replaceFirst("[\r\n]+$", "");
        return (chomp ? text.replaceFirst("^\t+", "") : text).equals(name);
    }

    Heredoc withContent(String lines) {
        return new Heredoc(name, chomp, lines);
    }
}
