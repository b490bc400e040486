package io.github.wheelwright.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.WheelException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CommitLayoutTest {
    private static final String VLLM_CU130 = "vllm-0.12.0+cu130-cp38-abi3-linux_x86_64.whl";
    private static final String VLLM_CU129 = "vllm-0.12.0-cp38-abi3-linux_x86_64.whl";
    private static final String TORCH_ROCM = "torch-2.9.0+rocm7.1-cp312-cp312-linux_x86_64.whl";
    private static final String TRITON = "triton-3.4.0+git1c57644-cp312-cp312-linux_x86_64.whl";

    // A10: wheels without a variant inherit the stack's
    @Test
    void wheelsWithoutVariantBelongToTheOnlyOneThereIs() {
        assertThat(roots(layout(Optional.empty(), Optional.empty(), Map.of()), TORCH_ROCM, TRITON))
                .containsExactly("c/rocm7.1/: torch triton", "c/:  + rocm7.1");
    }

    @Test
    void wheelsWithoutVariantBelongToTheConfiguredOne() {
        assertThat(roots(layout(Optional.of("gfx"), Optional.empty(), Map.of()), TRITON))
                .containsExactly("c/gfx/: triton", "c/:  + gfx");
    }

    @Test
    void amongSeveralVariantsWheelsWithoutOneAreTheDefault() {
        assertThat(roots(layout(Optional.empty(), Optional.empty(), Map.of()), VLLM_CU129, VLLM_CU130, TORCH_ROCM))
                .containsExactly("c/cu130/: vllm", "c/rocm7.1/: torch", "c/: vllm + cu130 rocm7.1");
    }

    @Test
    void theConfiguredDefaultIsAtTheBaseToo() {
        assertThat(roots(layout(Optional.empty(), Optional.of("cu130"), Map.of()), VLLM_CU130))
                .containsExactly("c/cu130/: vllm", "c/: vllm + cu130");
    }

    @Test
    void aliasesShowTheSameFiles() {
        assertThat(roots(
                        layout(Optional.empty(), Optional.empty(), Map.of("cu129", "default", "cuda13", "cu130")),
                        VLLM_CU129,
                        VLLM_CU130,
                        TORCH_ROCM))
                .containsExactly(
                        "c/cu129/: vllm",
                        "c/cu130/: vllm",
                        "c/cuda13/: vllm",
                        "c/rocm7.1/: torch",
                        "c/: vllm + cu129 cu130 cuda13 rocm7.1");
    }

    @Test
    void channelsShowFilesOfTheCommit() {
        CommitLayout layout = layout(Optional.empty(), Optional.empty(), Map.of());
        IndexFile file = Files.at("c/" + VLLM_CU130);

        IndexRoot root = layout.under("nightly").roots(List.of(file)).get(0);

        assertThat(root.folder()).isEqualTo("nightly/cu130/");
        assertThat(root.files()).containsExactly(file);
    }

    @Test
    void aDefaultVariantWithoutWheelsIsAnErrorThatNamesThoseThereAre() {
        assertThatThrownBy(() -> roots(layout(Optional.empty(), Optional.of("cu128"), Map.of()), VLLM_CU130))
                .isInstanceOf(WheelException.class)
                .hasMessage("no wheel is of variant cu128, which is named as default variant; there are: cu130");
    }

    @Test
    void anAliasMayNotHideAVariant() {
        assertThatThrownBy(() -> roots(
                        layout(Optional.empty(), Optional.empty(), Map.of("cu130", "default")),
                        VLLM_CU129,
                        VLLM_CU130,
                        TORCH_ROCM))
                .isInstanceOf(WheelException.class)
                .hasMessageContaining("the alias cu130 is the name of a variant");
    }

    @Test
    void aVariantMayNotHaveTheNameOfAProject() {
        assertThatThrownBy(() -> roots(layout(Optional.of("triton"), Optional.empty(), Map.of()), TRITON))
                .isInstanceOf(WheelException.class)
                .hasMessageContaining("triton has the name of a project");
    }

    private static CommitLayout layout(
            Optional<String> stack, Optional<String> byDefault, Map<String, String> aliases) {
        return new CommitLayout("c", "c/", stack, byDefault, aliases);
    }

    private static List<String> roots(CommitLayout layout, String... wheels) {
        return layout
                .roots(Stream.of(wheels).map(wheel -> Files.at("c/" + wheel)).toList())
                .stream()
                .map(root -> root.folder() + ": "
                        + String.join(
                                " ",
                                root.projects().keySet().stream()
                                        .map(Object::toString)
                                        .toList())
                        + (root.variants().isEmpty() ? "" : " + " + String.join(" ", root.variants())))
                .toList();
    }
}
