package io.github.wheelwright.maven.audit;

import io.github.wheelwright.core.index.FaultCode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Whether the two forms of a page say the same. */
final class FormCheck {
    private FormCheck() {}

    static void run(ForeignPage html, ForeignPage json, URI where, Findings findings) {
        Map<String, Link> left = byName(html);
        Map<String, Link> right = byName(json);
        left.keySet().stream()
                .filter(name -> !right.containsKey(name))
                .forEach(name -> findings.add(FaultCode.FORMS_DISAGREE, where, name + " is in HTML alone"));
        right.keySet().stream()
                .filter(name -> !left.containsKey(name))
                .forEach(name -> findings.add(FaultCode.FORMS_DISAGREE, where, name + " is in JSON alone"));
        left.forEach((name, link) -> {
            Link other = right.get(name);
            if (other != null) {
                differences(link, other)
                        .forEach(
                                what -> findings.add(FaultCode.FORMS_DISAGREE, where, name + ": " + what + " differs"));
            }
        });
    }

    private static List<String> differences(Link html, Link json) {
        Map<String, Boolean> same = new LinkedHashMap<>();
        same.put("address", html.uri().equals(json.uri()));
        same.put("sha256", agree(digest(html.hashes()), digest(json.hashes())));
        same.put("Requires-Python", html.requiresPython().equals(json.requiresPython()));
        same.put("yanked", html.yanked().isPresent() == json.yanked().isPresent());
        same.put(
                "digest of METADATA",
                agree(
                        html.metadata().flatMap(FormCheck::digest),
                        json.metadata().flatMap(FormCheck::digest)));
        same.put("size", agree(html.size(), json.size()));
        return same.entrySet().stream()
                .filter(entry -> !entry.getValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Optional<String> digest(Map<String, String> digests) {
        return Optional.ofNullable(digests.get("sha256"));
    }

    /** HTML need not say all that JSON does. */
    private static boolean agree(Optional<?> a, Optional<?> b) {
        return a.isEmpty() || b.isEmpty() || Objects.equals(a, b);
    }

    private static Map<String, Link> byName(ForeignPage page) {
        Map<String, Link> links = new LinkedHashMap<>();
        page.links().forEach(link -> links.putIfAbsent(link.filename(), link));
        return links;
    }
}
