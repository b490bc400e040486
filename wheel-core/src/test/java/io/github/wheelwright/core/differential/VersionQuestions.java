package io.github.wheelwright.core.differential;

/** Versions in all spellings. */
final class VersionQuestions {
    private final Chance chance;

    VersionQuestions(Chance chance) {
        this.chance = chance;
    }

    String version() {
        StringBuilder text = new StringBuilder();
        if (chance.percent(3)) {
            text.append(chance.of(" ", "\t", "\n", "\u00a0"));
        }
        if (chance.percent(4)) {
            text.append(chance.of("v", "V"));
        }
        if (chance.percent(5)) {
            text.append(chance.of("0", "1", "2", "01", "99999999999999999999")).append('!');
        }
        text.append(release());
        suffixes(text);
        if (chance.percent(3)) {
            text.append(chance.of(" ", "\n", "\u3000"));
        }
        return text.toString();
    }

    String release() {
        StringBuilder text = new StringBuilder(number());
        for (int i = chance.below(chance.percent(90) ? 4 : 7); i > 0; i--) {
            text.append('.').append(number());
        }
        return text.toString();
    }

    private void suffixes(StringBuilder text) {
        if (chance.percent(25)) {
            text.append(separator())
                    .append(chance.cased(chance.of("a", "b", "rc", "c", "alpha", "beta", "pre", "preview")))
                    .append(separator())
                    .append(optionalNumber());
        }
        if (chance.percent(18)) {
            if (chance.percent(20)) {
                text.append('-').append(number());
            } else {
                text.append(separator())
                        .append(chance.cased(chance.of("post", "post", "rev", "r")))
                        .append(separator())
                        .append(optionalNumber());
            }
        }
        if (chance.percent(18)) {
            text.append(separator())
                    .append(chance.cased("dev"))
                    .append(separator())
                    .append(optionalNumber());
        }
        if (chance.percent(18)) {
            text.append('+').append(local());
        }
    }

    private String local() {
        StringBuilder text = new StringBuilder(localSegment());
        for (int i = chance.below(3); i > 0; i--) {
            text.append(chance.of(".", ".", "-", "_")).append(localSegment());
        }
        return text.toString();
    }

    private String localSegment() {
        return chance.percent(50)
                ? number()
                : chance.cased(
                        chance.of("cpu", "cu118", "rocm7", "git1c57644", "d20260826", "a", "b", "0a", "1e5", "x1"));
    }

    private String separator() {
        return chance.percent(60) ? chance.of("", ".") : chance.of("", ".", "-", "_");
    }

    private String optionalNumber() {
        return chance.percent(15) ? "" : number();
    }

    String number() {
        if (chance.percent(80)) {
            return String.valueOf(chance.below(4));
        }
        return switch (chance.below(8)) {
            case 0 -> chance.of("1022", "1023", "1024", "4094", "4095", "4096");
            case 1 -> chance.of("33554430", "33554431", "33554432", "16777216");
            case 2 -> chance.of("20260826", "20240406", "2026", "202608261530");
            case 3 -> chance.of("00", "01", "007", "000000000000000000001");
            case 4 -> chance.of("99999999999999999999", "18446744073709551616", "9223372036854775807", "2147483648");
            default -> String.valueOf(chance.below(300));
        };
    }
}
