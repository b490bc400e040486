package io.github.wheelwright.core.bytes;

import io.github.wheelwright.core.WheelException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.function.LongConsumer;
import org.bouncycastle.crypto.digests.SHA256Digest;

/**
 * A SHA-256 computation that can be stopped, kept as a {@link Sha256State}, and taken up again by another process. Needs Bouncy
 * Castle's {@code bcprov} on the class path; it is several times slower than the JDK's, so it is for beginnings that are kept and
 * for short ends.
 *
 * <pre>{@code
 * Sha256State state = ResumableSha256.stateAt(1_000_000, source, bytes -> {});
 * Sha256 digest = ResumableSha256.resumed(state, source);
 * }</pre>
 */
public final class ResumableSha256 {
    private static final int CHUNK = 1 << 17;
    /** Bytes 8 to 15 of Bouncy Castle's encoding count what was digested, bytes 16 to 47 are the eight words. */
    private static final int COUNT = 8;

    private static final int WORDS = 16;

    private ResumableSha256() {}

    /** Whether states can be taken and used here. */
    public static boolean isAvailable() {
        try {
            return new SHA256Digest().getDigestSize() == 32;
        } catch (NoClassDefFoundError e) {
            return false;
        }
    }

    /**
     * The state after the bytes of {@code source} before {@code offset}, a multiple of {@link Sha256State#BLOCK}.
     *
     * @param bytesDone is told how many more bytes are done, and may throw to stop
     */
    public static Sha256State stateAt(long offset, ByteSource source, LongConsumer bytesDone) throws IOException {
        SHA256Digest digest = begin();
        update(digest, source, 0, offset, bytesDone);
        byte[] encoded = digest.getEncodedState();
        return new Sha256State(offset, HexFormat.of().formatHex(encoded, WORDS, WORDS + 32));
    }

    /** The digest of {@code source}, whose bytes before {@code state}'s offset are in {@code state} and are not read. */
    public static Sha256 resumed(Sha256State state, ByteSource source) throws IOException {
        SHA256Digest digest = resume(state);
        update(digest, source, state.offset(), source.length() - state.offset(), bytes -> {});
        byte[] raw = new byte[32];
        digest.doFinal(raw, 0);
        return Sha256.ofRaw(raw);
    }

    private static SHA256Digest begin() {
        try {
            return new SHA256Digest();
        } catch (NoClassDefFoundError e) {
            throw new WheelException(
                    "no state of a SHA-256 can be kept or used, because Bouncy Castle is not there",
                    "add org.bouncycastle:bcprov-jdk18on to the class path",
                    e);
        }
    }

    private static SHA256Digest resume(Sha256State state) {
        byte[] encoded = begin().getEncodedState();
        ByteBuffer.wrap(encoded).putLong(COUNT, state.offset());
        System.arraycopy(HexFormat.of().parseHex(state.words()), 0, encoded, WORDS, 32);
        return new SHA256Digest(encoded);
    }

    private static void update(SHA256Digest digest, ByteSource source, long offset, long length, LongConsumer bytesDone)
            throws IOException {
        try (InputStream in = source.stream(offset, length)) {
            byte[] chunk = new byte[CHUNK];
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                digest.update(chunk, 0, n);
                bytesDone.accept(n);
            }
        }
    }
}
