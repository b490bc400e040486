package io.github.wheelwright.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HrefTest {
    // A10: hrefs relative and of the right depth, "+" as %2B
    @ParameterizedTest
    @CsvSource({
        "simple/torch/index.html, packages/torch-2.9.0-cp312-cp312-linux_x86_64.whl, ../../packages/torch-2.9.0-cp312-cp312-linux_x86_64.whl",
        "nightly/cu130/vllm/index.html, 1c57644/vllm-0.12.0%2Bcu130-py3-none-any.whl, ../../../1c57644/vllm-0.12.0%252Bcu130-py3-none-any.whl",
        "nightly/vllm/index.html, 1c57644/vllm-0.12.0+cu130-py3-none-any.whl, ../../1c57644/vllm-0.12.0%2Bcu130-py3-none-any.whl",
        "1c57644/vllm/index.html, 1c57644/vllm-1-py3-none-any.whl, ../vllm-1-py3-none-any.whl",
        "index.html, packages/a b.whl, packages/a%20b.whl",
        "simple/x/, packages/x.whl, ../../packages/x.whl",
        "simple/x/index.html, simple/xy/z.whl, ../xy/z.whl",
    })
    void linksAreRelativeAndEncodedAndLeadBack(String page, String key, String href) {
        assertThat(Href.relative(page, key)).isEqualTo(href);
        assertThat(Href.resolved(page, href)).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({"ä.whl, %C3%A4.whl", "a#b?c, a%23b%3Fc", "~a_b-c.d, ~a_b-c.d"})
    void everythingButUnreservedCharactersIsEncoded(String key, String encoded) {
        assertThat(Href.encoded(key)).isEqualTo(encoded);
    }
}
