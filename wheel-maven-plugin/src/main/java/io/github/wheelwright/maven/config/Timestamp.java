package io.github.wheelwright.maven.config;

import io.github.wheelwright.core.zip.MemberTime;
import org.jspecify.annotations.Nullable;

/** The time of what is written into archives. */
public final class Timestamp {
    private Timestamp() {}

    /** That of the environment variable {@code SOURCE_DATE_EPOCH}; 1980 where it is not set. */
    public static MemberTime ofEnvironment() {
        return of(System.getenv("SOURCE_DATE_EPOCH"));
    }

    static MemberTime of(@Nullable String sourceDateEpoch) {
        return sourceDateEpoch == null || sourceDateEpoch.isBlank()
                ? MemberTime.FIXED
                : MemberTime.ofSourceDateEpoch(sourceDateEpoch);
    }
}
