package io.github.wheelwright.maven.audit;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an answer allows caches to do (RFC 9111). */
final class CacheControl {
    private static final Pattern MAX_AGE = Pattern.compile("(?:^|[,\\s])max-age\\s*=\\s*\"?([0-9]{1,9})");
    private static final long AN_HOUR = 3600;

    private final Optional<String> text;

    private CacheControl(Optional<String> text) {
        this.text = text.map(value -> value.toLowerCase(Locale.ROOT));
    }

    static CacheControl of(WebAnswer answer) {
        return new CacheControl(
                answer.headers().allValues("Cache-Control").stream().reduce((a, b) -> a + ", " + b));
    }

    /** Whether a changed page is seen at once. */
    boolean isRevalidated() {
        return says("no-cache")
                || says("no-store")
                || maxAge().filter(age -> age == 0).isPresent();
    }

    /** Whether what never changes is kept. */
    boolean isKept() {
        return !says("no-store") && !says("no-cache") && (says("immutable") || maxAge().orElse(0L) >= AN_HOUR);
    }

    @Override
    public String toString() {
        return text.map(value -> "Cache-Control: " + value).orElse("no Cache-Control");
    }

    private boolean says(String directive) {
        return text.filter(value -> value.contains(directive)).isPresent();
    }

    private Optional<Long> maxAge() {
        return text.map(MAX_AGE::matcher).filter(Matcher::find).map(match -> Long.valueOf(match.group(1)));
    }
}
