package io.github.wheelwright.core.requirementsfile;

import io.github.wheelwright.core.text.Whitespace;
import java.util.ArrayList;
import java.util.List;

/**
 * What pip reads as one line: lines that end in a backslash joined with the next, without comment and white space at the ends.
 *
 * @param text what is left; never empty
 * @param number of the first physical line, from 1
 * @param start offset in the file of the first physical line
 * @param end offset behind the line end of the last physical line
 * @param places offset in the file of each character of {@code text}
 * @param isCommented whether a comment followed
 */
record LogicalLine(String text, int number, int start, int end, int[] places, boolean isCommented) {
    private static final String LINE_ENDS = "\n\r\u000b\f\u001c\u001d\u001e\u0085\u2028\u2029";

    /** All lines of a file that hold more than comments. */
    static List<LogicalLine> of(String file) {
        List<LogicalLine> lines = new ArrayList<>();
        Joiner joiner = new Joiner(file);
        int number = 1;
        int start = 0;
        while (start < file.length()) {
            int content = contentEnd(file, start);
            int end = lineEnd(file, content);
            joiner.add(number++, start, content, end, lines);
            start = end;
        }
        joiner.close(lines);
        return lines;
    }

    static int contentEnd(String file, int from) {
        int end = from;
        while (end < file.length() && LINE_ENDS.indexOf(file.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static int lineEnd(String file, int content) {
        return Math.min(file.length(), content + (file.startsWith("\r\n", content) ? 2 : 1));
    }

    /** Offset in the file behind the last character of {@link #text}. */
    int contentEnd() {
        return places[places.length - 1] + 1;
    }

    /** Joins continued lines, remembering where each character stands. */
    private static final class Joiner {
        private final String file;
        private final StringBuilder text = new StringBuilder();
        private final List<Integer> places = new ArrayList<>();
        private boolean open;
        private int number;
        private int start;
        private int end;

        Joiner(String file) {
            this.file = file;
        }

        void add(int lineNumber, int from, int content, int lineEnd, List<LogicalLine> lines) {
            if (!open) {
                number = lineNumber;
                start = from;
            }
            end = lineEnd;
            boolean comment = isComment(from, content);
            if (content == from || file.charAt(content - 1) != '\\' || comment) {
                if (comment) {
                    // so that the comment is seen as one behind the lines before
                    text.append(' ');
                    places.add(from);
                }
                append(from, content);
                close(lines);
            } else {
                int first = from;
                int last = content;
                while (first < last && file.charAt(first) == '\\') {
                    first++;
                }
                while (last > first && file.charAt(last - 1) == '\\') {
                    last--;
                }
                append(first, last);
                open = true;
            }
        }

        private boolean isComment(int from, int to) {
            int first = Whitespace.skip(file, from, to);
            return first < to && file.charAt(first) == '#';
        }

        private void append(int from, int to) {
            text.append(file, from, to);
            for (int i = from; i < to; i++) {
                places.add(i);
            }
        }

        void close(List<LogicalLine> lines) {
            int cut = comment();
            int first = Whitespace.skip(text.toString(), 0, cut);
            int last = Whitespace.skipBack(text.toString(), first, cut);
            if (last > first) {
                int[] at = places.subList(first, last).stream().mapToInt(i -> i).toArray();
                lines.add(new LogicalLine(text.substring(first, last), number, start, end, at, cut < text.length()));
            }
            text.setLength(0);
            places.clear();
            open = false;
        }

        /** Where the comment begins, with the white space before it; the length if there is none. */
        private int comment() {
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) == '#' && (i == 0 || Whitespace.is(text.charAt(i - 1)))) {
                    return Whitespace.skipBack(text.toString(), 0, i);
                }
            }
            return text.length();
        }
    }
}
