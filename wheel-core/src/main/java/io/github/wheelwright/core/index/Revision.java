package io.github.wheelwright.core.index;

/**
 * A page's place in its history, kept on it under a private key.
 *
 * @param generation counts the changes of this page; 0 is a page that does not exist yet
 * @param step the step of its channel that this page has reached ({@link ChannelHistory#step}); 0 where it is no channel's page
 */
public record Revision(long generation, long step) {
    /** A page that is not there yet. */
    public static final Revision NONE = new Revision(0, 0);

    /** The next change of the same page. */
    public Revision next() {
        return new Revision(generation + 1, step);
    }

    /** The same change, of a page that has reached {@code step} of its channel. */
    public Revision at(long step) {
        return new Revision(generation, step);
    }
}
