package io.github.wheelwright.core.engines;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * The real engines that {@code .ci/engines} installs and starts, described by its {@code engines.properties}. A test whose engine
 * is absent is skipped and says which; with {@code -Dengines=required} it fails.
 */
public final class Engines {
    private static final Properties PROPERTIES = load();

    private Engines() {}

    /** What is known of an engine, if it is there: a path, an address. */
    public static Optional<String> property(String name) {
        return Optional.ofNullable(PROPERTIES.getProperty(name));
    }

    /** What is known of an engine that the test cannot do without. */
    public static String require(String name) {
        Optional<String> value = property(name);
        String message = "no engine '" + name + "' in " + file() + ": perhaps you should run .ci/engines";
        if ("required".equals(System.getProperty("engines"))) {
            return value.orElseGet(() -> Assertions.fail(message));
        }
        Assumptions.assumeTrue(value.isPresent(), message);
        return value.orElseThrow();
    }

    private static Path file() {
        return folder().resolve("engines.properties");
    }

    /** Where the engines are installed, and what they share is kept. */
    public static Path folder() {
        return environment("WHEELWRIGHT_ENGINES")
                .map(Path::of)
                .orElseGet(() -> environment("XDG_CACHE_HOME")
                        .map(Path::of)
                        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                        .resolve("wheelwright/engines"));
    }

    private static Optional<String> environment(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty());
    }

    private static Properties load() {
        Properties properties = new Properties();
        if (Files.exists(file())) {
            try (Reader reader = Files.newBufferedReader(file())) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return properties;
    }
}
