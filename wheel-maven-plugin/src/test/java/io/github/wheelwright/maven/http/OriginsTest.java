package io.github.wheelwright.maven.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {
    @ParameterizedTest
    @CsvSource({
        "https://host/a,      https://host/b,      true",
        "https://host:8443/a, https://host:8443/b, true",
        "https://host/a,      http://host/a,       false",
        "https://host/a,      https://host:8443/a, false",
        "https://host/a,      https://other/a,     false",
        "https://host/a,      https:a,             false",
    })
    void areTheSameWhereSchemeHostAndPortAre(URI one, URI other, boolean same) {
        assertThat(Origins.same(one, other)).isEqualTo(same);
    }
}
