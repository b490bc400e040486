package io.github.wheelwright.core.zip;

import io.github.wheelwright.core.engines.Engines;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Another program that reads archives: it is sent some, and answers with a line on each. */
final class ZipPeer implements AutoCloseable {
    private final Process process;
    private final DataOutputStream requests;
    private final BufferedReader answers;

    private ZipPeer(List<String> command) throws IOException {
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** CPython's {@code zipfile}. */
    static ZipPeer python(Path folder) throws IOException {
        Path script = folder.resolve("zip_peer.py");
        try (var in = ZipPeer.class.getResourceAsStream("zip_peer.py")) {
            Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
        }
        return new ZipPeer(List.of(Engines.require("python"), "-X", "utf8", script.toString()));
    }

    /** {@code ZipFile} and {@code ZipInputStream} of another JDK. */
    static ZipPeer jdk(String home, Path folder) throws IOException {
        return new ZipPeer(List.of(
                home + "/bin/java",
                "-Xmx256m",
                "-cp",
                Path.of("target/test-classes") + File.pathSeparator + Path.of("target/classes"),
                JdkPeer.class.getName(),
                folder.resolve("other-jdk.zip").toString()));
    }

    /** The answers; a batch must be small enough for them to fit into a pipe. */
    List<String> ask(List<byte[]> archives) throws IOException {
        for (byte[] archive : archives) {
            requests.writeInt(archive.length);
            requests.write(archive);
        }
        requests.flush();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < archives.size(); i++) {
            lines.add(answers.readLine());
        }
        return lines;
    }

    @Override
    public void close() throws IOException {
        requests.close();
        process.destroy();
    }
}
