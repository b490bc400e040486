package io.github.wheelwright.core.requirement;

/**
 * An environment marker: the condition under which a requirement counts (PEP 508, "Environment Markers").
 *
 * <pre>{@code
 * Marker marker = Marker.parse("python_version < '3.13' and sys_platform == 'linux'");
 * marker.evaluate(MarkerEnvironment.cpython("3.12", TargetSystem.LINUX, "x86_64"));   // true
 * }</pre>
 *
 * <p>Evaluation and print are those of {@code packaging}; equality is that of the print.
 */
public final class Marker {
    private final MarkerNode root;

    Marker(MarkerNode root) {
        this.root = root;
    }

    /**
     * Reads a marker.
     *
     * @throws InvalidMarkerException where it is none
     */
    public static Marker parse(String text) {
        Scanner scanner = new Scanner(text, InvalidMarkerException::new);
        MarkerNode root = new MarkerParser(scanner).marker();
        scanner.expectEnd("expected 'and', 'or' or the end of the marker");
        return new Marker(root);
    }

    /**
     * Whether the marker holds in an environment. With several extras asked for, whether it holds for one of them.
     *
     * @throws UndefinedMarkerException where the environment lacks a value that the marker needs, or two values cannot be compared
     */
    public boolean evaluate(MarkerEnvironment environment) {
        var extras = environment.set(MarkerVariable.EXTRAS);
        if (extras == null || extras.isEmpty() || !root.asksForExtra()) {
            return root.evaluate(environment);
        }
        return extras.stream().anyMatch(extra -> root.evaluate(environment.withExtra(extra)));
    }

    /** Whether the marker asks for an extra. */
    public boolean asksForExtra() {
        return root.asksForExtra();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Marker that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** The marker with single spaces, double quotes, and no parentheses without need. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        root.print(text, true);
        return text.toString();
    }
}
