package io.github.wheelwright.maven.bake;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.maven.ci.Scope;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CacheBackendTest {
    private static final URI ENDPOINT = URI.create("https://s3.example.org");

    @Test
    void bucketsAreInThePathWhereThereIsAnEndpointUnlessItIsSaidOtherwise() {
        assertThat(attributes(Optional.of(ENDPOINT), Optional.empty())).containsEntry("use_path_style", "true");
        assertThat(attributes(Optional.of(ENDPOINT), Optional.of(false))).containsEntry("use_path_style", "false");
        assertThat(attributes(Optional.empty(), Optional.of(true))).containsEntry("use_path_style", "true");
        assertThat(attributes(Optional.empty(), Optional.empty())).doesNotContainKey("use_path_style");
    }

    // C10
    @Test
    void aPreviewHasAPlaceOfItsOwn() {
        assertThat(attributes(Optional.empty(), Optional.empty())).containsEntry("prefix", "kit/preview/");
    }

    private static Map<String, String> attributes(Optional<URI> endpoint, Optional<Boolean> pathStyle) {
        return CacheBackend.parse("s3://caches/kit", endpoint, Optional.empty(), pathStyle, Path.of(""))
                .to(Scope.PREVIEW, "main");
    }
}
