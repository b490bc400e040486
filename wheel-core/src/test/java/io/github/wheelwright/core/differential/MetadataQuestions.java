package io.github.wheelwright.core.differential;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** METADATA files, as texts of one character a byte. */
final class MetadataQuestions {
    private final Chance chance;
    private final NameQuestions names;
    private final VersionQuestions versions;
    private final SpecifierQuestions specifiers;
    private final RequirementQuestions requirements;

    MetadataQuestions(Chance chance) {
        this.chance = chance;
        this.names = new NameQuestions(chance);
        this.versions = new VersionQuestions(chance);
        this.specifiers = new SpecifierQuestions(chance);
        this.requirements = new RequirementQuestions(chance);
    }

    List<String> question() {
        String end = chance.percent(80) ? "\n" : chance.of("\r\n", "\r");
        StringBuilder text =
                new StringBuilder(chance.percent(98) ? "" : chance.of("\ufeff", " x" + end, "From me" + end));
        identity(text, end);
        for (int i = chance.below(5); i > 0; i--) {
            field(text, end);
        }
        if (chance.percent(3)) {
            text.append(chance.of("no field", ": nameless", "From you", " stray", "\u00e4: x", "a b: x"))
                    .append(end);
        }
        if (chance.percent(40)) {
            text.append(end).append(chance.of("text", "", "b\u00f6dy" + end + end, end, "Name: x" + end));
        }
        Charset charset = chance.percent(95) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        String whole = chance.percent(85) ? text.toString() : chance.spoilt(text.toString());
        return List.of(new String(whole.getBytes(charset), StandardCharsets.ISO_8859_1));
    }

    private void identity(StringBuilder text, String end) {
        String version = chance.of("1.0", "1.1", "1.2", "2.1", "2.1", "2.2", "2.3", "2.4", "2.4", "2.5", "2.5", "2.6");
        line(text, "Metadata-Version", chance.percent(96) ? version : chance.of("2.0", "", "3.0", " 2.1 "), end);
        line(text, "Name", chance.percent(95) ? names.name() : chance.spoilt(names.name()), end);
        line(text, "Version", chance.percent(95) ? chance.of("1.0", "2.9.1+cu128") : versions.version(), end);
    }

    private void line(StringBuilder text, String name, String value, String end) {
        if (chance.percent(1)) {
            return;
        }
        for (int i = chance.percent(1) ? 2 : 1; i > 0; i--) {
            text.append(chance.cased(name))
                    .append(chance.of(": ", ": ", ": ", ":", ":\t"))
                    .append(value)
                    .append(end);
        }
    }

    private void field(StringBuilder text, String end) {
        String folded = chance.percent(90)
                ? ""
                : end + chance.of("  ", "\t", "        ", "       |") + chance.of("x", "", "a, b");
        switch (chance.below(14)) {
            case 0 -> line(text, "Requires-Dist", odd(requirements.requirement().replace("\n", " ")) + folded, end);
            case 1 -> line(text, "Requires-Python", odd(specifiers.set().replace("\n", " ")), end);
            case 2 -> line(text, "Provides-Extra", odd(names.name()), end);
            case 3 -> line(text, "License-Expression", odd(license(2)) + folded, end);
            case 4 -> line(text, "License-File", odd(path()), end);
            case 5 -> line(text, "Description-Content-Type", odd(contentType()), end);
            case 6 ->
                line(
                        text,
                        "Dynamic",
                        odd(chance.cased(chance.of("Requires-Dist", "summary", "Name", "License", "x"))),
                        end);
            case 7 ->
                line(
                        text,
                        "Project-URL",
                        odd(chance.of("Home, https://a/", "home ,x", "Home,y", "a", ", b")) + folded,
                        end);
            case 8 -> line(text, chance.of("Import-Name", "Import-Namespace"), odd(importName()), end);
            case 9 -> line(text, "Keywords", odd(chance.of("a,b , c", "a b", "", ",")) + folded, end);
            case 10 ->
                line(text, "Summary", odd(chance.of("One line", "\u00fc", "a\u2028b", "a\u000bb")) + folded, end);
            case 11 -> line(text, "Description", odd("text" + end + "        more"), end);
            case 12 -> line(text, chance.percent(97) ? anyText() : "Colour", odd("some text") + folded, end);
            default ->
                line(text, anyText(), odd(chance.of("", "\u00e4\u00f6", "=?utf-8?q?=C3=A4?=", "x  ")) + folded, end);
        }
    }

    private String odd(String value) {
        return chance.percent(90) ? value : chance.spoilt(value);
    }

    private String anyText() {
        return chance.of(
                "Platform",
                "Supported-Platform",
                "Home-page",
                "Download-URL",
                "Author",
                "Author-email",
                "Maintainer",
                "Maintainer-email",
                "License",
                "Classifier",
                "Requires-External",
                "Provides-Dist",
                "Obsoletes-Dist",
                "Requires",
                "Provides",
                "Obsoletes");
    }

    String license(int depth) {
        String one = chance.percent(20) && depth > 0
                ? "(" + chance.of("", " ") + license(depth - 1) + ")"
                : chance.of(
                        "MIT",
                        "mit",
                        "Apache-2.0",
                        "BSD-3-Clause",
                        "GPL-2.0-or-later",
                        "GPL-2.0+",
                        "LicenseRef-x.Y-1",
                        "licenseref-a",
                        "AGPL-3.0",
                        "Unknown-1",
                        "0BSD");
        String exception = chance.percent(15)
                ? " " + chance.of("WITH", "with") + " " + chance.of("Classpath-exception-2.0", "LLVM-exception", "MIT")
                : "";
        String more = chance.percent(35) && depth > 0
                ? " " + chance.of("AND", "OR", "and", "or", "not", "") + " " + license(depth - 1)
                : "";
        return one + exception + more;
    }

    private String path() {
        return Stream.generate(() -> chance.of("LICENSE", "licenses", "a.txt", ".", "..", "", "C:", "a b", "x*", "\\"))
                .limit(1 + chance.below(3))
                .reduce((a, b) -> a + chance.of("/", "/", "/", "\\") + b)
                .orElseThrow();
    }

    private String contentType() {
        String type =
                chance.cased(chance.of("text/markdown", "text/markdown", "text/x-rst", "text/plain", "text/html"));
        StringBuilder text = new StringBuilder(type);
        for (int i = chance.below(3); i > 0; i--) {
            text.append(chance.of(";", "; ", " ; ", ";;", " "))
                    .append(chance.cased(chance.of("charset", "variant", "x")))
                    .append(chance.of("=", "=", "=", " = ", ""))
                    .append(chance.of(
                            "UTF-8", "utf-8", "\"UTF-8\"", "GFM", "CommonMark", "\"G\\FM\"", "latin1", "", "\""));
        }
        return text.append(chance.of("", "", "", ";", " ")).toString();
    }

    private String importName() {
        return chance.of("", "torch", "torch.utils", "a.class", "_x", "x.1", "\u00e9t\u00e9", "None", "a..b")
                + chance.of("", "", "; private", ";private", " ; private", "; public", ";");
    }
}
