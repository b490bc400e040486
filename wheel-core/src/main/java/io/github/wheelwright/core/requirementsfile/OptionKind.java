package io.github.wheelwright.core.requirementsfile;

import java.util.ArrayList;
import java.util.List;

/** The options that may stand in a requirements file (pip documentation, "Supported options"). */
enum OptionKind {
    INDEX_URL("i", true, "--index-url", "--pypi-url"),
    EXTRA_INDEX_URL("", true, "--extra-index-url"),
    NO_INDEX("", false, "--no-index"),
    CONSTRAINT("c", true, "--constraint"),
    REQUIREMENT("r", true, "--requirement"),
    EDITABLE("e", true, "--editable"),
    FIND_LINKS("f", true, "--find-links"),
    NO_BINARY("", true, "--no-binary"),
    ONLY_BINARY("", true, "--only-binary"),
    PREFER_BINARY("", false, "--prefer-binary"),
    REQUIRE_HASHES("", false, "--require-hashes"),
    NO_REQUIRE_HASHES("", false, "--no-require-hashes"),
    PRE("", false, "--pre"),
    ALL_RELEASES("", true, "--all-releases"),
    ONLY_FINAL("", true, "--only-final"),
    TRUSTED_HOST("", true, "--trusted-host"),
    USE_FEATURE("", true, "--use-feature"),
    HASH("", true, "--hash"),
    CONFIG_SETTINGS("C", true, "--config-settings");

    private static final List<String> HASHES = List.of("sha256:", "sha384:", "sha512:");

    private final String letter;
    private final boolean takesValue;
    private final List<String> names;

    OptionKind(String letter, boolean takesValue, String... names) {
        this.letter = letter;
        this.takesValue = takesValue;
        this.names = List.of(names);
    }

    static OptionKind ofLetter(char letter) {
        for (OptionKind kind : values()) {
            if (kind.letter.equals(String.valueOf(letter))) {
                return kind;
            }
        }
        throw new InvalidOptionException("no option of requirements files is called -" + letter);
    }

    /** The option of this name, or of the only name that begins so. */
    static OptionKind ofName(String name) {
        List<OptionKind> kinds = new ArrayList<>();
        for (OptionKind kind : values()) {
            if (kind.names.contains(name)) {
                return kind;
            }
            kind.names.stream().filter(n -> n.startsWith(name)).forEach(n -> kinds.add(kind));
        }
        if (kinds.size() != 1) {
            throw new InvalidOptionException(
                    kinds.isEmpty()
                            ? "no option of requirements files is called " + name
                            : "several options begin with " + name);
        }
        return kinds.get(0);
    }

    boolean takesValue() {
        return takesValue;
    }

    String longName() {
        return names.get(0);
    }

    /** Refuses a value that pip refuses while it reads the file. */
    void check(String value) {
        switch (this) {
            case HASH -> {
                if (HASHES.stream().noneMatch(value::startsWith)) {
                    throw new InvalidOptionException("expected sha256:, sha384: or sha512: and a digest after --hash");
                }
            }
            case CONFIG_SETTINGS -> {
                if (value.indexOf('=') < 0) {
                    throw new InvalidOptionException("expected KEY=VALUE after --config-settings");
                }
            }
            case NO_BINARY, ONLY_BINARY, ALL_RELEASES, ONLY_FINAL -> {
                if (value.startsWith("-")) {
                    throw new InvalidOptionException("expected names of projects after " + longName());
                }
            }
            default -> {}
        }
    }
}
