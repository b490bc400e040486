package io.github.wheelwright.core.differential;

/** Names of projects, tags and files. */
final class NameQuestions {
    private final Chance chance;
    private final VersionQuestions versions;

    NameQuestions(Chance chance) {
        this.chance = chance;
        this.versions = new VersionQuestions(chance);
    }

    String name() {
        StringBuilder text = new StringBuilder(word());
        for (int i = chance.below(3); i > 0; i--) {
            text.append(chance.of("-", "-", "_", ".", "--", "._-")).append(word());
        }
        return text.toString();
    }

    private String word() {
        return chance.cased(chance.of("torch", "flash", "attn", "vllm", "zope", "a", "7", "x2", "cpu", "py3", "k"));
    }

    String tags() {
        return chance.cased(members("py3", "py2", "cp312", "cp39", "cp313t", "pp310", "_x", odd("x")))
                + "-"
                + chance.cased(members("none", "abi3", "cp312", "cp313t", "abi3t", "1", odd("none")))
                + "-"
                + chance.cased(members(
                        "any",
                        "linux_x86_64",
                        "manylinux_2_28_x86_64",
                        "manylinux2014_aarch64",
                        "win_amd64",
                        "macosx_11_0_arm64"));
    }

    private String odd(String usual) {
        return chance.percent(10) ? "\u00e9a" : usual;
    }

    private String members(String... choices) {
        StringBuilder text = new StringBuilder(chance.of(choices));
        for (int i = chance.percent(25) ? 1 + chance.below(3) : 0; i > 0; i--) {
            text.append('.').append(chance.of(choices));
        }
        return text.toString();
    }

    String wheel() {
        String name = chance.percent(80) ? name().replace('-', '_') : name();
        String build = chance.percent(20)
                ? "-"
                        + chance.of(
                                "1",
                                "02",
                                "3abc",
                                "20260826",
                                "99999999999999999999x",
                                chance.percent(20) ? "x" : "1_x")
                : "";
        String variant = chance.percent(5) ? "-" + chance.of("null", "x86_64_v3", "X", "a.b") : "";
        // In a version as files have it, dashes are no more.
        String version = chance.percent(90) ? versions.version().strip().replace('-', '.') : versions.version();
        return name + "-" + version + build + "-" + tags() + variant
                + (chance.percent(97) ? ".whl" : chance.of(".WHL", ".zip", ""));
    }

    String sdist() {
        return name() + "-" + versions.version()
                + (chance.percent(95) ? chance.of(".tar.gz", ".zip") : chance.of(".tgz", ".tar.gz.zip", ""));
    }
}
