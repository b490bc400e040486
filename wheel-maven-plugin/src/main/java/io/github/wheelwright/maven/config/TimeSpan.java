package io.github.wheelwright.maven.config;

import io.github.wheelwright.core.WheelException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A span of time as people write it. */
public final class TimeSpan {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,6})([mhd])");

    private TimeSpan() {}

    /** Reads {@code 90m}, {@code 24h} or {@code 30d}. */
    public static Duration parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new WheelException(
                    "not a number and one of m (minutes), h (hours), d (days)", "write it as 90m, 24h or 30d");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
