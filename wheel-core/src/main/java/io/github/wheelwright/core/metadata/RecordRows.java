package io.github.wheelwright.core.metadata;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Where the rows of a RECORD stand, found by path: a few numbers a row, for there may be a hundred thousand. */
final class RecordRows {
    private int size;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int[] lines = new int[64];
    private final Map<String, Integer> byPath = new HashMap<>();

    /** The row of {@code path} in bytes {@code [start, end)}, line end included, that begins in line {@code line}. */
    void add(String path, int start, int end, int line) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
            lines = Arrays.copyOf(lines, 2 * size);
        }
        starts[size] = start;
        ends[size] = end;
        lines[size] = line;
        byPath.putIfAbsent(path, size);
        size++;
    }

    int size() {
        return size;
    }

    int start(int row) {
        return starts[row];
    }

    int end(int row) {
        return ends[row];
    }

    int line(int row) {
        return lines[row];
    }

    /** The first row of a path; −1 if there is none. */
    int find(String path) {
        return byPath.getOrDefault(path, -1);
    }
}
