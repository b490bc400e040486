package io.github.wheelwright.core.wheel;

import io.github.wheelwright.core.filename.InvalidWheelFilenameException;
import io.github.wheelwright.core.metadata.RecordFile;
import io.github.wheelwright.core.wheel.Finding.Code;
import io.github.wheelwright.core.wheel.Finding.Severity;
import io.github.wheelwright.core.zip.ZipEntry;
import io.github.wheelwright.core.zip.ZipFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Checks the content of a wheel: every member against the archive's declarations and against RECORD, METADATA and WHEEL
 * against the filename, licence files, what is seldom meant to be in a wheel, and what PyPI refuses. What is wrong is a
 * finding, not an exception.
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

    /** Errors and warnings; as {@link #review(Wheel, Expectations, LongConsumer)}, without its notes. */
    public static List<Finding> verify(Wheel wheel, LongConsumer bytesDone) throws IOException {
        return review(wheel, Expectations.NONE, bytesDone).stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .toList();
    }

    /**
     * All that is worth telling. Inflates and hashes every member once, several in parallel, in constant memory.
     *
     * @param bytesDone is told how many bytes of content are done so far, of the sum of {@link ZipEntry#size()}; in ascending
     *     order, never by two threads at once
     * @return findings in a fixed order: archive, METADATA, WHEEL, RECORD, members, contents, PyPI; empty if all is well
     * @throws IOException if the source cannot be read
     */
    public static List<Finding> review(Wheel wheel, Expectations expected, LongConsumer bytesDone) throws IOException {
        List<Finding> findings = new ArrayList<>();
        checkArchive(wheel, findings);
        LayoutCheck.run(wheel, findings);
        MetadataCheck.run(wheel, findings);
        Optional<RecordFile> record = RecordCheck.run(wheel, MemberSink.NONE, bytesDone, findings);
        Optional<InstalledTree> tree = record.map(r -> InstalledTree.of(r, wheel.distInfo()));
        EntryPointsCheck.run(wheel, tree, findings);
        tree.ifPresent(t -> ContentsCheck.run(t, wheel.distInfo(), expected, findings));
        PypiCheck.run(wheel, findings);
        return List.copyOf(findings);
    }

    /**
     * Checks a file that may be anything: what keeps it from being opened as a wheel is a finding too, then the only one.
     *
     * @param bytesDone is told how many bytes of the file are done so far
     * @throws IOException if the file cannot be read
     */
    public static List<Finding> review(Path file, Expectations expected, LongConsumer bytesDone) throws IOException {
        try (Wheel wheel = Wheel.open(file)) {
            return review(wheel, expected, inBytesOf(wheel, bytesDone));
        } catch (InvalidWheelFilenameException e) {
            return List.of(new Finding(Code.FILENAME_INVALID, String.valueOf(file.getFileName()), e.getMessage()));
        } catch (ZipFormatException e) {
            String where = e.member().isEmpty() ? String.valueOf(file.getFileName()) : e.member();
            return List.of(new Finding(Code.of(e.fault()), where, e.problem()));
        } catch (InvalidWheelException e) {
            String message = e.getMessage();
            String source = file + ": ";
            return List.of(new Finding(
                    Code.valueOf(e.fault().name()),
                    String.valueOf(file.getFileName()),
                    message.startsWith(source) ? message.substring(source.length()) : message));
        }
    }

    private static LongConsumer inBytesOf(Wheel wheel, LongConsumer bytesDone) {
        double content = wheel.entries().stream().mapToLong(ZipEntry::size).sum();
        return done ->
                bytesDone.accept(Math.round(done / content * wheel.source().length()));
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
        wheel.entries().stream()
                .map(ZipEntry::name)
                .filter(name -> name.endsWith("./") || name.endsWith(" /"))
                .forEach(name -> findings.add(new Finding(
                        Code.FOLDER_NAME_ODD, name, "is an empty folder, whose last character Windows drops")));
    }
}
