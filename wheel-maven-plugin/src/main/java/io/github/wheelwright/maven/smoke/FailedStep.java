package io.github.wheelwright.maven.smoke;

import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.maven.smoke.SmokeFacts.Failure;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a step that failed means for people. */
final class FailedStep {
    private static final Pattern NO_DISTRIBUTION = Pattern.compile("No matching distribution found for (?<what>.+)");
    private static final Pattern NOT_IN_REGISTRY =
            Pattern.compile("Because (?<what>\\S+) was not found in the package registry");
    private static final Pattern NO_MODULE = Pattern.compile("ModuleNotFoundError: No module named '(?<what>[^']+)'");
    private static final Pattern NO_LIBRARY =
            Pattern.compile("ImportError: (?<what>\\S+): cannot open shared object file");

    private FailedStep() {}

    static SmokeProblem explain(SmokeRequest request, Failure failure) {
        String all = String.join("\n", failure.lines());
        String code =
                failure.code().isEmpty() || failure.code().equals("null") ? "" : " (" + code(failure.code()) + ")";
        String shown =
                code + failure.lines().stream().map(line -> "\n    " + line).collect(Collectors.joining());
        return switch (failure.step()) {
            case "environment" ->
                new SmokeProblem(
                        "no virtual environment can be made there" + shown,
                        "choose an image or interpreter with the modules venv and ensurepip, or install uv there");
            case "install" ->
                new SmokeProblem(
                        request.installer() + " cannot install " + requirements(request) + " from " + request.index()
                                + " alone" + shown,
                        install(request, all));
            case "command" -> new SmokeProblem("the command fails" + shown, "correct <command>, or what it runs");
            default -> new SmokeProblem(failure.step() + " fails" + shown, imported(failure.code(), all));
        };
    }

    private static String install(SmokeRequest request, String all) {
        for (Pattern pattern : List.of(NO_DISTRIBUTION, NOT_IN_REGISTRY)) {
            Matcher matcher = pattern.matcher(all);
            if (matcher.find()) {
                String what = matcher.group("what").strip();
                return isAsked(request, what)
                        ? "publish a wheel of " + what + " for this Python and platform"
                        : "publish " + what + " to the same index: what is installed requires it";
            }
        }
        return "mend the index: wheel:audit-index tells more";
    }

    /** Whether a requirement that an installer prints is one that was asked for, or else one of a dependency. */
    private static boolean isAsked(SmokeRequest request, String what) {
        String name = what.replaceFirst("[^A-Za-z0-9._-].*", "");
        return request.requirements().stream()
                .anyMatch(requirement -> requirement.name().normalized().equals(ProjectName.normalize(name)));
    }

    private static String imported(String code, String all) {
        Matcher module = NO_MODULE.matcher(all);
        if (module.find()) {
            return "add the distribution that brings the module " + module.group("what")
                    + " to the wheel's Requires-Dist: no other index has filled the gap here";
        }
        Matcher library = NO_LIBRARY.matcher(all);
        if (library.find()) {
            return "put " + library.group("what") + " into the wheel (auditwheel repair), or into the image";
        }
        return code.equals("-4")
                ? "choose the variant for this processor: the wheel holds instructions that it does not have"
                : "mend the wheel: the lines above are the last that Python printed";
    }

    private static String requirements(SmokeRequest request) {
        return request.requirements().stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    private static String code(String code) {
        return switch (code) {
            case "-4" -> "illegal instruction";
            case "-6" -> "aborted";
            case "-9" -> "killed";
            case "-11" -> "segmentation fault";
            default -> code.matches("[0-9]+") ? "exit code " + code : code;
        };
    }
}
