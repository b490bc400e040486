package io.github.wheelwright.maven.registry;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code WWW-Authenticate}: how a registry wants to be asked.
 *
 * @param scheme {@code bearer} or {@code basic}
 * @param parameters {@code realm}, {@code service}, {@code scope}
 */
record Challenge(String scheme, Map<String, String> parameters) {
    private static final Pattern PARAMETER = Pattern.compile("([A-Za-z]+)=\"([^\"]*)\"");

    static Challenge parse(String header) {
        Map<String, String> parameters = new TreeMap<>();
        Matcher matcher = PARAMETER.matcher(header);
        while (matcher.find()) {
            parameters.put(matcher.group(1).toLowerCase(Locale.ROOT), matcher.group(2));
        }
        return new Challenge(header.strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT), parameters);
    }

    /** Where tokens are given, if it is safe to tell a login there: with TLS, or on this machine for a registry that is here, too. */
    Optional<URI> realm(boolean local) {
        try {
            URI realm = new URI(get("realm"));
            String authority = Objects.requireNonNullElse(realm.getRawAuthority(), "");
            boolean safe = "https".equals(realm.getScheme())
                    || "http".equals(realm.getScheme()) && local && ImageReference.isLoopback(authority);
            return Optional.of(realm).filter(uri -> safe && !authority.isEmpty());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    String get(String name) {
        return parameters.getOrDefault(name, "");
    }
}
