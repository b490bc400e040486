package io.github.wheelwright.core.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.tag.Platforms;
import io.github.wheelwright.core.tag.Tag;
import io.github.wheelwright.core.tag.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tags of every target there is, against {@code packaging.tags}: the order counts. */
class TargetIT {
    @TempDir
    Path folder;

    @Test
    void listsPlatformsAsTheReference() throws Exception {
        List<List<String>> questions = new ArrayList<>();
        for (String architecture :
                List.of("x86_64", "i686", "aarch64", "ppc64le", "s390x", "riscv64", "armv7l", "armv8l")) {
            for (int minor = 4; minor <= 45; minor++) {
                questions.add(List.of("glibc", "2", String.valueOf(minor), architecture));
                questions.add(List.of("musl", "1", String.valueOf(minor), architecture));
            }
            questions.add(List.of("glibc", "3", "1", architecture));
        }
        for (String architecture : List.of("arm64", "x86_64", "i386", "ppc64", "ppc", "intel", "universal2")) {
            for (int major = 9; major <= 27; major++) {
                for (int minor = 0; minor <= 16; minor++) {
                    questions.add(List.of("macos", String.valueOf(major), String.valueOf(minor), architecture));
                }
            }
        }
        for (int major = 11; major <= 27; major++) {
            for (int minor = 0; minor <= 10; minor++) {
                questions.add(List.of("ios", String.valueOf(major), String.valueOf(minor), "arm64-iphoneos"));
            }
        }
        for (int level = 15; level <= 40; level++) {
            questions.add(List.of("android", String.valueOf(level), "0", "arm64-v8a"));
        }
        compare("platforms", questions, TargetIT::platforms);
    }

    private static String platforms(List<String> question) {
        int major = Integer.parseInt(question.get(1));
        int minor = Integer.parseInt(question.get(2));
        String architecture = question.get(3);
        return String.join(
                " ",
                switch (question.get(0)) {
                    case "glibc" -> Platforms.glibc(major, minor, architecture);
                    case "musl" -> Platforms.musl(major, minor, architecture);
                    case "macos" -> Platforms.macos(major, minor, architecture);
                    case "ios" -> Platforms.ios(major, minor, architecture);
                    default -> Platforms.android(major, architecture);
                });
    }

    @Test
    void listsTagsOfInterpretersAsTheReference() throws Exception {
        List<List<String>> questions = new ArrayList<>();
        List<List<String>> systems = List.of(
                Platforms.glibc(2, 28, "x86_64"),
                Platforms.musl(1, 2, "aarch64"),
                Platforms.macos(14, 2, "arm64"),
                Platforms.windows("amd64"));
        for (List<String> system : systems) {
            for (int minor = 0; minor <= 20; minor++) {
                String version = "3" + minor;
                questions.add(question("cpython", minor, "cp" + version + (minor < 8 ? "m" : ""), system));
                questions.add(question("pypy", minor, "pypy" + version + "_pp73", system));
                if (minor >= 13) {
                    questions.add(question("cpython", minor, "cp" + version + "t", system));
                }
            }
        }
        compare("target", questions, TargetIT::tags);
    }

    private static List<String> question(String kind, int minor, String abi, List<String> platforms) {
        List<String> question = new ArrayList<>(List.of(kind, "3", String.valueOf(minor), abi));
        question.addAll(platforms);
        return question;
    }

    private static String tags(List<String> question) {
        int minor = Integer.parseInt(question.get(2));
        String abi = question.get(3);
        List<String> platforms = question.subList(4, question.size());
        Target target = question.get(0).equals("pypy")
                ? Target.pypy(3, minor, abi, platforms)
                : abi.endsWith("t")
                        ? Target.freeThreadedCpython(3, minor, platforms)
                        : Target.cpython(3, minor, platforms);
        return target.tags().stream().map(Tag::toString).collect(Collectors.joining(" "));
    }

    private void compare(
            String grammar, List<List<String>> questions, java.util.function.Function<List<String>, String> ours)
            throws Exception {
        List<String> answers = new Oracle(folder).ask(grammar, questions);
        assertThat(answers).hasSameSizeAs(questions);
        for (int i = 0; i < questions.size(); i++) {
            assertThat(ours.apply(questions.get(i))).as("%s", questions.get(i)).isEqualTo(answers.get(i));
        }
        System.out.printf("differential %s: all %d targets agree%n", grammar, questions.size());
    }
}
