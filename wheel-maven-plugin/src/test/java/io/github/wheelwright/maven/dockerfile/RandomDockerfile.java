package io.github.wheelwright.maven.dockerfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Dockerfiles that nobody would write, but BuildKit reads: each stage has an argument of its own, which tells whether it is needed. */
final class RandomDockerfile {
    private static final String[] NAMES = {"A", "B", "C_1", "D"};
    private final Random random;
    private final char escape;
    private final StringBuilder text = new StringBuilder();
    private final List<String> stages = new ArrayList<>();
    private final Map<String, String> given = new LinkedHashMap<>();

    RandomDockerfile(long seed) {
        this.random = new Random(seed);
        this.escape = random.nextInt(4) == 0 ? '`' : '\\';
        write();
    }

    String text() {
        return text.toString();
    }

    Map<String, String> given() {
        return given;
    }

    String target() {
        List<String> named = stages.stream().filter(name -> !name.isEmpty()).toList();
        return named.isEmpty() || random.nextBoolean() ? "" : named.get(random.nextInt(named.size()));
    }

    private void write() {
        if (escape == '`') {
            line("# escape=`");
        }
        line(pick("", "# a comment", "#comment=1"));
        for (int i = random.nextInt(4); i > 0; i--) {
            line(keyword("ARG") + " " + name() + pick("", "=" + value()) + pick("", " " + name() + "=" + value()));
        }
        line("ARG NOTHING=scratch");
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            stage();
        }
        for (String name : NAMES) {
            if (random.nextInt(4) == 0) {
                given.put(name, pick("given", "", "a b", "$A"));
            }
        }
    }

    private void stage() {
        int number = stages.size();
        String base = stages.isEmpty() || random.nextBoolean()
                ? pick(
                        "scratch",
                        "${NOTHING}",
                        "$NOTHING",
                        "${NOTHING:-x}",
                        "${A:+scratch}${A:-scratch}",
                        "scr${UNSET}atch")
                : other();
        String name = random.nextInt(5) == 0 ? "" : pick("s", "Stage") + number;
        line(keyword("FROM")
                + pick(" ", "  ")
                + pick("", "", "--platform=$TARGETPLATFORM ")
                + base
                + (name.isEmpty() ? "" : pick(" AS ", " as ") + name));
        line("ARG OWN_" + number + "=" + number);
        for (int i = random.nextInt(6); i > 0; i--) {
            instruction();
        }
        stages.add(name);
    }

    private String other() {
        String name = stages.get(random.nextInt(stages.size()));
        return name.isEmpty() ? "scratch" : name.toLowerCase(java.util.Locale.ROOT);
    }

    private void instruction() {
        switch (random.nextInt(12)) {
            case 0 -> line(keyword("ARG") + " " + name());
            case 1 -> line(keyword("ARG") + " " + name() + "=" + value() + pick("", " " + name() + "=" + value()));
            case 2 -> line("ENV " + name() + "=" + value() + " E=" + value());
            case 3 -> line("ENV " + name() + " " + pick("one", "one two", "$A x"));
            case 4 -> line("RUN <<EOF" + pick("", " cat") + "\nARG FAKE=1\nFROM nowhere\nEOF");
            case 5 -> line("RUN <<-'END' sh && cat <<X\n\tARG FAKE=1\n\tEND\nCOPY --from=no a b\nX");
            case 6 -> line("RUN one " + escape + "\n  # ARG FAKE\n\n  two " + escape + "  \n three");
            case 7 -> from("COPY --from=%s /x /y");
            case 8 -> from("COPY --link --from=%s /x /y");
            case 9 -> from("RUN --mount=type=bind,from=%s,target=/m --network=none true");
            case 10 -> line("RUN echo \"<<EOF\" '<< no' $((1 << 2)) # not a comment");
            default ->
                line(pick("LABEL a=b c=\"d e\"", "WORKDIR /w", "CMD [\"a\", \"b\"]", "EXPOSE 80/tcp 81", "USER $A"));
        }
    }

    private void from(String form) {
        if (stages.isEmpty()) {
            return;
        }
        int index = random.nextInt(stages.size());
        boolean byNumber = form.startsWith("COPY") && (stages.get(index).isEmpty() || random.nextBoolean());
        if (byNumber || !stages.get(index).isEmpty()) {
            line(String.format(form, byNumber ? String.valueOf(index) : stages.get(index)));
        }
    }

    private String value() {
        String name = name();
        String other = pick("x", "$" + name(), "'q $A'", "\"w $B\"", "");
        return pick(
                "1",
                "",
                "v." + random.nextInt(9),
                "$" + name,
                "${" + name + "}",
                "${" + name + ":-" + other + "}",
                "${" + name + "-" + other + "}",
                "${" + name + ":+" + other + "}",
                "${" + name + "+" + other + "}",
                "${" + name + "#v.}",
                "${" + name + "%%.*}",
                "${" + name + "//./_}",
                "'a b'",
                "\"a $" + name + "\"",
                "a" + escape + " b",
                escape + "$A");
    }

    private String name() {
        return NAMES[random.nextInt(NAMES.length)];
    }

    private String keyword(String word) {
        return random.nextInt(4) == 0 ? word.toLowerCase(java.util.Locale.ROOT) : word;
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private void line(String line) {
        text.append(random.nextInt(6) == 0 ? "  " : "").append(line).append('\n');
    }
}
