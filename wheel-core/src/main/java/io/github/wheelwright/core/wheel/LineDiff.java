package io.github.wheelwright.core.wheel;

import io.github.wheelwright.core.wheel.WheelChange.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What is different between two versions of a text file, line by line: a longest common subsequence stays. */
final class LineDiff {
    /** Beyond so many pairs of lines all of them count as changed, which takes no time to find out. */
    private static final long MOST_PAIRS = 1_000_000;

    private final String file;
    private final List<WheelChange> changes = new ArrayList<>();

    private LineDiff(String file) {
        this.file = file;
    }

    static List<WheelChange> of(String file, byte[] before, byte[] after) {
        return of(file, lines(before), lines(after));
    }

    static List<WheelChange> of(String file, List<String> before, List<String> after) {
        int start = 0;
        int shorter = Math.min(before.size(), after.size());
        while (start < shorter && before.get(start).equals(after.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        LineDiff diff = new LineDiff(file);
        diff.compare(before.subList(start, before.size() - end), after.subList(start, after.size() - end));
        return diff.changes;
    }

    private static List<String> lines(byte[] text) {
        return new String(text, StandardCharsets.UTF_8).lines().toList();
    }

    private void compare(List<String> before, List<String> after) {
        if ((long) before.size() * after.size() > MOST_PAIRS) {
            flush(before, after);
            return;
        }
        int[][] common = commonSuffixes(before, after);
        int i = 0;
        int j = 0;
        int fromI = 0;
        int fromJ = 0;
        while (i < before.size() && j < after.size()) {
            if (before.get(i).equals(after.get(j))) {
                flush(before.subList(fromI, i), after.subList(fromJ, j));
                fromI = ++i;
                fromJ = ++j;
            } else if (common[i + 1][j] >= common[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        flush(before.subList(fromI, before.size()), after.subList(fromJ, after.size()));
    }

    /** Length of the longest common subsequence of what begins at each pair of places. */
    private static int[][] commonSuffixes(List<String> before, List<String> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    /** Lines that were here against those that are here now, in pairs as far as that goes. */
    private void flush(List<String> before, List<String> after) {
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            String old = i < before.size() ? before.get(i) : "";
            String current = i < after.size() ? after.get(i) : "";
            if (!old.equals(current)) {
                changes.add(new WheelChange(Kind.LINE, file, old, current));
            }
        }
    }
}
