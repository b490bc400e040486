package io.github.wheelwright.core.differential;

import java.util.ArrayList;
import java.util.List;

/** Sets of version specifiers, and versions close to their edges. */
final class SpecifierQuestions {
    private final Chance chance;
    private final VersionQuestions versions;

    SpecifierQuestions(Chance chance) {
        this.chance = chance;
        this.versions = new VersionQuestions(chance);
    }

    /** Two sets, then candidates. */
    List<String> question() {
        List<String> mentioned = new ArrayList<>();
        String first = set(mentioned);
        String second = chance.percent(40) ? respelled(first) : set(mentioned);
        List<String> question = new ArrayList<>(List.of(chance.spoilt(first), second));
        for (int i = 0; i < 6; i++) {
            String near = mentioned.isEmpty() || chance.percent(20)
                    ? versions.version()
                    : neighbour(mentioned.get(chance.below(mentioned.size())));
            question.add(chance.percent(4) ? chance.spoilt(near) : near);
        }
        return question;
    }

    String set() {
        return set(new ArrayList<>());
    }

    private String set(List<String> mentioned) {
        StringBuilder text = new StringBuilder();
        int clauses = chance.percent(5) ? 0 : 1 + chance.below(chance.percent(80) ? 2 : 4);
        for (int i = 0; i < clauses; i++) {
            text.append(i > 0 ? "," : "")
                    .append(blank())
                    .append(clause(mentioned))
                    .append(blank());
        }
        return text.toString();
    }

    private String clause(List<String> mentioned) {
        String operator = chance.of("==", "==", "!=", "!=", "<=", ">=", "<", ">", "~=", "~=", "===");
        String version = versionFor(operator);
        mentioned.add(version);
        return operator + blank() + version;
    }

    private String versionFor(String operator) {
        String version = versions.version().strip();
        if (operator.equals("===")) {
            return chance.percent(20) ? chance.of("foo", "1.0-Weird", "X", "1.0.*", "") : version;
        }
        if (chance.percent(35) && (operator.equals("==") || operator.equals("!="))) {
            return versions.release() + ".*";
        }
        boolean local = operator.equals("==") || operator.equals("!=") || chance.percent(3);
        return local || version.indexOf('+') < 0 ? version : version.substring(0, version.indexOf('+'));
    }

    private String blank() {
        return chance.percent(85) ? "" : chance.of(" ", " ", "\t", "\n", "\u00a0");
    }

    private String respelled(String set) {
        return set.replace(".0", chance.of(".0", "", ".00", ".0.0")).replace(" ", "");
    }

    /** A version of the same family, or of the next. */
    private String neighbour(String version) {
        String base = version.replace(".*", "");
        int plus = base.indexOf('+');
        String isPublic = plus < 0 ? base : base.substring(0, plus);
        return switch (chance.below(9)) {
            case 0 -> base;
            case 1 -> isPublic + "+" + chance.of("cpu", "1", "0");
            case 2 -> isPublic + ".post" + versions.number();
            case 3 -> isPublic + ".dev" + versions.number();
            case 4 -> isPublic + chance.of("a", "b", "rc") + versions.number();
            case 5 -> isPublic + "." + versions.number();
            case 6 -> releaseOf(isPublic);
            case 7 -> releaseOf(isPublic) + chance.of(".0", ".1", "a1", ".dev0", ".post0", "rc1.post1", ".post1.dev1");
            default -> isPublic;
        };
    }

    private static String releaseOf(String version) {
        int end = 0;
        while (end < version.length() && "0123456789.!v".indexOf(version.charAt(end)) >= 0) {
            end++;
        }
        return version.substring(0, end).replaceAll("\\.$", "");
    }
}
