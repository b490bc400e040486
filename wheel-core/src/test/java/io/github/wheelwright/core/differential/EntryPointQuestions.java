package io.github.wheelwright.core.differential;

import java.util.List;

/** {@code entry_points.txt} files. */
final class EntryPointQuestions {
    private final Chance chance;

    EntryPointQuestions(Chance chance) {
        this.chance = chance;
    }

    List<String> question() {
        StringBuilder text = new StringBuilder();
        String end = chance.percent(95) ? chance.of("\n", "\n", "\r\n") : chance.of("\r", "\u2028");
        if (chance.percent(97)) {
            text.append(group()).append(end);
        }
        for (int i = chance.below(6); i > 0; i--) {
            text.append(chance.percent(98) ? "" : chance.of(" ", "\t", "\u00a0"))
                    .append(line())
                    .append(chance.percent(95) ? "" : " ")
                    .append(end);
        }
        return List.of(chance.percent(88) ? text.toString() : chance.spoilt(text.toString()));
    }

    /** A file that no reader objects to. */
    List<String> valid() {
        String end = chance.of("\n", "\r\n");
        StringBuilder text = new StringBuilder(chance.of("", end, "# comment" + end));
        int number = 0;
        for (String group : List.of("console_scripts", "gui_scripts", "vllm.plugins", "a")) {
            if (chance.percent(60)) {
                text.append("[").append(group).append("]").append(end);
                for (int i = chance.below(4); i > 0; i--) {
                    text.append(chance.of("main", "a-b.c", "A", "with blank", "\u00fc"))
                            .append(number++)
                            .append(chance.of(" = ", "=", " =", "= "))
                            .append(chance.of("pkg", "pkg.mod", "_x", "\u00e9t\u00e9", "a1.b2"))
                            .append(chance.of(":", " : ", ": "))
                            .append(chance.of("main", "A.b", "x"))
                            .append(chance.of("", "", "", " [a]", "[a, b_c]"))
                            .append(end)
                            .append(chance.of("", "", end, "# comment" + end));
                }
            }
        }
        return List.of(text.toString());
    }

    private String line() {
        return switch (chance.below(12)) {
            case 0 -> "";
            case 1 -> chance.of("# comment", "#a = b", "#", "# [a]", "; comment", ";a = b", "no entry");
            case 2 -> group();
            default -> name() + chance.of(" = ", "=", " =", "= ", "\t=\t") + reference();
        };
    }

    private String group() {
        return chance.percent(92)
                ? "["
                        + chance.of(
                                "console_scripts",
                                "console_scripts",
                                "gui_scripts",
                                "vllm.plugins",
                                "a",
                                "\u00e4.\u0661")
                        + "]"
                : chance.of("[]", "[a b]", "[[a]]", "[a.]", "[DEFAULT]", "[default]", "[a", "[a]b", "[a] = b");
    }

    private String name() {
        return chance.percent(90)
                ? chance.of("main", "a-b.c", "A", "with blank", "\u00fc", "a:b") + chance.below(50)
                : chance.of("main", "a", "b", "%", "", "x]", "[x");
    }

    private String reference() {
        String module = chance.percent(92)
                ? chance.of("pkg", "pkg.mod", "_x", "\u00e9t\u00e9", "a1.b2", "\u2460", ".")
                : chance.of("a-b", "", "a b");
        String attribute = chance.percent(90)
                ? chance.of(":", " : ", ": ")
                        + (chance.percent(95) ? chance.of("main", "A.b", "x") : chance.of("", "a b"))
                : "";
        String extras = chance.percent(15)
                ? chance.of(" ", "") + chance.of("[a]", "[a, b_c]", "[]", "[a][b-c]", chance.of("[a", "a]"))
                : "";
        return module + attribute + extras + (chance.percent(98) ? "" : chance.of("%", "%(a)s", "  "));
    }
}
