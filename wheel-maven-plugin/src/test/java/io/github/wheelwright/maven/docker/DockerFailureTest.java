package io.github.wheelwright.maven.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Docker says, and what is told of it. */
class DockerFailureTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ERROR: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running? | no Docker engine answers",
                "error during connect: Get \"http://host:2375/_ping\": dial tcp: lookup host: no such host               | no Docker engine answers",
                "ERROR: failed to list workers: Unavailable: connection error: desc = \"transport: Error while dialing: dial tcp 127.0.0.1:1: connect: connection refused\" | no Docker engine answers",
                "ERROR: failed to resolve source metadata for 127.0.0.1:1/a:1: failed to do request: Head \"https://127.0.0.1:1/v2/a/manifests/1\": dial tcp 127.0.0.1:1: connect: connection refused | a server that the build needs does not answer",
                "ERROR: failed to push: dial tcp: lookup registry.example.org on 127.0.0.53:53: no such host            | a server that the build needs does not answer",
                "curl: (7) Failed to connect to example.org port 443: connection refused                                | docker failed (exit code 1)",
                "ERROR: failed to resolve source metadata for example.org/a:1: example.org/a:1: not found               | something that the build needs is not there",
            })
    void isNamedByItsCause(String line, String message) {
        assertThat(DockerFailure.of(1, List.of(line))).hasMessage(message + "\n    " + line);
    }
}
