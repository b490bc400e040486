package io.github.wheelwright.core;

/**
 * Text that does not follow its grammar: the problem, the input, and the place, shown with {@code ^} under it.
 *
 * <pre>{@code
 * expected a version after the operator
 *     torch>= ; python_version < "3.13"
 *            ^
 * }</pre>
 */
public class GrammarException extends WheelException {
    private static final long serialVersionUID = 1L;
    private static final int WINDOW = 60;

    private final String problem;
    private final String input;
    private final int position;

    /**
     * The characters {@code [position, position + length)} of {@code input} are wrong; {@code position} may be the length of
     * the input (something is missing at the end).
     */
    public GrammarException(String problem, String input, int position, int length) {
        super(problem + underlined(input, position, length));
        this.problem = problem;
        this.input = input;
        this.position = position;
    }

    /** What is wrong, without the input. */
    public final String problem() {
        return problem;
    }

    /** The text that was parsed, whole. */
    public final String input() {
        return input;
    }

    /** Index into {@link #input()} (UTF-16 units) of the first wrong character. */
    public final int position() {
        return position;
    }

    private static String underlined(String input, int position, int length) {
        // Hostile input may be megabytes long: show a window around the place.
        int from = Math.max(0, position - WINDOW);
        int to = Math.min(input.length(), position + Math.min(Math.max(length, 1), WINDOW) + WINDOW);
        String before = from > 0 ? "…" : "";
        String after = to < input.length() ? "…" : "";
        StringBuilder shown = new StringBuilder(before);
        input.substring(from, to)
                .chars()
                .map(c -> Character.isISOControl(c) ? '�' : c)
                .forEach(c -> shown.append((char) c));
        shown.append(after);
        int carets = Math.max(1, Math.min(length, to - position));
        return "\n    " + shown + "\n    " + " ".repeat(position - from + before.length()) + "^".repeat(carets);
    }
}
