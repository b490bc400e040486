package io.github.wheelwright.maven.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.store.StoreException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3LocationTest {
    @ParameterizedTest
    @CsvSource({
        "s3://wheels,                 wheels, ''",
        "s3://wheels/,                wheels, ''",
        "s3://wheels/team/nightly,    wheels, team/nightly/",
        "s3://wheels//team/nightly//, wheels, team/nightly/",
        "s3://wheels/100%25+a b,      wheels, 100%25+a b/",
    })
    void readsBucketAndPrefix(String location, String bucket, String prefix) {
        assertThat(S3Location.parse(location)).isEqualTo(new S3Location(bucket, prefix));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "wheels/team", "https://wheels/team", "s3://", "s3:///team", "s3://a", "s3://with space/a"})
    void refusesWhatIsNoPlaceInABucket(String location) {
        assertThatThrownBy(() -> S3Location.parse(location))
                .isInstanceOf(StoreException.class)
                .satisfies(e -> assertThat(((StoreException) e).remedy()).contains("write s3://bucket/prefix"));
    }
}
