package io.github.wheelwright.maven.http;

import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code Content-Range: bytes 0-99/1234} (RFC 9110, section 14.4).
 *
 * @param first byte
 * @param last byte, inclusive
 * @param total length of the resource, or -1 if the server does not tell
 */
record ContentRange(long first, long last, long total) {
    private static final Pattern FORM = Pattern.compile("bytes (?:(\\d{1,18})-(\\d{1,18})|\\*)/(?:(\\d{1,18})|\\*)");

    static Optional<ContentRange> of(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Content-Range")
                .map(FORM::matcher)
                .filter(Matcher::matches)
                .map(m -> new ContentRange(number(m, 1), number(m, 2), number(m, 3)));
    }

    @Override
    public String toString() {
        return "bytes " + first + "-" + last + "/" + total;
    }

    private static long number(Matcher matcher, int group) {
        return Optional.ofNullable(matcher.group(group)).map(Long::parseLong).orElse(-1L);
    }
}
