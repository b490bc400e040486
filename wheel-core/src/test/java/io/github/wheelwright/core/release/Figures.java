package io.github.wheelwright.core.release;

/** Says how much a proof has run, where {@code -Dwheel.figures=true} asks for it. */
final class Figures {
    private Figures() {}

    static void print(String format, Object... values) {
        if (Boolean.getBoolean("wheel.figures")) {
            System.out.println(String.format(format, values));
        }
    }
}
