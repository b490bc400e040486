package io.github.wheelwright.maven.config;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.maven.s3.S3Credentials;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** Credentials that {@code settings.xml} keeps for a server: user name (access key), password (its secret) and session token. */
public final class ServerCredentials {
    private ServerCredentials() {}

    /** The server {@code id} of {@code settings}. */
    public static S3Credentials read(String id, Settings settings, SettingsDecrypter decrypter) {
        Server encrypted = settings.getServer(id);
        if (encrypted == null) {
            throw Setting.wrong(
                    "serverId",
                    id,
                    "settings.xml has no <server> with this <id>",
                    "add one with <username> (access key) and <password> (secret key), or leave <serverId> out to use the AWS default chain");
        }
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(encrypted));
        for (SettingsProblem problem : result.getProblems()) {
            throw new WheelException(
                    "the password of server " + id + " in settings.xml cannot be decrypted: " + problem.getMessage(),
                    "encrypt it anew with mvn --encrypt-password");
        }
        Server server = result.getServer();
        if (isBlank(server.getUsername()) || isBlank(server.getPassword())) {
            throw new WheelException(
                    "server " + id + " in settings.xml lacks a <username> or a <password>",
                    "set <username> to the access key and <password> to its secret");
        }
        return new S3Credentials(server.getUsername(), server.getPassword(), sessionToken(server));
    }

    private static String sessionToken(Server server) {
        return server.getConfiguration() instanceof Xpp3Dom configuration
                        && configuration.getChild("sessionToken") != null
                ? configuration.getChild("sessionToken").getValue().strip()
                : "";
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
