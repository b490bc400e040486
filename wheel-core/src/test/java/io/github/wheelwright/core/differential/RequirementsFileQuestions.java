package io.github.wheelwright.core.differential;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Requirements files, as texts of one character a byte. */
final class RequirementsFileQuestions {
    private final Chance chance;
    private final NameQuestions names;
    private final RequirementQuestions requirements;

    RequirementsFileQuestions(Chance chance) {
        this.chance = chance;
        this.names = new NameQuestions(chance);
        this.requirements = new RequirementQuestions(chance);
    }

    List<String> question() {
        StringBuilder text = new StringBuilder();
        Charset charset = StandardCharsets.UTF_8;
        if (chance.percent(8)) {
            charset = Charset.forName(chance.of("UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"));
            text.append('\ufeff');
        } else if (chance.percent(4)) {
            charset = StandardCharsets.ISO_8859_1;
            text.append(chance.of(
                    "# -*- coding: latin-1 -*-\n", "# x\n#coding=iso-8859-1\n", "#vim: fileencoding=iso8859-1 :\n"));
        }
        for (int i = 1 + chance.below(2); i > 0; i--) {
            text.append(line())
                    .append(chance.percent(90) ? "\n" : chance.of("\r\n", "\r", "\f", "\u2028", "\u0085", ""));
        }
        String whole = chance.percent(80) ? text.toString() : chance.spoilt(text.toString());
        boolean writable = charset.newEncoder().canEncode(whole);
        return List.of(new String((writable ? whole : "torch").getBytes(charset), StandardCharsets.ISO_8859_1));
    }

    private String line() {
        String line = switch (chance.below(10)) {
            case 0 -> chance.of("", "  ", "# comment", "  # comment \\", "#");
            case 1 -> option();
            case 2 -> address() + options();
            default -> requirements.requirement().replace("\n", "") + options();
        };
        return line + chance.of("", "", "", "", " # why", "#why", " \\\n", "\\\n", " # why \\\n", "\t#x", " \\\\\n");
    }

    private String options() {
        StringBuilder text = new StringBuilder();
        for (int i = chance.percent(70) ? 0 : 1 + chance.below(2); i > 0; i--) {
            text.append(chance.of(" ", " ", "  ", " \\\n    ", "\t")).append(chance.percent(80) ? hash() : option());
        }
        return text.toString();
    }

    private String hash() {
        return "--hash" + chance.of("=", " ", "=")
                + chance.of("sha256:aa", "sha512:b", "'sha384:c'", "md5:d", "sha256", "sha256:");
    }

    private String option() {
        String value = chance.of(
                "base.txt", "\"a b\"", "'x", "https://x.example/simple", ".", "a=b", "-x", "\\ y", ":all:", "");
        return chance.of(
                        "-r",
                        "-c",
                        "-e",
                        "-i",
                        "-f",
                        "-C",
                        "-x",
                        "--requirement",
                        "--constraint",
                        "--editable",
                        "--index-url",
                        "--pypi-url",
                        "--extra-index-url",
                        "--find-links",
                        "--no-binary",
                        "--only-binary",
                        "--trusted-host",
                        "--config-settings",
                        "--req",
                        "--e",
                        "--no",
                        "--index",
                        "--only-final",
                        "--all-releases",
                        "--",
                        "-")
                + chance.of(" ", "=", "", " ", "  ")
                + value
                + chance.of(
                        "",
                        "",
                        "",
                        " --pre",
                        " --no-index",
                        " --prefer-binary",
                        " --require-hashes",
                        " --pre=x",
                        " extra");
    }

    private String address() {
        return chance.of(
                "https://x.example/" + names.wheel().replaceAll("[ \u00e9]", ""),
                "https://x.example/a-1.0-py3-none-any.whl#sha256=aa",
                "git+https://x.example/a.git@main#egg=" + names.name(),
                "./folder",
                "../a.zip",
                "folder/a-1.0.tar.gz",
                "a-1.0-py3-none-any.whl",
                names.name() + "[x]@file:///a/b.zip",
                names.name() + "==${VERSION}",
                "https://x.example/a.zip; python_version<'4'",
                names.name() + ".zip");
    }
}
