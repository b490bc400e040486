package io.github.wheelwright.core.zip;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Members in the order of their bytes, which nearly always is that of the directory: then nothing is sorted. */
final class ByOffset {
    private ByOffset() {}

    static List<ZipEntry> sorted(List<ZipEntry> entries) {
        long last = -1;
        for (ZipEntry entry : entries) {
            if (entry.offset() < last) {
                ZipEntry[] sorted = entries.toArray(new ZipEntry[0]);
                Arrays.sort(sorted, Comparator.comparingLong(ZipEntry::offset));
                return List.of(sorted);
            }
            last = entry.offset();
        }
        return entries;
    }
}
