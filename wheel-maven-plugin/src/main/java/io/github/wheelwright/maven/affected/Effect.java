package io.github.wheelwright.maven.affected;

/** What has to be built anew after a change; each includes those before it. */
public enum Effect {
    /** Nothing. */
    NOTHING("nothing"),
    /** The wheels, on the base image that is there. */
    WHEEL("wheel"),
    /** The base image, and the wheels on it. */
    BASE_IMAGE("base-image");

    private final String word;

    Effect(String word) {
        this.word = word;
    }

    /** Whether it includes {@code other}. */
    public boolean includes(Effect other) {
        return compareTo(other) >= 0;
    }

    @Override
    public String toString() {
        return word;
    }
}
