package io.github.wheelwright.core.filename;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.tag.Platforms;
import io.github.wheelwright.core.tag.Target;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WheelRankingTest {

    @Test
    void sortsAsPipDoes() {
        WheelRanking ranking = new WheelRanking(
                Target.cpython(3, 12, Platforms.glibc(2, 28, "x86_64")).accepted());
        assertThat(ranking.sort(Stream.of(
                                "a-1.0-py3-none-any.whl",
                                "a-1.0-1-py3-none-any.whl",
                                "a-1.0-10x-py3-none-any.whl",
                                "a-1.0-cp312-cp312-manylinux_2_17_x86_64.whl",
                                "a-1.0-cp312-cp312-win_amd64.whl",
                                "a-1.0-cp38-abi3-manylinux_2_17_x86_64.whl",
                                "a-1.1-py3-none-any.whl",
                                "a-1.1+cpu-py3-none-any.whl")
                        .map(WheelFilename::parse)
                        .toList()))
                .extracting(WheelFilename::toString)
                .containsExactly(
                        "a-1.1+cpu-py3-none-any.whl",
                        "a-1.1-py3-none-any.whl",
                        "a-1.0-cp312-cp312-manylinux_2_17_x86_64.whl",
                        "a-1.0-cp38-abi3-manylinux_2_17_x86_64.whl",
                        "a-1.0-10x-py3-none-any.whl",
                        "a-1.0-1-py3-none-any.whl",
                        "a-1.0-py3-none-any.whl");
    }
}
