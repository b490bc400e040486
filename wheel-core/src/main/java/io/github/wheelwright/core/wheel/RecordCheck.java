package io.github.wheelwright.core.wheel;

import io.github.wheelwright.core.metadata.InvalidMetadataException;
import io.github.wheelwright.core.metadata.RecordFile;
import io.github.wheelwright.core.metadata.RecordRow;
import io.github.wheelwright.core.wheel.Finding.Code;
import io.github.wheelwright.core.zip.ZipEntry;
import io.github.wheelwright.core.zip.ZipFormatException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/** Members against RECORD, both ways (PEP 376, "RECORD"; PEP 427, "The .dist-info directory"). */
final class RecordCheck {
    private RecordCheck() {}

    /** RECORD itself is the result, where it can be read; {@code sink} gets what all members hold. */
    static Optional<RecordFile> run(Wheel wheel, MemberSink sink, LongConsumer bytesDone, List<Finding> findings)
            throws IOException {
        Optional<RecordFile> record = record(wheel, findings);
        Set<String> unlisted = new HashSet<>(wheel.distInfo().signatures());
        unlisted.add(wheel.distInfo().record());
        record.ifPresent(r -> checkRows(wheel, r, findings));

        List<MemberCheck> checks = new ArrayList<>();
        for (ZipEntry entry : wheel.entries()) {
            boolean listed = !entry.isDirectory() && !unlisted.contains(entry.name());
            checks.add(new MemberCheck(wheel.archive(), entry, record.filter(r -> listed), sink));
        }
        MemberChecks.run(checks, bytesDone);
        checks.forEach(check -> findings.addAll(check.findings()));
        return record;
    }

    private static Optional<RecordFile> record(Wheel wheel, List<Finding> findings) throws IOException {
        String where = wheel.distInfo().record();
        try {
            return Optional.of(wheel.record());
        } catch (InvalidMetadataException e) {
            findings.add(new Finding(Code.RECORD_INVALID, where, e.getMessage()));
        } catch (ZipFormatException e) {
            // the member itself is reported with all others
        }
        return Optional.empty();
    }

    private static void checkRows(Wheel wheel, RecordFile record, List<Finding> findings) {
        Set<String> paths = new HashSet<>();
        for (RecordRow row : record.rows()) {
            String path = row.path();
            // some tools list folders, with or without an entry for them
            if (!path.endsWith("/") && wheel.archive().entry(path).isEmpty()) {
                findings.add(new Finding(
                        Code.RECORD_ABSENT, path, "is in line " + row.line() + " of RECORD, and not in the wheel"));
            }
            if (!paths.add(path)) {
                findings.add(new Finding(Code.RECORD_DUPLICATE, path, "is in RECORD once more, in line " + row.line()));
            }
        }
        for (String signature : wheel.distInfo().signatures()) {
            if (wheel.archive().entry(signature).isPresent()) {
                findings.add(
                        new Finding(Code.RECORD_SIGNED, signature, "signatures of RECORD are deprecated (PEP 815)"));
            }
        }
    }
}
