package io.github.wheelwright.core.zip;

/**
 * How much an archive may hold. What is declared is checked at once, what is there while it is read. (The ratio of deflate
 * needs no limit of its own: a declared size over 1032 × the compressed one is always a lie, and refused.)
 *
 * @param entries most members
 * @param nameBytes most bytes of a name
 * @param directoryBytes most bytes of the central directory, which is held in memory
 * @param memberSize most bytes of one member's content
 * @param totalSize most bytes of all contents together
 */
public record ZipLimits(int entries, int nameBytes, int directoryBytes, long memberSize, long totalSize) {
    /** Ten times and more of what is seen in the largest real wheels. */
    public static final ZipLimits DEFAULT = new ZipLimits(1_000_000, 4_096, 64 << 20, 1L << 37, 1L << 38);
}
