package io.github.wheelwright.maven.ci;

/** {@code owner/name} of a repository, out of the addresses that git has for it. */
public final class RepositoryName {
    private RepositoryName() {}

    /** That of {@code git@host:owner/name.git}, {@code https://host/owner/name} and the like; a path without a host stays. */
    public static String of(String address) {
        String path = address.strip();
        if (path.matches("[a-z][a-z0-9+.-]*://.*")) {
            path = path.replaceFirst("[a-z][a-z0-9+.-]*://[^/]*/", "");
        } else {
            path = path.replaceFirst("^[^/:]+:", "");
        }
        return path.replaceFirst("^/+", "").replaceFirst("/+$", "").replaceFirst("\\.git$", "");
    }
}
