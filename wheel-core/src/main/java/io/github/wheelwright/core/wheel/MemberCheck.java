package io.github.wheelwright.core.wheel;

import io.github.wheelwright.core.metadata.RecordFile;
import io.github.wheelwright.core.metadata.RecordRow;
import io.github.wheelwright.core.wheel.Finding.Code;
import io.github.wheelwright.core.zip.ZipArchive;
import io.github.wheelwright.core.zip.ZipEntry;
import io.github.wheelwright.core.zip.ZipFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** One member: read once, checked against the archive and against its row of RECORD. Belongs to one thread at a time. */
final class MemberCheck {
    /** What installers accept: SHA-256 and stronger ones that are always there (PEP 427). */
    private static final Map<String, String> ALGORITHMS =
            Map.of("sha256", "SHA-256", "sha384", "SHA-384", "sha512", "SHA-512");

    /** What takes so long that a second thread is worth its start. */
    private static final long LARGE = 32 << 20;

    private static final boolean SEVERAL_PROCESSORS = Runtime.getRuntime().availableProcessors() > 1;

    private final ZipArchive archive;
    private final ZipEntry entry;
    private final Optional<RecordFile> record;
    private final MemberSink sink;
    private final List<Finding> findings = new ArrayList<>(0);

    /** {@code record} is empty for what needs no row there. */
    MemberCheck(ZipArchive archive, ZipEntry entry, Optional<RecordFile> record, MemberSink sink) {
        this.archive = archive;
        this.entry = entry;
        this.record = record;
        this.sink = sink;
    }

    long size() {
        return entry.size();
    }

    List<Finding> findings() {
        return findings;
    }

    /** Reads the member through {@code buffer}; {@code progress} is told each count of bytes. */
    void run(byte[] buffer, LongConsumer progress) throws IOException {
        Optional<RecordRow> row = record.flatMap(r -> r.row(entry.name()));
        if (record.isPresent() && row.isEmpty()) {
            find(Code.RECORD_UNLISTED, "is in the wheel, and not in RECORD");
        }
        MessageDigest digest = row.flatMap(this::digest).orElse(null);
        try (InputStream in = archive.stream(entry);
                OutputStream out = sink.open(entry)) {
            if (digest != null && entry.size() >= LARGE && SEVERAL_PROCESSORS) {
                copyBeside(in, out, digest, progress);
            } else {
                copy(in, out, digest, buffer, progress);
            }
        } catch (ZipFormatException e) {
            find(Code.of(e.fault()), e.problem());
            return;
        }
        row.ifPresent(r -> compare(r, digest));
    }

    private static void copy(
            InputStream in, OutputStream out, @Nullable MessageDigest digest, byte[] buffer, LongConsumer progress)
            throws IOException {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            if (digest != null) {
                digest.update(buffer, 0, n);
            }
            out.write(buffer, 0, n);
            progress.accept(n);
        }
    }

    private static void copyBeside(InputStream in, OutputStream out, MessageDigest digest, LongConsumer progress)
            throws IOException {
        try (DigestBeside beside = new DigestBeside(digest)) {
            byte[] buffer = beside.buffer();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
                progress.accept(n);
                beside.add(buffer, n);
                buffer = beside.buffer();
            }
            beside.finish();
        }
    }

    /** The computation that the row asks for; empty, with a finding, where it asks for none that counts. */
    private Optional<MessageDigest> digest(RecordRow row) {
        if (!row.isHashed()) {
            find(Code.RECORD_HASH_MISSING, "has no hash in line " + row.line() + " of RECORD");
            return Optional.empty();
        }
        String algorithm = row.algorithm().map(ALGORITHMS::get).orElse(null);
        if (algorithm == null) {
            find(Code.RECORD_HASH_WEAK, "has the hash " + row.hash() + " in RECORD; SHA-256 or better is needed");
            return Optional.empty();
        }
        try {
            return Optional.of(MessageDigest.getInstance(algorithm));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has " + algorithm, e);
        }
    }

    private void compare(RecordRow row, @Nullable MessageDigest digest) {
        if (digest != null) {
            compareHash(row, digest.digest());
        }
        if (row.size().isEmpty()) {
            find(Code.RECORD_SIZE_MISSING, "has no size in line " + row.line() + " of RECORD");
        } else if (row.bytes().isEmpty() || row.bytes().getAsLong() != entry.size()) {
            find(Code.RECORD_SIZE_MISMATCH, "has " + entry.size() + " bytes, and RECORD says " + row.size());
        }
    }

    private void compareHash(RecordRow row, byte[] actual) {
        String expected = row.digest();
        String base64 = Base64.getUrlEncoder().withoutPadding().encodeToString(actual);
        if (expected.equals(base64)) {
            return;
        }
        if (expected.equalsIgnoreCase(HexFormat.of().formatHex(actual))) {
            find(Code.RECORD_HASH_HEX, "has a hash in hexadecimal digits in RECORD; pip cannot check it");
        } else {
            find(Code.RECORD_HASH_MISMATCH, "has the digest " + base64 + ", and RECORD says " + expected);
        }
    }

    private void find(Code code, String message) {
        findings.add(new Finding(code, entry.name(), message));
    }
}
