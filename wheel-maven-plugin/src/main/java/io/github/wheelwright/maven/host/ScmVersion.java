package io.github.wheelwright.maven.host;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.version.Version;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Versions of checkouts as setuptools-scm makes them by default ({@code guess-next-dev}, {@code node-and-date}): of three commits
 * after {@code v0.12.0}, {@code 0.12.1.dev3+g1c57644d8}.
 */
final class ScmVersion {
    private static final Pattern DESCRIBED = Pattern.compile("(?<tag>.+)-(?<distance>\\d+)-g(?<node>[0-9a-f]+)");
    /** The default {@code tag_regex}, local label kept. */
    private static final Pattern TAG =
            Pattern.compile("(?:[\\w-]+-)?(?<version>[vV]?\\d+(?:\\.\\d+){0,2}[^+]*)(?<local>\\+.*)?");

    private static final Pattern NUMBER_AT_END = Pattern.compile("(.*?)(\\d+)");
    private static final String DIRTY = "-dirty";
    private static final int NODE = 9;

    private ScmVersion() {}

    /** What {@code git describe --dirty --tags --long --abbrev=40} says. */
    static Version ofDescribed(String described, Instant now) {
        boolean dirty = described.endsWith(DIRTY);
        Matcher parts =
                DESCRIBED.matcher(dirty ? described.substring(0, described.length() - DIRTY.length()) : described);
        if (!parts.matches()) {
            throw new WheelException("git describes the checkout as " + described, "set <buildVersion>");
        }
        return of(parts.group("tag"), Integer.parseInt(parts.group("distance")), parts.group("node"), dirty, now);
    }

    /** The version {@code distance} commits after {@code tag}. */
    static Version of(String tag, int distance, String commit, boolean dirty, Instant now) {
        Version tagged = tagged(tag);
        if (distance == 0 && !dirty) {
            return tagged;
        }
        Set<String> local = new LinkedHashSet<>();
        tagged.local().ifPresent(label -> local.addAll(List.of(label.split("\\."))));
        local.add("g" + commit.substring(0, Math.min(NODE, commit.length())));
        if (dirty) {
            local.add("d" + DateTimeFormatter.ofPattern("yyyyMMdd").format(now.atOffset(ZoneOffset.UTC)));
        }
        String next = next(tag, tagged.withoutLocal().toString());
        return Version.parse(next + ".dev" + distance + "+" + String.join(".", local));
    }

    private static Version tagged(String tag) {
        Matcher parts = TAG.matcher(tag);
        if (!parts.matches()) {
            throw noVersion(tag);
        }
        String version = parts.group("version");
        String local = parts.group("local") == null ? "" : parts.group("local");
        return Version.tryParse(version + local)
                .or(() -> Version.tryParse(version))
                .orElseThrow(() -> noVersion(tag));
    }

    private static String next(String tag, String version) {
        if (version.contains(".dev")) {
            if (!version.endsWith(".dev0")) {
                throw new WheelException(
                        "tag " + tag + " is a development version, and nothing says what comes after it",
                        "tag it .dev0, or set <buildVersion>");
            }
            return version.substring(0, version.length() - ".dev0".length());
        }
        Matcher end = NUMBER_AT_END.matcher(version);
        if (!end.matches()) {
            throw noVersion(tag);
        }
        return end.group(1) + new BigInteger(end.group(2)).add(BigInteger.ONE);
    }

    private static WheelException noVersion(String tag) {
        return new WheelException(
                "tag " + tag + " names no version", "set <buildVersion>, or tag a release as v0.12.0");
    }
}
