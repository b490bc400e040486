package io.github.wheelwright.core.requirement;

/** A part of a marker that is true or false in an environment. */
sealed interface MarkerNode permits Comparison, MarkerGroup {
    boolean evaluate(MarkerEnvironment environment);

    /** Whether the answer depends on the variable {@code extra}. */
    boolean asksForExtra();

    /** Appends the node as the reference prints it; {@code outermost} groups stand without parentheses. */
    void print(StringBuilder target, boolean outermost);
}
