package io.github.wheelwright.maven.config;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.maven.s3.S3Credentials;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{env\\.(?<name>[^}]+)}");

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
        String token = sessionToken(server);
        checkResolved(id, "username", server.getUsername());
        checkResolved(id, "password", server.getPassword());
        checkResolved(id, "sessionToken", token);
        return new S3Credentials(server.getUsername(), server.getPassword(), token);
    }

    /** Maven leaves what it cannot resolve as it stands; the store would only say that the key is unknown. */
    private static void checkResolved(String id, String element, String value) {
        Matcher unresolved = VARIABLE.matcher(value);
        if (unresolved.find()) {
            throw new WheelException(
                    "<" + element + "> of server " + id + " in settings.xml still reads " + unresolved.group()
                            + ": the environment has no variable " + unresolved.group("name"),
                    "set and export " + unresolved.group("name") + " where Maven is run");
        }
    }

    private static String sessionToken(Server server) {
        if (!(server.getConfiguration() instanceof Xpp3Dom configuration)) {
            return "";
        }
        Xpp3Dom token = configuration.getChild("sessionToken");
        // an empty element has no value at all
        return token == null || token.getValue() == null ? "" : token.getValue().strip();
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
