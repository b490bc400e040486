package io.github.wheelwright.maven.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.maven.bake.BakePlan;
import io.github.wheelwright.maven.bake.Overrides;
import io.github.wheelwright.maven.bake.RemoteInputs;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C8: what is fetched from elsewhere has to be what the configuration says. */
class RemoteFileTest {
    private static final byte[] CONTENT = "FROM scratch\n".getBytes(StandardCharsets.UTF_8);
    private static final String DIGEST = Sha256.of(CONTENT).hex();

    @TempDir
    private Path folder;

    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;
    private String address;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            boolean found = exchange.getRequestURI().getPath().equals("/ci/Dockerfile");
            exchange.sendResponseHeaders(found ? 200 : 404, found ? CONTENT.length : -1);
            try (exchange) {
                if (found) {
                    exchange.getResponseBody().write(CONTENT);
                }
            }
        });
        server.start();
        address = "http://127.0.0.1:" + server.getAddress().getPort() + "/ci/Dockerfile";
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void fetchesOnceWhatHasTheDigest() throws Exception {
        RemoteFile file = RemoteFile.parse(address + "#sha256=" + DIGEST.toUpperCase(Locale.ROOT));
        Path kept = file.in(folder);
        assertThat(kept).hasBinaryContent(CONTENT).hasFileName("Dockerfile");
        assertThat(file.in(folder)).isEqualTo(kept);
        assertThat(requests).hasValue(1);

        Files.writeString(kept, "changed");
        assertThat(file.in(folder)).hasBinaryContent(CONTENT);
    }

    @Test
    void refusesWithoutADigestAndSaysWhichItIs() {
        WheelException e = catchThrowableOfType(
                WheelException.class, () -> RemoteFile.parse(address).in(folder));
        assertThat(e).hasMessage(address + " decides what is built, and nothing says which content it has to have");
        assertThat(e.remedy().orElseThrow()).endsWith("name it as " + address + "#sha256=" + DIGEST);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void refusesAnotherContent() {
        String other = "0".repeat(64);
        assertThatThrownBy(() -> RemoteFile.parse(address + "#sha256=" + other).in(folder))
                .hasMessage(address + " has sha256 " + DIGEST + ", and the configuration says " + other);
    }

    @Test
    void saysThatItIsNotThere() {
        assertThatThrownBy(() -> RemoteFile.parse(address + "x").in(folder))
                .hasMessage("cannot fetch " + address + "x: HTTP 404");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://host/x#sha256=12", "https://host/x#md5=0", "file:///x", "https://"})
    void refusesAnotherForm(String text) {
        assertThatThrownBy(() -> RemoteFile.parse(text)).hasMessageStartingWith("not the address of a file: ");
    }

    @Test
    void putsAFetchedDockerfileInThePlaceOfItsAddress() throws Exception {
        BakePlan plan = plan("\"dockerfile\": \"" + address + "\"");
        Overrides overrides = new Overrides(plan);
        new RemoteInputs(List.of(address + "#sha256=" + DIGEST), folder).check(plan, overrides);
        assertThat(overrides.asJson())
                .contains("\"dockerfile\" : \"" + folder.resolve(DIGEST).resolve("Dockerfile"));

        assertThatThrownBy(() -> new RemoteInputs(List.of(), folder).check(plan, new Overrides(plan)))
                .hasMessageContaining("nothing says which content");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"context\": \"https://github.com/team/stack.git\"",
                "\"context\": \"https://github.com/team/stack.git#main\"",
                "\"context\": \"git@github.com:team/stack.git#v1.0\"",
                "\"context\": \"https://example.org/source.tar.gz\"",
                "\"contexts\": {\"source\": \"https://github.com/team/stack.git#1c57644\"}",
            })
    void refusesAContextFromElsewhereThatIsNotPinned(String json) {
        BakePlan plan = plan(json);
        assertThatThrownBy(() -> new RemoteInputs(List.of(), folder).check(plan, new Overrides(plan)))
                .hasMessageStartingWith("target t: context ")
                .hasMessageEndingWith(" comes from elsewhere, and nothing says which content it has to have");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"context\": \".\"",
                "\"context\": \"https://github.com/team/stack.git#1c57644d8a0b4ff1e2c5a7b39d6f01e48c2b9a7f\"",
                "\"context\": \"https://github.com/team/stack.git#1c57644d8a0b4ff1e2c5a7b39d6f01e48c2b9a7f:sub\"",
                "\"contexts\": {\"a\": \"target:other\", \"b\": \"docker-image://debian\", \"c\": \"oci-layout://x\"}",
            })
    void takesAContextThatIsHereOrPinned(String json) throws Exception {
        BakePlan plan = plan(json);
        new RemoteInputs(List.of(), folder).check(plan, new Overrides(plan));
    }

    private static BakePlan plan(String json) {
        return BakePlan.parse("{\"target\": {\"t\": {" + json + "}}}");
    }
}
