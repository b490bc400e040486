package io.github.wheelwright.maven.serve;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One range of a representation (RFC 9110, section 14.1.2), half-open. Several ranges in one request are answered with the whole,
 * as the RFC allows.
 */
record ByteRange(long from, long to) {
    private static final Pattern FORM = Pattern.compile("bytes=(?<first>[0-9]{0,18})-(?<last>[0-9]{0,18})");

    /** The range that {@code header} asks for, if it is one that can be answered by part of {@code length} bytes. */
    static Optional<ByteRange> parse(String header, long length) {
        Matcher form = FORM.matcher(header.trim());
        if (!form.matches()) {
            return Optional.empty();
        }
        String first = form.group("first");
        String last = form.group("last");
        if (first.isEmpty()) {
            return last.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ByteRange(Math.max(0, length - Long.parseLong(last)), length));
        }
        long from = Long.parseLong(first);
        long to = last.isEmpty() ? length : Math.min(length, Long.parseLong(last) + 1);
        return !last.isEmpty() && Long.parseLong(last) < from ? Optional.empty() : Optional.of(new ByteRange(from, to));
    }

    boolean isEmpty() {
        return from >= to;
    }

    long length() {
        return to - from;
    }
}
