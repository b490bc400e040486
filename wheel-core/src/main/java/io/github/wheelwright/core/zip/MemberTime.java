package io.github.wheelwright.core.zip;

import io.github.wheelwright.core.WheelException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Date and time that new members of an archive get (APPNOTE 4.4.6), in UTC whatever the machine's zone, so that the same input
 * gives the same bytes everywhere.
 *
 * @param dos as in the headers: date in the upper half, time in the lower, in steps of two seconds
 */
public record MemberTime(int dos) {
    /** 1980-01-01 00:00, the earliest that there is. */
    public static final MemberTime FIXED = new MemberTime(Zip.EPOCH);

    private static final int FIRST_YEAR = 1980;
    private static final int LAST_YEAR = 2107;

    /** The last time of the format that is not after {@code instant}; {@link #FIXED} where that would be before it. */
    public static MemberTime of(Instant instant) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        if (time.getYear() < FIRST_YEAR) {
            return FIXED;
        }
        if (time.getYear() > LAST_YEAR) {
            throw new WheelException("zip archives know no time after " + LAST_YEAR + ": " + instant);
        }
        int date = time.getYear() - FIRST_YEAR << 9 | time.getMonthValue() << 5 | time.getDayOfMonth();
        int clock = time.getHour() << 11 | time.getMinute() << 5 | time.getSecond() / 2;
        return new MemberTime(date << 16 | clock);
    }

    /** Reads the value of {@code SOURCE_DATE_EPOCH}: seconds since 1970 in UTC (reproducible-builds.org). */
    public static MemberTime ofSourceDateEpoch(String seconds) {
        try {
            return of(Instant.ofEpochSecond(Long.parseLong(seconds.strip())));
        } catch (NumberFormatException | DateTimeException e) {
            throw new WheelException(
                    "SOURCE_DATE_EPOCH is no number of seconds since 1970: \"" + seconds + "\"",
                    "set it as in SOURCE_DATE_EPOCH=$(git log -1 --format=%ct), or not at all",
                    e);
        }
    }
}
