package io.github.wheelwright.maven.dockerfile;

import java.util.List;
import java.util.Optional;

/**
 * An instruction of a Dockerfile.
 *
 * @param line where it begins, from 1
 * @param keyword in upper case: {@code RUN}
 * @param flags {@code --from=base}, as they stand
 * @param rest what follows the flags, continuation lines joined
 * @param arguments the rest, split as the keyword wants it
 * @param heredocs the documents that follow
 */
public record Instruction(
        int line, String keyword, List<String> flags, String rest, List<String> arguments, List<Heredoc> heredocs) {
    /** The values of a flag: {@code base} of {@code --from=base}. */
    public List<String> flagValues(String name) {
        String start = "--" + name + "=";
        return flags.stream()
                .filter(flag -> flag.startsWith(start))
                .map(flag -> flag.substring(start.length()))
                .toList();
    }

    /** The first value of a flag. */
    Optional<String> flag(String name) {
        return flagValues(name).stream().findFirst();
    }

    /** What a {@code RUN} runs, heredocs included. */
    public String script() {
        StringBuilder script = new StringBuilder(rest);
        heredocs.forEach(heredoc -> script.append('\n').append(heredoc.content()));
        return script.toString();
    }

    /** The whole in one line that says all of it: heredocs follow with {@code \n} for their line ends. */
    public String text() {
        StringBuilder text = new StringBuilder(keyword);
        flags.forEach(flag -> text.append(' ').append(flag));
        if (!rest.isEmpty()) {
            text.append(' ').append(rest);
        }
        heredocs.forEach(heredoc -> text.append('\n').append(heredoc.content()).append(heredoc.name()));
        return Printable.of(text.toString());
    }
}
