package io.github.wheelwright.maven.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

// BuildKit's client reads outputs as a line of CSV
class BuildRequestTest {
    @Test
    void aPathWithACommaIsQuoted() {
        assertThat(BuildRequest.files(Path.of("/out"))).isEqualTo("type=local,dest=/out");
        assertThat(BuildRequest.files(Path.of("/a,b/out"))).isEqualTo("type=local,\"dest=/a,b/out\"");
        assertThat(BuildRequest.destination(Path.of("/a\"b"))).isEqualTo("\"dest=/a\"\"b\"");
    }
}
