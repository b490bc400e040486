package io.github.wheelwright.maven.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.maven.host.Command.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CommandTest {
    @TempDir
    private Path folder;

    @Test
    void givesWhatTheProgramSays() {
        String script = "cat; echo \"$NAME\"; yes | head -n 100000 >&2; exit 4";
        Command command = new Command(
                folder, List.of("sh", "-c", script), Map.of("NAME", "value"), "in\n", Duration.ofMinutes(1));
        Outcome outcome = command.run().orElseThrow();
        assertThat(outcome.exit()).isEqualTo(4);
        assertThat(outcome.out()).isEqualTo("in\nvalue\n");
        assertThat(outcome.errors().lines()).hasSize(100_000);
    }

    @Test
    void isEmptyWhereThereIsNoSuchProgram() {
        assertThat(Command.run(folder, List.of("wheelwright-has-no-such-program")))
                .isEmpty();
    }

    @Test
    void doesNotSayOfAnotherProblemThatThereIsNoSuchProgram() throws Exception {
        Path noProgram = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> Command.run(folder, List.of(noProgram.toString())))
                .isInstanceOf(WheelException.class)
                .hasMessageContaining("error=13");
        assertThatThrownBy(() -> Command.run(folder.resolve("nowhere"), List.of("true")))
                .isInstanceOf(WheelException.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void endsAProgramThatTakesTooLongAndWhatItHasStarted() throws Exception {
        Path number = folder.resolve("number");
        String script = "sleep 1000 & echo $! > number; wait";
        Command command = new Command(folder, List.of("sh", "-c", script), Map.of(), "", Duration.ofSeconds(1));
        assertThatThrownBy(command::run).hasMessage("sh -c " + script + " has no end after 1 s");
        hasEnded(number);
    }

    @Test
    void endsAProgramWhoseCallerIsInterrupted() throws Exception {
        Path ready = folder.resolve("ready");
        String script = "mkfifo ready; sleep 1000 & echo $! > number; echo > ready; wait";
        Command command = new Command(folder, List.of("sh", "-c", script), Map.of(), "", Duration.ofMinutes(1));
        CompletableFuture<String> problem = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                command.run();
            } catch (WheelException e) {
                problem.complete(e.getMessage() + Thread.currentThread().isInterrupted());
            }
        });
        caller.start();
        while (!Files.exists(ready)) {
            Thread.onSpinWait();
        }
        Files.readString(ready);
        caller.interrupt();
        assertThat(problem.get()).isEqualTo("interrupted while sh runstrue");
        hasEnded(folder.resolve("number"));
    }

    private static void hasEnded(Path number) throws Exception {
        long id = Long.parseLong(Files.readString(number).strip());
        Optional<ProcessHandle> sleeping = ProcessHandle.of(id);
        if (sleeping.isPresent()) {
            sleeping.get().onExit().get(30, TimeUnit.SECONDS);
        }
    }
}
