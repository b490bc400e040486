package io.github.wheelwright.core.wheel;

import io.github.wheelwright.core.wheel.Finding.Code;
import io.github.wheelwright.core.zip.ZipEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Checks the content of a wheel: every member against the archive's declarations and against RECORD, and METADATA and WHEEL
 * against the filename. What is wrong is a finding, not an exception.
 *
 * <pre>{@code
 * for (Finding finding : WheelVerifier.verify(wheel)) {
 *     System.out.println(finding);
 * }
 * }</pre>
 */
public final class WheelVerifier {
    private WheelVerifier() {}

    /** As {@link #verify(Wheel, LongConsumer)}, without progress. */
    public static List<Finding> verify(Wheel wheel) throws IOException {
        return verify(wheel, bytes -> {});
    }

    /**
     * Inflates and hashes every member once, several in parallel, in constant memory.
     *
     * @param bytesDone is told how many bytes of content are done so far, of the sum of {@link ZipEntry#size()}; in ascending
     *     order, never by two threads at once
     * @return findings in a fixed order: archive, METADATA, WHEEL, RECORD, members; empty if all is well
     * @throws IOException if the source cannot be read
     */
    public static List<Finding> verify(Wheel wheel, LongConsumer bytesDone) throws IOException {
        List<Finding> findings = new ArrayList<>();
        checkArchive(wheel, findings);
        MetadataCheck.run(wheel, findings);
        RecordCheck.run(wheel, bytesDone, findings);
        return List.copyOf(findings);
    }

    private static void checkArchive(Wheel wheel, List<Finding> findings) {
        List<String> described = wheel.entries().stream()
                .filter(ZipEntry::hasDataDescriptor)
                .map(ZipEntry::name)
                .toList();
        if (!described.isEmpty()) {
            findings.add(new Finding(
                    Code.DATA_DESCRIPTORS,
                    described.get(0),
                    described.size()
                            + " members have data descriptors; PyPI refuses such wheels, and any edit mends them"));
        }
    }
}
