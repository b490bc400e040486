package io.github.wheelwright.maven.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.engines.Engines;
import io.github.wheelwright.maven.host.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions of {@code smoke.py}, called by the real Python. */
class SmokeScriptTest {
    private static final String LOADED = """
            import importlib.util, json, os, subprocess, sys
            spec = importlib.util.spec_from_file_location("smoke", sys.argv[1])
            smoke = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(smoke)
            """;

    @TempDir
    private Path folder;

    @Test
    void aCommandThatTakesTooLongEndsWithAllThatItHasStarted() throws Exception {
        String said = python("""
                code, text = smoke.run(["sh", "-c", "sleep 1000 & echo $!; wait"], os.environ, 1)
                print(code + ": " + text)
                """);
        assertThat(said).startsWith("no end after 1 s: ");
        long sleeping = Long.parseLong(said.replaceFirst(".*: ", "").strip());
        Optional<ProcessHandle> process = ProcessHandle.of(sleeping);
        if (process.isPresent()) {
            process.get().onExit().get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void aModuleMayPrintBeforeAndAtTheEnd() throws Exception {
        Files.writeString(
                folder.resolve("loud.py"),
                "import atexit\nprint('hello')\natexit.register(print, 'bye')\n__version__ = '1.0'\n");
        Files.writeString(folder.resolve("gone.py"), "import os\nos._exit(0)\n");
        String said = python("""
                subprocess.run([sys.executable, "-m", "venv", "--without-pip", "home"], check=True)
                site = [path for path, folders, files in os.walk("home/lib") if path.endswith("site-packages")][0]
                os.rename("loud.py", site + "/loud.py")
                os.rename("gone.py", site + "/gone.py")
                result = {"imports": []}
                wanted = {"distributions": [], "modules": ["loud", "gone"], "command": ""}
                failure = smoke.check(wanted, dict(os.environ), os.path.abspath("home"), 60, result)
                print([(found["module"], found["version"]) for found in result["imports"]], failure["step"], failure["code"])
                """);
        assertThat(said).isEqualTo("[('loud', '1.0')] import gone 0");
    }

    private String python(String script) throws Exception {
        Path smoke = Path.of(
                Objects.requireNonNull(SmokeTest.class.getResource("smoke.py")).toURI());
        List<String> words = List.of(Engines.require("python"), "-c", LOADED + script, smoke.toString());
        Command.Outcome outcome = new Command(folder, words, Map.of(), "", Duration.ofMinutes(1))
                .run()
                .orElseThrow();
        assertThat(outcome.errors()).isEmpty();
        return outcome.out().strip();
    }
}
