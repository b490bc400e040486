package io.github.wheelwright.maven.registry;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request of the distribution API.
 *
 * @param method of HTTP
 * @param path below the repository, {@code manifests/latest}
 * @param headers names and values in turn
 * @param body what is sent; empty for nothing
 */
record RegistryCall(String method, String path, List<String> headers, byte[] body) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static RegistryCall read(String method, String path, String... headers) {
        return new RegistryCall(method, path, List.of(headers), new byte[0]);
    }

    static RegistryCall put(String path, String mediaType, byte[] body) {
        return new RegistryCall("PUT", path, List.of("Content-Type", mediaType), body);
    }

    /** What a token has to allow. */
    String actions() {
        return isReading() ? "pull" : "pull,push";
    }

    boolean isReading() {
        return !method.equals("PUT");
    }

    /** The same call for another path, as a page of a list names the next one. */
    RegistryCall next(String other) {
        return new RegistryCall(method, other, headers, body);
    }

    HttpRequest at(URI address, Optional<String> authorization) {
        List<String> all = new ArrayList<>(headers);
        authorization.ifPresent(value -> all.addAll(List.of("Authorization", value)));
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        return all.isEmpty()
                ? request.build()
                : request.headers(all.toArray(new String[0])).build();
    }
}
