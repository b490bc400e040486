package io.github.wheelwright.it.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A reader that knows neither the product nor its client of S3. */
final class Http {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Http() {}

    /** The answer to an anonymous GET. */
    static HttpResponse<InputStream> get(String url) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(url)).build());
    }

    /** The answer to a GET that prefers {@code type}. */
    static HttpResponse<InputStream> get(String url, String type) throws IOException {
        return send(
                HttpRequest.newBuilder(URI.create(url)).header("Accept", type).build());
    }

    /** The address that {@code href} on the page at {@code page} leads to. */
    static String resolved(String page, String href) {
        return URI.create(page).resolve(href).toString();
    }

    static JsonNode json(String url) throws IOException {
        HttpResponse<InputStream> answer = get(url);
        try (InputStream body = answer.body()) {
            if (answer.statusCode() != 200) {
                throw new IOException(answer.statusCode() + " for " + url);
            }
            return new ObjectMapper().readTree(body);
        }
    }

    /** SHA-256 of what is at {@code url}, in hexadecimal. */
    static String sha256(String url) throws IOException {
        HttpResponse<InputStream> answer = get(url);
        if (answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + " for " + url);
        }
        return sha256(answer.body());
    }

    /** SHA-256 of a file, in hexadecimal. */
    static String sha256(Path file) throws IOException {
        return sha256(Files.newInputStream(file));
    }

    private static String sha256(InputStream bytes) throws IOException {
        try (DigestInputStream in = new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
