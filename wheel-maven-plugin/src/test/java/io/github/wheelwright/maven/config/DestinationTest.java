package io.github.wheelwright.maven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.WheelException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {
    private static final Path BASE = Path.of("/base");

    @ParameterizedTest
    @CsvSource({
        "target/index, /base/target/index",
        "/srv/wheels, /srv/wheels",
        "file:///srv/my%20wheels, /srv/my wheels",
        "file:/srv/my wheels, /srv/my wheels",
        "file:target/a+b, /base/target/a+b",
        "../x, /x",
        "s3://wheels, s3://wheels/",
        "s3://wheels/rocm//, s3://wheels/rocm/",
        "s3://wheels/a/b+c, s3://wheels/a/b+c/",
    })
    void foldersAndBucketsAreRead(String text, String place) {
        assertThat(Destination.parse(text, BASE)).hasToString(place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.org/", "s3:/wheels", "s3://", "s3:///x", "gs://wheels/x"})
    void otherAddressesAreRefused(String text) {
        assertThatThrownBy(() -> Destination.parse(text, BASE)).isInstanceOf(WheelException.class);
    }
}
