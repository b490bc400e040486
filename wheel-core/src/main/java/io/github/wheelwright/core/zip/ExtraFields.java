package io.github.wheelwright.core.zip;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The extra field of a header, taken apart (APPNOTE 4.5).
 *
 * @param zip64 content of the ZIP64 block, where there is one
 * @param others all other blocks, as they stood
 */
record ExtraFields(byte @Nullable [] zip64, byte[] others) {
    static final int ZIP64 = 0x0001;
    private static final int UNICODE_PATH = 0x7075;
    private static final byte[] NONE = {};
    private static final ExtraFields EMPTY = new ExtraFields(null, NONE);

    /** A block that is malformed, with the reason. */
    static final class WrongExtraField extends Exception {
        private static final long serialVersionUID = 1L;

        WrongExtraField(String reason) {
            super(reason, null, false, false);
        }
    }

    /** Sizes and offset after ZIP64. */
    record Sizes(long size, long compressedSize, long offset) {}

    static ExtraFields parse(byte[] extra, byte[] name) throws WrongExtraField {
        if (extra.length == 0) {
            return EMPTY;
        }
        byte[] zip64 = null;
        ByteArrayOutputStream others = new ByteArrayOutputStream(extra.length);
        Set<Integer> seen = new HashSet<>();
        ByteBuffer in = ByteBuffer.wrap(extra).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            int start = in.position();
            if (in.remaining() < 4) {
                throw new WrongExtraField("extra field ends within a block header");
            }
            int id = in.getShort() & 0xffff;
            int length = in.getShort() & 0xffff;
            if (length > in.remaining()) {
                throw new WrongExtraField(String.format("extra block 0x%04x is longer than the extra field", id));
            }
            byte[] content = new byte[length];
            in.get(content);
            if ((id == ZIP64 || id == UNICODE_PATH) && !seen.add(id)) {
                throw new WrongExtraField(String.format("extra block 0x%04x is there twice", id));
            }
            if (id == ZIP64) {
                zip64 = content;
                continue;
            }
            if (id == UNICODE_PATH) {
                checkUnicodePath(content, name);
            }
            others.write(extra, start, 4 + length);
        }
        return new ExtraFields(zip64, others.toByteArray());
    }

    /** APPNOTE 4.6.9. Some readers take the name from here, others from the header: it has to be one name. */
    private static void checkUnicodePath(byte[] content, byte[] name) throws WrongExtraField {
        CRC32 crc = new CRC32();
        crc.update(name);
        ByteBuffer in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        if (content.length < 5
                || in.get() != 1
                || in.getInt() != (int) crc.getValue()
                || !Arrays.equals(content, 5, content.length, name, 0, name.length)) {
            throw new WrongExtraField("Unicode path block that names another file than the header");
        }
    }

    /**
     * The values behind the sentinels of a header (APPNOTE 4.5.3). Only fields that are sentinels should have a value here;
     * blocks that repeat all of them are common and harmless as long as they agree.
     *
     * @param offset −1 for a local header, which has none
     */
    Sizes sizes(long size, long compressedSize, long offset) throws WrongExtraField {
        int sentinels = count(size) + count(compressedSize) + (offset < 0 ? 0 : count(offset));
        if (zip64 == null) {
            if (sentinels > 0) {
                throw new WrongExtraField("size or offset 0xffffffff without a ZIP64 block");
            }
            return new Sizes(size, compressedSize, offset);
        }
        long[] values = offset < 0 ? new long[] {size, compressedSize} : new long[] {size, compressedSize, offset};
        boolean exact = sentinels > 0 && zip64.length == 8 * sentinels;
        if (!exact && zip64.length != 16 && zip64.length != 8 * values.length) {
            throw new WrongExtraField("ZIP64 block of " + zip64.length + " bytes for " + sentinels + " values");
        }
        ByteBuffer in = ByteBuffer.wrap(zip64).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < values.length; i++) {
            boolean sentinel = values[i] == Zip.SENTINEL;
            if (exact && !sentinel) {
                continue;
            }
            if (in.remaining() < 8) {
                if (sentinel) {
                    throw new WrongExtraField("ZIP64 block lacks a value");
                }
                continue;
            }
            long value = in.getLong();
            if (value < 0 || !sentinel && value != values[i]) {
                throw new WrongExtraField("ZIP64 block that disagrees with its header");
            }
            values[i] = value;
        }
        return new Sizes(values[0], values[1], offset < 0 ? -1 : values[2]);
    }

    private static int count(long value) {
        return value == Zip.SENTINEL ? 1 : 0;
    }
}
