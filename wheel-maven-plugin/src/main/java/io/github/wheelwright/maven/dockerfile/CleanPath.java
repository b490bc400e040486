package io.github.wheelwright.maven.dockerfile;

import java.util.ArrayList;
import java.util.List;

/** Paths as Go's {@code path.Clean} leaves them: no {@code .}, no doubled slash, {@code ..} only at the start of a relative one. */
final class CleanPath {
    private CleanPath() {}

    static String of(String path) {
        boolean rooted = path.startsWith("/");
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/", -1)) {
            boolean up = part.equals("..");
            boolean hasParent = !parts.isEmpty() && !parts.get(parts.size() - 1).equals("..");
            if (up && hasParent) {
                parts.remove(parts.size() - 1);
            } else if ((up && !rooted) || (!up && !part.isEmpty() && !part.equals("."))) {
                parts.add(part);
            }
        }
        String joined = String.join("/", parts);
        return rooted ? "/" + joined : joined.isEmpty() ? "." : joined;
    }

    /** Relative to the context, in which {@code ..} leads nowhere; empty for the context itself. */
    static String inContext(String path) {
        return of("/" + path).substring(1);
    }
}
