package io.github.wheelwright.it.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Maven in a process of its own, running goals of the plugin that has just been built, without a POM. */
final class Maven {
    private static final Pattern SERVING = Pattern.compile("serving .* at (http://\\S+) until");

    private final Program program;

    private Maven(Program program) {
        this.program = program;
    }

    static Maven in(Path folder) {
        return new Maven(Program.of(
                        folder,
                        property("it.maven.home") + "/bin/mvn",
                        "-B",
                        "-ntp",
                        "-s",
                        property("it.settings"),
                        "-Dmaven.repo.local=" + property("it.repository"))
                .with("MAVEN_OPTS", "-Xmx256m")
                .with("AWS_EC2_METADATA_DISABLED", "true"));
    }

    /** With credentials for S3 in the environment. */
    Maven as(String accessKey, String secretKey) {
        return new Maven(program.with("AWS_ACCESS_KEY_ID", accessKey)
                .with("AWS_SECRET_ACCESS_KEY", secretKey)
                .with("AWS_REGION", "us-east-1"));
    }

    /** With another variable in the environment. */
    Maven with(String variable, String value) {
        return new Maven(program.with(variable, value));
    }

    /** Runs a goal with properties such as {@code wheel.input=…} to its good end. */
    Program.Output run(String goal, List<String> properties) {
        return program.succeed(arguments(goal, properties));
    }

    /** Runs the project in the folder up to {@code phase}. */
    Program.Output build(String phase, List<String> properties) {
        List<String> arguments = new ArrayList<>(List.of(phase));
        properties.forEach(property -> arguments.add("-D" + property));
        return program.succeed(arguments);
    }

    /** Runs a goal to its end, which has to be a bad one. */
    Program.Output fail(String goal, List<String> properties) {
        Program.Output output = program.run(arguments(goal, properties));
        assertThat(output.status())
                .as("%s %s%n%s", goal, properties, output.text())
                .isNotZero();
        return output;
    }

    /** Starts a goal that goes on until it is closed. */
    RunningProgram start(String goal, List<String> properties) {
        return program.start(arguments(goal, properties));
    }

    /** As {@link #run}, printing what a shell would read of it, and nothing else. */
    Program.Output quietly(String goal, List<String> properties) {
        List<String> arguments = new ArrayList<>(List.of("-q", "-DforceStdout"));
        arguments.addAll(arguments(goal, properties));
        return program.succeed(arguments);
    }

    /** Starts {@code wheel:serve} on a free port. */
    Server serve(List<String> properties) {
        List<String> all = new ArrayList<>(properties);
        all.add("wheel.port=0");
        RunningProgram running = program.start(arguments("serve", all));
        try {
            return new Server(running, running.await(SERVING));
        } catch (IllegalStateException e) {
            running.close();
            throw e;
        }
    }

    /** A running {@code wheel:serve}; the address ends in a slash. */
    record Server(RunningProgram program, String address) implements Closeable {
        @Override
        public void close() {
            program.close();
        }
    }

    private static List<String> arguments(String goal, List<String> properties) {
        List<String> arguments = new ArrayList<>();
        arguments.add("io.github.wheelwright:wheel-maven-plugin:" + property("it.version") + ":" + goal);
        properties.forEach(property -> arguments.add("-D" + property));
        return arguments;
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("the build sets no system property " + name);
        }
        return value;
    }
}
