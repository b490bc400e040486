package io.github.wheelwright.core.zip;

import static io.github.wheelwright.core.zip.RawMember.deflated;
import static io.github.wheelwright.core.zip.RawMember.stored;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.engines.Engines;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Each hostile archive as a wheel, offered to readers and installers: prints the table of the page "Verifying". For {@code
 * -Dhostile.table=print} only: it takes half a minute.
 */
@EnabledIfSystemProperty(named = "hostile.table", matches = "print")
class HostileTableIT {
    private static final String FILENAME = "demo-1.0-py3-none-any.whl";
    private static final int DIGEST = 64;

    /** Installs each wheel that a line names, in one process, and answers with pip's exit code. */
    private static final String PIP = """
            import contextlib, os, sys
            from pip._internal.cli.main import main
            for line in sys.stdin:
                with open(os.devnull, "w") as null, contextlib.redirect_stdout(null), contextlib.redirect_stderr(null):
                    try:
                        code = main(["install", "--no-deps", "--no-index", "--no-compile", "--disable-pip-version-check",
                                     "--target", line.strip() + ".pip", line.strip()])
                    except Exception as e:
                        code = type(e).__name__
                print(code, flush=True)
            """;

    @TempDir
    Path folder;

    /** The real one, without its start for each wheel. */
    private static final class Pip implements AutoCloseable {
        private final Process process = new ProcessBuilder(Engines.require("python"), "-X", "utf8", "-c", PIP).start();
        private final PrintStream wheels = new PrintStream(process.getOutputStream(), true);
        private final BufferedReader answers = process.inputReader();

        Pip() throws IOException {}

        boolean installs(Path file) {
            wheels.println(file);
            try {
                return "0".equals(answers.readLine());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            wheels.close();
        }
    }

    private record Judge(String name, Predicate<Path> accepts) {}

    @Test
    void printsWhoAcceptsWhat() throws IOException {
        try (ZipPeer python = ZipPeer.python(folder);
                ZipPeer newest = ZipPeer.jdk(Engines.require("jdk25"), folder);
                Pip pip = new Pip()) {
            JdkPeer jdk = new JdkPeer(folder.resolve("jdk.zip"));
            List<Judge> judges = List.of(
                    new Judge("Wheelwright", HostileTableIT::weAccept),
                    new Judge("`zipfile`", file -> answer(python, file).length() == DIGEST),
                    new Judge("`ZipFile` 17", file -> randomAccess(jdk, file).length() == DIGEST),
                    new Judge(
                            "`ZipFile` 25",
                            file -> answer(newest, file).split("\t")[0].length() == DIGEST),
                    new Judge(
                            "`ZipInputStream` 17",
                            file -> JdkPeer.stream(read(file)).length() == DIGEST),
                    new Judge(
                            "`ZipInputStream` 25",
                            file -> answer(newest, file).split("\t")[1].length() == DIGEST),
                    new Judge("pip", pip::installs),
                    new Judge(
                            "uv",
                            file -> installs(
                                    file,
                                    Engines.require("uv"),
                                    "pip",
                                    "install",
                                    "--no-deps",
                                    "--no-index",
                                    "--no-cache")));
            assertThat(judges).allMatch(judge -> judge.accepts.test(wheel("sound", zip -> {})));
            print(judges);
            assertThat(judges).allMatch(judge -> judge.accepts.test(wheel("again", zip -> {})));
        }
    }

    private void print(List<Judge> judges) {
        int[] refusals = new int[judges.size()];
        List<String> rows = new ArrayList<>();
        for (Arguments hostile : HostileArchiveTest.refused().toList()) {
            @SuppressWarnings("unchecked")
            Consumer<RawZip> damage = (Consumer<RawZip>) hostile.get()[2];
            Path file = wheel("w" + rows.size(), damage);
            StringBuilder row =
                    new StringBuilder("| " + printable(hostile.get()[0]) + " | `ZIP_" + hostile.get()[1] + "` |");
            for (int i = 0; i < refusals.length; i++) {
                boolean accepted = judges.get(i).accepts.test(file);
                refusals[i] += accepted ? 0 : 1;
                row.append(accepted ? " accepts |" : " – |");
            }
            rows.add(row.toString());
        }
        StringBuilder head = new StringBuilder("| archive | code |");
        StringBuilder counts = new StringBuilder("| **refused, of " + rows.size() + "** | |");
        for (int i = 0; i < refusals.length; i++) {
            head.append(' ').append(judges.get(i).name).append(" |");
            counts.append(" **").append(refusals[i]).append("** |");
        }
        System.out.println(head + "\n|---|---|" + "---|".repeat(refusals.length) + "\n" + counts);
        rows.forEach(System.out::println);
    }

    private static String printable(Object name) {
        return name.toString().replace("\n", "\\n").replace("\u007f", "\\x7f");
    }

    /** A wheel that every tool installs, but for the damage. */
    private Path wheel(String name, Consumer<RawZip> damage) {
        String info = "demo-1.0.dist-info/";
        RawZip zip = RawZip.of(
                deflated("a.py", "print('hello, hello, hello, hello')\n"),
                stored("b.py", "pass\n"),
                deflated(info + "METADATA", "Metadata-Version: 2.1\nName: demo\nVersion: 1.0\n"),
                deflated(info + "WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"),
                deflated(
                        info + "RECORD",
                        "a.py,,\nb.py,,\n" + info + "METADATA,,\n" + info + "WHEEL,,\n" + info + "RECORD,,\n"));
        damage.accept(zip);
        try {
            Path file = folder.resolve(name).resolve(FILENAME);
            Files.createDirectories(file.getParent());
            return Files.write(file, zip.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean weAccept(Path file) {
        try (ZipArchive archive = ZipArchive.open(ByteSource.of(file))) {
            archive.checkLocalHeaders();
            for (ZipEntry entry : archive.entries()) {
                archive.read(entry, 1 << 20);
            }
            return true;
        } catch (ZipFormatException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String answer(ZipPeer peer, Path file) {
        try {
            return peer.ask(List.of(read(file))).get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String randomAccess(JdkPeer jdk, Path file) {
        try {
            return jdk.randomAccess(read(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean installs(Path file, String... command) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(
                "--target", file.resolveSibling("installed-" + command[1]).toString(), file.toString()));
        try {
            Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
            process.getOutputStream().close();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
