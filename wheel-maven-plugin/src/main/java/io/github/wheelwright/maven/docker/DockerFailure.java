package io.github.wheelwright.maven.docker;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Why Docker has failed, told by what it printed. */
final class DockerFailure {
    private static final int MOST_LINES = 15;

    private record Kind(Pattern sign, String message, String remedy) {}

    /** The first that fits counts. */
    private static final List<Kind> KINDS = List.of(
            kind(
                    "unknown command: docker buildx|'buildx' is not a docker command|unknown flag: --builder",
                    "docker has no buildx",
                    "install the buildx plugin: put docker-buildx into ~/.docker/cli-plugins"),
            kind(
                    "no builder \"[^\"]*\" found",
                    "there is no such builder",
                    "name one that docker buildx ls shows with -Dwheel.builder, or create it: docker buildx create --name <name>"),
            kind(
                    "Cannot connect to the Docker daemon|failed to connect to the docker API|error during connect"
                            + "|failed to list workers|transport: Error while dialing",
                    "no Docker engine answers",
                    "start one, or point DOCKER_HOST, the Docker context or the builder at one that runs"),
            kind(
                    "dial tcp[^\\n]*(?:connection refused|no such host|i/o timeout)",
                    "a server that the build needs does not answer",
                    "see whether the builder reaches it: its name, its port, and the proxy and DNS of the builder's machine"),
            kind(
                    "no space left on device",
                    "the builder's disk is full",
                    "free space there: docker buildx prune, docker system df"),
            kind(
                    "401 Unauthorized|authorization failed|no basic auth credentials|pull access denied"
                            + "|insufficient_scope|403 Forbidden",
                    "a registry refuses access",
                    "run docker login for it with an account that may read the image"),
            kind(
                    "dockerfile parse error|failed to read dockerfile|unknown instruction|target stage .* could not be found",
                    "the Dockerfile is wrong",
                    "correct it; docker buildx build --check tells more"),
            kind(
                    "failed to find target",
                    "the bake files have no such target or group",
                    "name one that docker buildx bake --list=targets shows with -Dwheel.targets"),
            kind(
                    "\\.(?:hcl|json):\\d+(?:,\\d+)?(?:-\\d+)?:|couldn't find a bake definition|Unsupported (?:argument|block type)"
                            + "|Invalid expression",
                    "a bake file is wrong",
                    "correct it; docker buildx bake --print tells more"),
            kind(
                    "(?i)cache export (?:feature )?is (?:currently )?not supported",
                    "this builder cannot write caches",
                    "use a builder of driver docker-container, kubernetes or remote: docker buildx create --name <builder>,"
                            + " and name it with -Dwheel.builder; or leave <caches> out"),
            kind(
                    "push-by-digest is currently not implemented for docker driver",
                    "this builder cannot push an image without a tag",
                    "use a builder of driver docker-container, kubernetes or remote: docker buildx create --name <builder>,"
                            + " and name it with -Dwheel.builder"),
            kind("manifest unknown|No such image", "there is no such image", "correct its name, or push it first"),
            kind(
                    "failed to resolve source metadata|: not found",
                    "something that the build needs is not there",
                    "correct the name, or push or copy it first"));

    private DockerFailure() {}

    private static Kind kind(String sign, String message, String remedy) {
        return new Kind(Pattern.compile(sign), message, remedy);
    }

    /** The error for a build that ended with {@code exit}. */
    static DockerException of(int exit, BuildProgress progress) {
        BuildStep failed = progress.failed().orElse(null);
        if (failed != null && failed.error().contains("did not complete successfully")) {
            String code = failed.error().replaceFirst("(?s).*exit code: (\\d+).*", "$1");
            String full = failed.lastLines().stream().anyMatch(line -> line.contains("No space left on device"))
                    ? "free space on the builder: docker buildx prune, docker system df"
                    : "repair that step; the lines above are the last that it printed";
            return new DockerException(
                    "the build fails in " + failed.name() + " (exit code " + code + ")" + indented(failed.lastLines()),
                    full);
        }
        return of(exit, progress.otherLines());
    }

    /** The error for a command that printed {@code lines} and ended with {@code exit}. */
    static DockerException of(int exit, List<String> lines) {
        String all = String.join("\n", lines);
        List<String> last = lines.stream().filter(line -> !line.isBlank()).toList();
        String shown = indented(last.subList(Math.max(0, last.size() - MOST_LINES), last.size()));
        return KINDS.stream()
                .filter(kind -> kind.sign().matcher(all).find())
                .findFirst()
                .map(kind -> new DockerException(kind.message() + shown, kind.remedy()))
                .orElseGet(() -> new DockerException("docker failed (exit code " + exit + ")" + shown, ""));
    }

    private static String indented(List<String> lines) {
        return lines.stream().map(line -> "\n    " + line).collect(Collectors.joining());
    }
}
