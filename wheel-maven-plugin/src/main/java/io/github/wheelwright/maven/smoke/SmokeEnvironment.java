package io.github.wheelwright.maven.smoke;

import java.util.List;

/** Where a smoke test runs. */
public sealed interface SmokeEnvironment {
    /** A virtual environment on this machine, made with an interpreter. */
    record Venv(String python) implements SmokeEnvironment {
        @Override
        public String toString() {
            return "venv of " + python;
        }
    }

    /**
     * A new container.
     *
     * @param image that has Python
     * @param python the interpreter in it
     * @param options of {@code docker run}
     */
    record Container(String image, String python, List<String> options) implements SmokeEnvironment {
        @Override
        public String toString() {
            return shortened(image);
        }
    }

    /** The name of an image for people: twelve digits of a digest are enough. */
    static String shortened(String image) {
        return image.replaceFirst("(@sha256:[0-9a-f]{12})[0-9a-f]{52}", "$1");
    }

    /** Reads {@code venv}, {@code venv:/usr/bin/python3.12}, or the name of an image. */
    static SmokeEnvironment parse(String text, String python, List<String> options) {
        String trimmed = text.strip();
        if (trimmed.equals("venv")) {
            return new Venv(python);
        }
        return trimmed.startsWith("venv:")
                ? new Venv(trimmed.substring("venv:".length()))
                : new Container(trimmed, python, options);
    }
}
