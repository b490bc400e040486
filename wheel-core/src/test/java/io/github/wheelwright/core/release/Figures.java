package io.github.wheelwright.core.release;

/** Says how much a proof has run where {@code -Dwheel.figures=true} asks for it. */
final class Figures {
    /** Whether this is such a run; a quick one does less of the same. */
    static final boolean WANTED = Boolean.getBoolean("wheel.figures");

    private Figures() {}

    static void print(String format, Object... values) {
        if (WANTED) {
            System.out.println(String.format(format, values));
        }
    }
}
