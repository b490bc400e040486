package io.github.wheelwright.maven.report;

/** Numbers of things for people. */
public final class Count {
    private Count() {}

    /** {@code 1 wheel}, {@code 2 wheels}. */
    public static String of(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
