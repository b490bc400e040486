package io.github.wheelwright.maven.registry;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A login to a registry.
 *
 * @param user user name; empty where {@code secret} is an identity token
 * @param secret password or identity token
 */
record RegistryLogin(String user, String secret) {
    boolean isToken() {
        return user.isEmpty();
    }

    String basic() {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return user + ":***";
    }
}
