package io.github.wheelwright.core.wheel;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM that runs {@link EditProbe}. */
final class ChildJvm {
    private final String home;
    private final List<String> options = new ArrayList<>();
    private boolean small;

    ChildJvm(String home) {
        this.home = home;
    }

    /** The JVM of the test. */
    static ChildJvm own() {
        return new ChildJvm(System.getProperty("java.home"));
    }

    ChildJvm with(String... added) {
        options.addAll(List.of(added));
        return this;
    }

    /** No file may grow beyond about a kilobyte, as on a disk that is full; what it complains of is printed with the rest. */
    ChildJvm onSmallDisk() {
        small = true;
        return with("-XX:-UsePerfData");
    }

    Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (small) {
            command.addAll(List.of("sh", "-c", "ulimit -f 1; exec \"$0\" \"$@\""));
        }
        command.add(Path.of(home, "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", classPath(), EditProbe.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectErrorStream(small)
                .start();
    }

    /** What it prints until it ends well. */
    String run(String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        String printed = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("exit code " + process.exitValue() + ": " + printed);
        }
        return printed;
    }

    private static String classPath() {
        return String.join(
                File.pathSeparator, location(Wheel.class), location(EditProbe.class), location(ObjectMapper.class));
    }

    private static String location(Class<?> type) {
        String file = "/" + type.getName().replace('.', '/') + ".class";
        String url = String.valueOf(type.getResource(file));
        String folder = url.substring(0, url.length() - file.length());
        return folder.startsWith("jar:")
                ? Path.of(URI.create(folder.substring("jar:".length(), folder.length() - 1)))
                        .toString()
                : Path.of(URI.create(folder)).toString();
    }
}
