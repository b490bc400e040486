package io.github.wheelwright.core.differential;

/** Requirements and markers. */
final class RequirementQuestions {
    private final Chance chance;
    private final NameQuestions names;
    private final SpecifierQuestions specifiers;
    private final VersionQuestions versions;

    RequirementQuestions(Chance chance) {
        this.chance = chance;
        this.names = new NameQuestions(chance);
        this.specifiers = new SpecifierQuestions(chance);
        this.versions = new VersionQuestions(chance);
    }

    String requirement() {
        StringBuilder text = new StringBuilder();
        text.append(blank()).append(names.name()).append(blank());
        if (chance.percent(30)) {
            extras(text);
        }
        if (chance.percent(15)) {
            text.append(blank()).append('@').append(blank()).append(url()).append(chance.percent(80) ? " " : "");
        } else if (chance.percent(80)) {
            specifiers(text);
        }
        if (chance.percent(45)) {
            text.append(blank()).append(';').append(marker(2));
        }
        return text.append(blank()).toString();
    }

    private void extras(StringBuilder text) {
        text.append('[').append(blank());
        for (int i = chance.below(4), n = 0; n < i; n++) {
            text.append(n > 0 ? blank() + "," + blank() : "").append(names.name());
        }
        text.append(blank()).append(']').append(blank());
    }

    private void specifiers(StringBuilder text) {
        boolean parenthesized = chance.percent(15);
        String set = specifiers.set().replace("\n", "").replace("\u00a0", "");
        text.append(parenthesized ? "(" + blank() : "").append(set);
        text.append(chance.percent(4) ? "," + blank() : "").append(parenthesized ? blank() + ")" : "");
    }

    private String url() {
        return chance.of(
                "https://example.org/a-1.0-py3-none-any.whl",
                "https://example.org/a.whl#sha256=00;x",
                "git+ssh://git@example.org/a.git@v1.0",
                "file:///tmp/a%20b.whl",
                "../a;b",
                "x");
    }

    String marker(int depth) {
        StringBuilder text = new StringBuilder(atom(depth));
        for (int i = chance.percent(40) ? 1 + chance.below(2) : 0; i > 0; i--) {
            text.append(gap()).append(chance.of("and", "or")).append(gap()).append(atom(depth));
        }
        return text.toString();
    }

    private String atom(int depth) {
        if (depth > 0 && chance.percent(20)) {
            return blank() + "(" + blank() + marker(depth - 1) + blank() + ")" + blank();
        }
        return blank() + comparison() + blank();
    }

    private String comparison() {
        return switch (chance.below(12)) {
            case 0, 1, 2 -> versionVariable() + operator() + quoted(version());
            case 3 -> quoted(version()) + operator() + versionVariable();
            case 4, 5, 6 -> stringVariable() + operator() + quoted(value());
            case 7 -> quoted(value()) + operator() + stringVariable();
            case 8 -> "extra" + operator() + quoted(names.name());
            case 9 -> quoted(names.name()) + operator() + chance.of("extra", "extras", "dependency_groups");
            case 10 -> anything() + operator() + anything();
            default -> quoted(value()) + operator() + quoted(chance.of("os_name", "extras", "python_version", value()));
        };
    }

    private String anything() {
        return switch (chance.below(4)) {
            case 0 -> versionVariable();
            case 1 -> stringVariable();
            case 2 -> chance.of("extra", "extras", "dependency_groups");
            default -> quoted(value());
        };
    }

    private String versionVariable() {
        return chance.of(
                "python_version",
                "python_version",
                "python_full_version",
                "implementation_version",
                "platform_release");
    }

    private String stringVariable() {
        return chance.of(
                "os_name",
                "os.name",
                "sys_platform",
                "sys.platform",
                "platform_machine",
                "platform.machine",
                "platform_system",
                "platform_version",
                "platform.version",
                "platform_python_implementation",
                "platform.python_implementation",
                "python_implementation",
                "implementation_name");
    }

    private String operator() {
        String operator =
                chance.of("==", "==", "!=", "<", "<=", ">", ">=", "~=", "===", " in ", " not in ", " not  in ");
        return operator.startsWith(" ") ? operator : gap() + operator + gap();
    }

    private String version() {
        return chance.percent(70)
                ? chance.of(
                        "3.8", "3.9", "3.10", "3.12", "3.12.4", "3.13.0rc1", "2.7", "3", "3.*", "10", "3.10.11+local")
                : chance.percent(50)
                        ? versions.version()
                        : chance.of("", "abc", "3.8,3.9", "=3.9", "3.8 3.9 3.10", "3.10.11+");
    }

    private String value() {
        return chance.of(
                "posix",
                "nt",
                "linux",
                "win32",
                "darwin",
                "Linux",
                "x86_64",
                "CPython",
                "cpython",
                "",
                "a",
                "Foo-Bar",
                "AMD64",
                "in",
                "linux2 linux",
                "Test_Extra",
                "cuda-12",
                "it's",
                "say \"a\"",
                "dev.docs");
    }

    private String quoted(String text) {
        char quote = text.indexOf('"') >= 0 ? '\'' : text.indexOf('\'') >= 0 || chance.percent(50) ? '"' : '\'';
        return quote + text + quote;
    }

    private String blank() {
        return chance.percent(80) ? "" : chance.of(" ", " ", "  ", "\t");
    }

    private String gap() {
        return chance.percent(97) ? " " : chance.of("", "\t", "  ");
    }
}
