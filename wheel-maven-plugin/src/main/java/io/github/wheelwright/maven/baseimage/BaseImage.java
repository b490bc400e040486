package io.github.wheelwright.maven.baseimage;

import io.github.wheelwright.maven.registry.ImageReference;

/**
 * A base image that is there.
 *
 * @param image by its digest
 * @param origin how it came to be the one
 */
public record BaseImage(ImageReference image, Origin origin) {
    /** How an image came to be the one that is used. */
    public enum Origin {
        /** It was there. */
        FOUND("is there"),
        /** This run has built it. */
        BUILT("built"),
        /** This run has built one, too, and somebody else was faster. */
        OTHERS("built by somebody else meanwhile, who was faster; theirs is used");

        private final String words;

        Origin(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }
}
