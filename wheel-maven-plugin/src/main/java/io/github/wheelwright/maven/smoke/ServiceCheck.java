package io.github.wheelwright.maven.smoke;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.maven.docker.Containers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Starts an image and waits until it is well: by its health URL, or else by the health check that it brings. */
public final class ServiceCheck {
    private static final Duration BETWEEN = Duration.ofMillis(500);

    private final Containers containers;
    private final Optional<URI> health;
    private final Duration patience;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** Waits for {@code health} as long as {@code patience}. */
    public ServiceCheck(Containers containers, Optional<URI> health, Duration patience) {
        this.containers = containers;
        this.health = health;
        this.patience = patience;
    }

    /** How it goes with {@code image}; its container is gone afterwards. */
    public SmokeResult run(String image, List<String> options, List<String> command) {
        String name = SmokeEnvironment.shortened(image);
        health.filter(this::answers).ifPresent(uri -> {
            throw new WheelException(
                    "something answers at " + uri + " before " + name + " is started",
                    "stop it, or let the image listen elsewhere");
        });
        long begun = System.nanoTime();
        List<SmokeProblem> problems = new ArrayList<>();
        try (Containers.Running container = containers.start(options, image, command)) {
            await(container, name).ifPresent(problems::add);
        }
        Duration time = Duration.ofNanos(System.nanoTime() - begun);
        String what = health.map(URI::toString).orElse("its own health check");
        return new SmokeResult(name, "", Map.of(), List.of(what), List.of(), List.of(), problems, time);
    }

    private Optional<SmokeProblem> await(Containers.Running container, String name) {
        long end = System.nanoTime() + patience.toNanos();
        String last = "";
        while (System.nanoTime() < end) {
            if (!container.status().equals("running")) {
                return Optional.of(new SmokeProblem(
                        name + " has ended with exit code " + container.exitCode() + " before it was well"
                                + lines(container),
                        "correct its command or its environment"));
            }
            if (health.isPresent()) {
                if (answers(health.get())) {
                    return Optional.empty();
                }
                last = health.get() + " did not answer with a status of 2xx";
            } else {
                last = "its health check says "
                        + container
                                .health()
                                .orElseThrow(() -> new WheelException(
                                        name + " has no health check of its own",
                                        "say where it tells that it is well, with -Dwheel.healthUrl"));
                if (last.endsWith(" healthy")) {
                    return Optional.empty();
                }
                if (last.endsWith(" unhealthy")) {
                    return Optional.of(unwell(name, last, container));
                }
            }
            pause();
        }
        return Optional.of(unwell(name, last + " within " + patience.toSeconds() + " s", container));
    }

    private static SmokeProblem unwell(String name, String why, Containers.Running container) {
        return new SmokeProblem(
                name + " does not become well: " + why + lines(container),
                "look at the lines above, or wait longer with -Dwheel.timeout");
    }

    private static String lines(Containers.Running container) {
        List<String> lines = container.lastLines();
        return lines.isEmpty()
                ? "; it has printed nothing"
                : lines.stream().map(line -> "\n    " + line).collect(Collectors.joining());
    }

    private boolean answers(URI uri) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
            return http.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WheelException("cancelled", "run this again", e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WheelException("cancelled", "run this again", e);
        }
    }
}
