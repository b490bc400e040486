package io.github.wheelwright.maven.host;

import io.github.wheelwright.core.WheelException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of repositories, which logs, keys, reports and command lines tell. */
public final class GitAddress {
    private static final Pattern WITH_USER =
            Pattern.compile("(?<scheme>https?|git|(?:git\\+)?ssh)://(?<user>[^/?#]*)@.*", Pattern.CASE_INSENSITIVE);

    private GitAddress() {}

    /** {@code text}, unless it holds a secret: only the user of {@code ssh://git@host/…} is none. */
    public static String withoutSecret(String text) {
        Matcher matcher = WITH_USER.matcher(text);
        if (matcher.matches()
                && (matcher.group("user").indexOf(':') >= 0
                        || !matcher.group("scheme").matches("(?i)(?:git\\+)?ssh"))) {
            throw new WheelException(
                    "credentials in the address of a repository are told to logs and reports",
                    "leave them out, and let git ask its credential helper");
        }
        return text;
    }
}
