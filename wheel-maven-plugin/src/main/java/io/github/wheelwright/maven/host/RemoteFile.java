package io.github.wheelwright.maven.host;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.maven.http.TimedStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A small text file at an address, which decides what is built: it is taken only if it is the one that the configuration names.
 *
 * @param address without a fragment
 * @param sha256 that it has to have, in hexadecimal digits; empty where the configuration does not say
 */
public record RemoteFile(URI address, Optional<String> sha256) {
    private static final Pattern FORM =
            Pattern.compile("(?<address>https?://[^#\\s]+)(?:#sha256=(?<digest>[0-9a-fA-F]{64}))?");
    private static final int MOST_BYTES = 16 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Whether {@code text} is the address of such a file. */
    public static boolean isAddress(String text) {
        return text.startsWith("http://") || text.startsWith("https://");
    }

    /** Reads {@code https://host/path#sha256=…}. */
    public static RemoteFile parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new WheelException(
                    "not the address of a file: " + text,
                    "write it as https://host/path#sha256=<64 hexadecimal digits>");
        }
        return new RemoteFile(
                URI.create(matcher.group("address")),
                Optional.ofNullable(matcher.group("digest")).map(digest -> digest.toLowerCase(Locale.ROOT)));
    }

    /**
     * The file in {@code folder}, fetched if it is not there yet.
     *
     * @throws WheelException if the configuration names no digest (the remedy then says which one it is), or the file has another
     */
    public Path in(Path folder) throws IOException {
        String name = address.getPath().replaceFirst(".*/", "");
        if (sha256.isPresent()) {
            Path kept = folder.resolve(sha256.get()).resolve(name);
            if (!Files.exists(kept) || !digest(kept).equals(sha256.get())) {
                Files.createDirectories(kept.getParent());
                Files.write(kept, checked(fetch()));
            }
            return kept;
        }
        throw new WheelException(
                address + " decides what is built, and nothing says which content it has to have",
                "read it and, if it is what you want, name it as " + address + "#sha256="
                        + Sha256.of(fetch()).hex());
    }

    private byte[] checked(byte[] bytes) {
        String found = Sha256.of(bytes).hex();
        if (!sha256.equals(Optional.of(found))) {
            throw new WheelException(
                    address + " has sha256 " + found + ", and the configuration says " + sha256.orElse(""),
                    "see what has changed there before you change the configuration");
        }
        return bytes;
    }

    private static String digest(Path file) throws IOException {
        try (ByteSource bytes = ByteSource.of(file)) {
            return Sha256.of(bytes).hex();
        }
    }

    private byte[] fetch() {
        HttpClient http = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        try {
            HttpResponse<InputStream> answer =
                    http.send(HttpRequest.newBuilder(address).timeout(PATIENCE).build(), BodyHandlers.ofInputStream());
            try (InputStream in = new TimedStream(answer.body(), PATIENCE)) {
                byte[] bytes = in.readNBytes(MOST_BYTES + 1);
                if (answer.statusCode() != 200 || bytes.length > MOST_BYTES) {
                    throw failed(answer.statusCode() == 200 ? "it is too large" : "HTTP " + answer.statusCode(), null);
                }
                return bytes;
            }
        } catch (IOException e) {
            throw failed(e.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("interrupted", e);
        }
    }

    private WheelException failed(String why, @Nullable Exception cause) {
        String message = "cannot fetch " + address + ": " + why;
        String remedy = "correct the address, or keep a copy of the file in the repository";
        return cause == null ? new WheelException(message, remedy) : new WheelException(message, remedy, cause);
    }
}
