package io.github.wheelwright.core.version;

import java.math.BigInteger;

/**
 * The pre-release part of a version (PEP 440, "Pre-releases").
 *
 * @param phase which of the three
 * @param number its number, zero where none was written
 */
public record PreRelease(Phase phase, BigInteger number) {
    /** How far along, in order. */
    public enum Phase {
        /** {@code a}. */
        ALPHA("a"),
        /** {@code b}. */
        BETA("b"),
        /** {@code rc}. */
        CANDIDATE("rc");

        private final String letters;

        Phase(String letters) {
            this.letters = letters;
        }

        static Phase of(String letters) {
            return switch (letters) {
                case "a" -> ALPHA;
                case "b" -> BETA;
                default -> CANDIDATE;
            };
        }

        @Override
        public String toString() {
            return letters;
        }
    }

    @Override
    public String toString() {
        return phase.toString() + number;
    }
}
