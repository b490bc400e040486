package io.github.wheelwright.core.zip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Constants of the format (APPNOTE 4.3, 4.4). */
final class Zip {
    static final int LOCAL_HEADER = 0x04034b50;
    static final int CENTRAL_RECORD = 0x02014b50;
    static final int DESCRIPTOR = 0x08074b50;
    static final int END = 0x06054b50;
    static final int END64 = 0x06064b50;
    static final int LOCATOR64 = 0x07064b50;

    static final int LOCAL_HEADER_SIZE = 30;
    static final int CENTRAL_RECORD_SIZE = 46;
    static final int END_SIZE = 22;
    static final int END64_SIZE = 56;
    static final int LOCATOR64_SIZE = 20;

    static final int DESCRIPTOR_FLAG = 1 << 3;
    static final int UTF8_FLAG = 1 << 11;

    /** A 4-byte field whose value is in the ZIP64 block or record. */
    static final long SENTINEL = 0xffff_ffffL;
    /** A 2-byte field whose value is in the ZIP64 record. */
    static final int SHORT_SENTINEL = 0xffff;

    /** 1980-01-01 00:00, the earliest: date in the upper half, time in the lower (APPNOTE 4.4.6). */
    static final int EPOCH = 0x0021_0000;

    private Zip() {}

    static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static ByteBuffer allocate(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
