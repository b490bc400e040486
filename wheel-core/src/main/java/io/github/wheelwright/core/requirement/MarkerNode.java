package io.github.wheelwright.core.requirement;

/** A part of a marker that is true or false in an environment. */
abstract sealed class MarkerNode permits Comparison, MarkerGroup {
    abstract boolean evaluate(MarkerEnvironment environment);

    /** Whether the answer depends on the variable {@code extra}. */
    abstract boolean asksForExtra();

    /** Appends the node as the reference prints it; {@code outermost} groups stand without parentheses. */
    abstract void print(StringBuilder target, boolean outermost);
}
