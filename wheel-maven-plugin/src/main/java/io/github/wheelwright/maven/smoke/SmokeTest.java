package io.github.wheelwright.maven.smoke;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.version.Version;
import io.github.wheelwright.maven.audit.IndexReader;
import io.github.wheelwright.maven.docker.Containers;
import io.github.wheelwright.maven.host.Program;
import io.github.wheelwright.maven.smoke.SmokeFacts.Distribution;
import io.github.wheelwright.maven.smoke.SmokeFacts.Import;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Installs published wheels into new environments and uses them there. One Python script does it everywhere; what it finds is judged
 * here, against what the index says.
 */
public final class SmokeTest {
    private static final String MARK = "wheelwright-smoke ";
    private static final int LAST_LINES = 25;

    private final SmokeRequest request;
    private final Containers containers;
    private final String uv;
    private final Consumer<String> line;
    private final List<Expected> expected;

    /**
     * A test of what the index has now.
     *
     * @param uv the program on this machine
     * @param line gets what the installers print
     * @throws WheelException if the index has nothing for one of the requirements, or cannot be read
     */
    public SmokeTest(SmokeRequest request, Containers containers, String uv, Consumer<String> line) {
        this.request = request;
        this.containers = containers;
        this.uv = uv;
        this.line = line;
        IndexReader index = new IndexReader(request.index());
        this.expected = request.requirements().stream()
                .map(requirement -> Expected.of(requirement, index))
                .toList();
    }

    /** The versions that are to be installed, by the name of their project. */
    public Map<String, String> versions() {
        Map<String, String> versions = new TreeMap<>();
        expected.forEach(one -> versions.put(
                one.requirement().name().normalized(), one.version().toString()));
        return versions;
    }

    /** How it goes in {@code environment}. */
    public SmokeResult run(SmokeEnvironment environment) {
        long begun = System.nanoTime();
        List<String> all = new ArrayList<>();
        Consumer<String> out = text -> {
            all.add(text);
            if (!text.startsWith(MARK) && !text.isBlank()) {
                line.accept(text);
            }
        };
        try {
            int exit = start(environment, out);
            Optional<SmokeFacts> facts = facts(all);
            return facts.isPresent()
                    ? result(environment, facts.get(), since(begun))
                    : failed(environment, unusable(exit, all), since(begun));
        } catch (WheelException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            SmokeProblem problem = new SmokeProblem(e.getMessage(), e.remedy().orElse(""));
            return failed(environment, problem, since(begun));
        }
    }

    private static SmokeResult failed(SmokeEnvironment environment, SmokeProblem problem, Duration time) {
        return new SmokeResult(
                environment.toString(), "", Map.of(), List.of(), List.of(), List.of(), List.of(problem), time);
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private int start(SmokeEnvironment environment, Consumer<String> out) {
        if (environment instanceof SmokeEnvironment.Container container) {
            List<String> command = List.of(container.python(), "-c", script(), request.asJson(Optional.empty()));
            return containers.run(container.options(), container.image(), command, out, out);
        }
        String python = ((SmokeEnvironment.Venv) environment).python();
        try {
            return Program.run(List.of(python, "-c", script(), request.asJson(Optional.of(uv))), Map.of(), out, out);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WheelException("cancelled", "run this again", e);
        } catch (IOException e) {
            throw new WheelException(
                    "cannot run " + python + ": " + e.getMessage(),
                    "install it, or name another with -Dwheel.python",
                    e);
        }
    }

    private static Optional<SmokeFacts> facts(List<String> lines) {
        Optional<String> last =
                lines.stream().filter(text -> text.startsWith(MARK)).reduce((a, b) -> b);
        try {
            return last.isEmpty()
                    ? Optional.empty()
                    : Optional.of(SmokeFacts.parse(last.get().substring(MARK.length())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SmokeProblem unusable(int exit, List<String> lines) {
        String shown = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()).stream()
                .map(text -> "\n    " + text)
                .collect(Collectors.joining());
        return new SmokeProblem(
                "Python did not come to its end there (exit code " + exit + ")" + shown,
                "choose an image with Python 3.8 or newer, name the interpreter with -Dwheel.python, or give it more memory");
    }

    private SmokeResult result(SmokeEnvironment environment, SmokeFacts facts, Duration time) {
        List<SmokeProblem> problems = new ArrayList<>();
        facts.failure().map(failure -> FailedStep.explain(request, failure)).ifPresent(problems::add);
        if (!facts.python().isEmpty()) {
            problems.addAll(judge(facts));
        }
        Map<String, String> installed = new TreeMap<>();
        facts.installed().forEach((name, distribution) -> installed.put(name.normalized(), distribution.version()));
        return new SmokeResult(
                environment.toString(),
                facts.python(),
                installed,
                facts.imports().stream().map(Import::module).toList(),
                facts.output(),
                notes(facts),
                problems,
                time);
    }

    private List<SmokeProblem> judge(SmokeFacts facts) {
        List<SmokeProblem> problems = new ArrayList<>();
        for (Expected one : expected) {
            Distribution distribution = facts.installed().get(one.requirement().name());
            String version = distribution == null ? "nothing" : distribution.version();
            one.judge(version, "Python " + facts.python()).ifPresent(problems::add);
        }
        facts.installed().forEach((name, distribution) -> {
            if (distribution.direct()) {
                problems.add(new SmokeProblem(
                        name.normalized() + " " + distribution.version()
                                + " came from an address that a requirement names, not from the index",
                        "publish it to the index, and require it by version (wheel:pin)"));
            }
        });
        return problems;
    }

    /** A module that says another version than its distribution may well be built from something else. */
    private List<String> notes(SmokeFacts facts) {
        List<String> notes = new ArrayList<>();
        for (Import module : facts.imports()) {
            Distribution own =
                    facts.installed().get(ProjectName.of(module.module().replaceFirst("\\..*", "")));
            Optional<Version> said = module.version().flatMap(Version::tryParse);
            if (own != null
                    && said.isPresent()
                    && !Version.tryParse(own.version())
                            .map(Version::withoutLocal)
                            .equals(said.map(Version::withoutLocal))) {
                notes.add(module.module() + ".__version__ is " + said.get() + ", its metadata says " + own.version());
            }
        }
        return notes;
    }

    private static String script() {
        try (InputStream in = SmokeTest.class.getResourceAsStream("smoke.py")) {
            if (in == null) {
                throw new IllegalStateException("smoke.py is missing in the plugin");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
