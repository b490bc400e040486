package io.github.wheelwright.core.real;

import io.github.wheelwright.core.name.ProjectName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A wheel that was published: one line of {@code wheels.tsv}, 1,198 of 131 well-known projects, of as many versions, Pythons and
 * platforms as there are, rare ones first.
 *
 * @param sha256 in hexadecimal digits
 * @param size bytes of the file
 * @param uploaded the day: {@code 2026-02-01}
 */
record RealWheel(String filename, String sha256, long size, String uploaded) {
    private static final long SMALL = 200_000;

    /** All of them. */
    static List<RealWheel> all() throws IOException {
        List<RealWheel> all = new ArrayList<>();
        try (InputStream in = RealWheel.class.getResourceAsStream("wheels.tsv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split("\t");
                all.add(new RealWheel(cells[0], cells[1], Long.parseLong(cells[2]), cells[3]));
            }
        }
        return all;
    }

    /** Small ones for any platform, the newest of each project: what one run of pip brings within seconds. */
    static List<RealWheel> sample() throws IOException {
        Map<String, RealWheel> newest = new TreeMap<>();
        for (RealWheel wheel : all()) {
            if (wheel.filename.endsWith("-none-any.whl") && wheel.size < SMALL) {
                newest.merge(wheel.project(), wheel, (a, b) -> a.uploaded.compareTo(b.uploaded) > 0 ? a : b);
            }
        }
        return newest.values().stream()
                .sorted(Comparator.comparing(RealWheel::filename))
                .toList();
    }

    String project() {
        return ProjectName.normalize(part(0));
    }

    /** A requirement that only this file meets. */
    String requirement() {
        return project() + "==" + part(1) + " --hash=sha256:" + sha256;
    }

    /** Options of pip for the platform; wheels with the same can come in one run. */
    List<String> target() {
        String[] parts =
                filename.substring(0, filename.length() - ".whl".length()).split("-");
        String python = first(parts[parts.length - 3]);
        String abi = first(parts[parts.length - 2]);
        String platform = first(parts[parts.length - 1]);
        if (abi.equals("none") && platform.equals("any")) {
            return List.of();
        }
        return List.of(
                "--platform",
                platform,
                "--abi",
                abi,
                "--implementation",
                python.replaceAll("[0-9]", ""),
                "--python-version",
                python.replaceAll("[a-z]", ""));
    }

    private String part(int index) {
        return filename.split("-")[index];
    }

    private static String first(String tags) {
        return tags.split("\\.")[0];
    }
}
