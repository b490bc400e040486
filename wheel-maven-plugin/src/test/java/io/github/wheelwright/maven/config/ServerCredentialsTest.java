package io.github.wheelwright.maven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.maven.s3.S3Credentials;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.crypto.DefaultSettingsDecrypter;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerCredentialsTest {
    @Test
    void readsTheSessionToken() {
        assertThat(read("key", "secret", " token\n")).isEqualTo(new S3Credentials("key", "secret", "token"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void aBlankSessionTokenIsNone(@Nullable String token) {
        assertThat(read("key", "secret", token)).isEqualTo(new S3Credentials("key", "secret"));
    }

    @ParameterizedTest
    @CsvSource({
        "${env.X}, secret, token, username",
        "key, ${env.X}, token, password",
        "key, secret, ${env.X}, sessionToken",
    })
    void aVariableThatIsNotSetIsNamed(String user, String password, String token, String element) {
        assertThatThrownBy(() -> read(user, password, token))
                .isInstanceOf(WheelException.class)
                .hasMessage("<" + element + "> of server s3 in settings.xml still reads ${env.X}:"
                        + " the environment has no variable X");
    }

    private static S3Credentials read(String user, String password, @Nullable String token) {
        Xpp3Dom element = new Xpp3Dom("sessionToken");
        element.setValue(token);
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        configuration.addChild(element);
        Server server = new Server();
        server.setId("s3");
        server.setUsername(user);
        server.setPassword(password);
        server.setConfiguration(configuration);
        Settings settings = new Settings();
        settings.addServer(server);
        return ServerCredentials.read("s3", settings, new DefaultSettingsDecrypter(text -> text));
    }
}
