package io.github.wheelwright.maven.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small wheels, good and bad. */
final class SampleWheel {
    static final String REQUIRES_PYTHON = ">=3.8";

    /** The same bytes each time. */
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

    private SampleWheel() {}

    static byte[] metadata(String name, String version) {
        return ("Metadata-Version: 2.1\nName: " + name + "\nVersion: " + version + "\nRequires-Python: "
                        + REQUIRES_PYTHON + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** As it should be. */
    static byte[] stored(String name, String version, String tag) {
        return zip(members(name, version, tag, metadata(name, version)), ZipEntry.STORED);
    }

    /** With this many bytes of data. */
    static byte[] large(String name, String version, String tag, int size) {
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put(name + ".bin", new byte[size]);
        members.putAll(members(name, version, tag, metadata(name, version)));
        return zip(members, ZipEntry.STORED);
    }

    /** With METADATA of its own. */
    static byte[] stored(String name, String version, String tag, byte[] metadata) {
        return zip(members(name, version, tag, metadata), ZipEntry.STORED);
    }

    /** As Java writes it: with data descriptors. */
    static byte[] withDataDescriptors(String name, String version, String tag) {
        return zip(members(name, version, tag, metadata(name, version)), ZipEntry.DEFLATED);
    }

    private static Map<String, byte[]> members(String name, String version, String tag, byte[] metadata) {
        String info = name + "-" + version + ".dist-info/";
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put(name + ".py", "x = 1\n".getBytes(StandardCharsets.UTF_8));
        members.put(info + "METADATA", metadata);
        members.put(
                info + "WHEEL",
                ("Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: " + tag + "\n")
                        .getBytes(StandardCharsets.UTF_8));
        members.put(info + "RECORD", new byte[0]);
        return members;
    }

    private static byte[] zip(Map<String, byte[]> members, int method) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                ZipEntry entry = new ZipEntry(member.getKey());
                entry.setMethod(method);
                entry.setTimeLocal(TIME);
                if (method == ZipEntry.STORED) {
                    CRC32 crc = new CRC32();
                    crc.update(member.getValue());
                    entry.setSize(member.getValue().length);
                    entry.setCrc(crc.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(member.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }
}
