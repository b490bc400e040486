package io.github.wheelwright.core.zip;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A member of a {@link RawZip}: every field of its headers can be set, wrongly too. */
public final class RawMember {
    byte[] localName;
    byte[] centralName;
    byte[] data;
    byte[] localExtra = {};
    byte[] centralExtra = {};
    byte[] comment = {};
    byte[] descriptor = {};
    byte[] before = {};
    int localFlags;
    int centralFlags;
    int localMethod;
    int centralMethod;
    int version = 20;
    int disk;
    int attributes = 0100644 << 16;
    long localCrc;
    long centralCrc;
    long localCompressed;
    long centralCompressed;
    long localSize;
    long centralSize;
    long shift;

    private RawMember(String name, byte[] data, byte[] content, int method) {
        this.localName = name.getBytes(StandardCharsets.UTF_8);
        this.centralName = localName;
        this.data = data;
        CRC32 crc = new CRC32();
        crc.update(content);
        method(method);
        flags(name.chars().anyMatch(c -> c > 127) ? 1 << 11 : 0);
        crc(crc.getValue());
        compressed(data.length);
        size(content.length);
        if (name.endsWith("/")) {
            attributes = 0040755 << 16;
        }
    }

    public static RawMember stored(String name, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return new RawMember(name, bytes, bytes, 0);
    }

    public static RawMember stored(String name, byte[] content) {
        return new RawMember(name, content, content, 0);
    }

    public static RawMember deflated(String name, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return new RawMember(name, deflate(bytes), bytes, 8);
    }

    /** Sizes and CRC behind the data, zero in the local header. */
    public RawMember withDescriptor(boolean signed, boolean wide) {
        RawZip.Fields out = new RawZip.Fields();
        if (signed) {
            out.u32(0x08074b50);
        }
        out.u32(centralCrc);
        if (wide) {
            out.u64(centralCompressed).u64(centralSize);
        } else {
            out.u32(centralCompressed).u32(centralSize);
        }
        descriptor = out.bytes();
        localCrc = 0;
        localCompressed = 0;
        localSize = 0;
        return flags(centralFlags | 1 << 3);
    }

    /** File type and permissions. */
    public RawMember withMode(int mode) {
        attributes = mode << 16;
        return this;
    }

    /** Both sizes in a ZIP64 block of the local header, as writers do that do not know them beforehand. */
    public RawMember withLocalZip64() {
        localExtra = new RawZip.Fields()
                .u16(1)
                .u16(16)
                .u64(localSize)
                .u64(localCompressed)
                .bytes();
        localSize = 0xffffffffL;
        localCompressed = 0xffffffffL;
        return this;
    }

    public String name() {
        return new String(centralName, StandardCharsets.UTF_8);
    }

    public RawMember mode(int mode) {
        attributes = mode << 16;
        return this;
    }

    public RawMember withComment(String text) {
        comment = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    public RawMember flags(int flags) {
        localFlags = flags;
        centralFlags = flags;
        return this;
    }

    public RawMember method(int method) {
        localMethod = method;
        centralMethod = method;
        return this;
    }

    public RawMember crc(long crc) {
        localCrc = crc;
        centralCrc = crc;
        return this;
    }

    public RawMember size(long size) {
        localSize = size;
        centralSize = size;
        return this;
    }

    public RawMember compressed(long size) {
        localCompressed = size;
        centralCompressed = size;
        return this;
    }

    public RawMember name(byte[] name) {
        localName = name;
        centralName = name;
        return this;
    }

    public RawMember extra(byte[] extra) {
        localExtra = extra;
        centralExtra = extra;
        return this;
    }

    static byte[] deflate(byte[] content) {
        Deflater deflater = new Deflater(6, true);
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] chunk = new byte[4096];
        while (!deflater.finished()) {
            out.write(chunk, 0, deflater.deflate(chunk));
        }
        deflater.end();
        return out.toByteArray();
    }
}
