package io.github.wheelwright.core.zip;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * New bytes as a list of ranges to copy from a source, of literal bytes, and of ranges of other sources. Immutable; nothing is
 * read until it is run. Neighbouring ranges are joined, so two edits that come to the same are the same plan.
 *
 * <pre>{@code
 * SplicePlan plan = SplicePlan.builder().copy(0, 100).literal(bytes).copy(150, 50).build();
 * Sha256 digest = plan.writeTo(source, target);
 * }</pre>
 */
public final class SplicePlan {
    private final List<Piece> pieces;
    private final long length;
    private final long copied;

    /** A run of bytes of the result. */
    public sealed interface Piece {
        /** Bytes that it gives. */
        long length();
    }

    /** Bytes {@code [offset, offset + length)} of the source. */
    public record Copy(long offset, long length) implements Piece {}

    /** These bytes. */
    public static final class Literal implements Piece {
        private final byte[] bytes;

        private Literal(byte[] bytes) {
            this.bytes = bytes;
        }

        /** A copy of the bytes. */
        public byte[] bytes() {
            return bytes.clone();
        }

        byte[] shared() {
            return bytes;
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Literal literal && Arrays.equals(bytes, literal.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "Literal[length=" + bytes.length + "]";
        }
    }

    /** Bytes {@code [offset, offset + length)} of another source, which has to stay open until the plan has run. */
    public record Insert(ByteSource source, long offset, long length) implements Piece {}

    private SplicePlan(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
        this.length = pieces.stream().mapToLong(Piece::length).sum();
        this.copied = pieces.stream()
                .filter(Copy.class::isInstance)
                .mapToLong(Piece::length)
                .sum();
    }

    /** An empty plan to add to. */
    public static Builder builder() {
        return new Builder();
    }

    /** The plan that changes nothing. */
    public static SplicePlan copyOf(ByteSource source) {
        return builder().copy(0, source.length()).build();
    }

    /** The runs of the result, in order; none is empty. */
    public List<Piece> pieces() {
        return pieces;
    }

    /** Bytes of the result. */
    public long length() {
        return length;
    }

    /** Bytes that are copied from the source. */
    public long copiedBytes() {
        return copied;
    }

    /** Bytes that come from elsewhere. */
    public long writtenBytes() {
        return length - copied;
    }

    /** Bytes at the beginning that are those of the source. */
    public long unchangedStart() {
        return !pieces.isEmpty() && pieces.get(0) instanceof Copy first && first.offset == 0 ? first.length : 0;
    }

    /** Whether the result is {@code source} unchanged. */
    public boolean isIdentity(ByteSource source) {
        return pieces.isEmpty() ? source.length() == 0 : pieces.equals(List.of(new Copy(0, source.length())));
    }

    /**
     * The result at random access, made while it is read; for a store, no temporary file is needed. Valid as long as
     * {@code source} is open; closing the result closes nothing.
     */
    public ByteSource over(ByteSource source) {
        return new SplicedSource(this, source);
    }

    /** Digest of the result, in one pass. */
    public Sha256 digest(ByteSource source) throws IOException {
        return Sha256.of(over(source));
    }

    /**
     * Writes the result in one pass: to a temporary file beside {@code target}, forced to the disk, then renamed over it. On
     * failure nothing is left behind, and {@code target} is what it was; it may be the file that {@code source} reads.
     *
     * @return digest of what was written
     */
    public Sha256 writeTo(ByteSource source, Path target) throws IOException {
        return SpliceWriter.write(over(source), target);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SplicePlan plan && pieces.equals(plan.pieces);
    }

    @Override
    public int hashCode() {
        return pieces.hashCode();
    }

    @Override
    public String toString() {
        return pieces.stream().map(Object::toString).collect(Collectors.joining(", ", "SplicePlan[", "]"));
    }

    /** Collects runs in order, and joins those that continue each other. */
    public static final class Builder {
        private final List<Piece> pieces = new ArrayList<>();
        /** Bytes that make one literal together; joined once, for a directory is large. */
        private final List<byte[]> literals = new ArrayList<>();

        private long position;

        private Builder() {}

        /** Adds bytes of the source. */
        public Builder copy(long offset, long length) {
            add(new Copy(Objects.checkFromIndexSize(offset, length, Long.MAX_VALUE), length));
            return this;
        }

        /** Adds these bytes; the array is copied. */
        public Builder literal(byte[] bytes) {
            return adopt(bytes.clone());
        }

        /** As {@link #literal}, of an array that nobody will change. */
        Builder adopt(byte[] bytes) {
            literals.add(bytes);
            position += bytes.length;
            return this;
        }

        /** Adds bytes of another source. */
        public Builder insert(ByteSource source, long offset, long length) {
            add(new Insert(source, Objects.checkFromIndexSize(offset, length, source.length()), length));
            return this;
        }

        /** Bytes added so far: the offset in the result of what comes next. */
        public long position() {
            return position;
        }

        /** The plan. */
        public SplicePlan build() {
            flushLiteral();
            return new SplicePlan(pieces);
        }

        private void add(Piece piece) {
            if (piece.length() == 0) {
                return;
            }
            flushLiteral();
            position += piece.length();
            Piece last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
            if (last instanceof Copy before
                    && piece instanceof Copy after
                    && before.offset + before.length == after.offset) {
                pieces.set(pieces.size() - 1, new Copy(before.offset, before.length + after.length));
            } else if (last instanceof Insert before
                    && piece instanceof Insert after
                    && before.source == after.source
                    && before.offset + before.length == after.offset) {
                pieces.set(pieces.size() - 1, new Insert(before.source, before.offset, before.length + after.length));
            } else {
                pieces.add(piece);
            }
        }

        private void flushLiteral() {
            int length = literals.stream().mapToInt(bytes -> bytes.length).sum();
            if (length > 0) {
                pieces.add(new Literal(literals.size() == 1 ? literals.get(0) : joined(length)));
            }
            literals.clear();
        }

        private byte[] joined(int length) {
            ByteBuffer joined = ByteBuffer.allocate(length);
            literals.forEach(joined::put);
            return joined.array();
        }
    }
}
