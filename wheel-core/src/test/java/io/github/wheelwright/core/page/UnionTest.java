package io.github.wheelwright.core.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.index.IndexFile;
import io.github.wheelwright.core.index.ProjectPage;
import io.github.wheelwright.core.index.ProjectStatus;
import io.github.wheelwright.core.index.ProjectStatus.Marker;
import io.github.wheelwright.core.name.ProjectName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnionTest {
    private static final IndexFile LISTED = file("x-1.0-py3-none-any.whl");
    private static final IndexFile NEW = file("x-2.0-py3-none-any.whl");

    // PEP 792, "Project status markers"
    @ParameterizedTest
    @EnumSource(names = {"ARCHIVED", "QUARANTINED"})
    void nothingIsAddedToAProjectThatTakesNoFiles(Marker marker) {
        ProjectPage page = page(marker);

        assertThatThrownBy(() -> new Union().page(page, List.of(LISTED, NEW)))
                .isInstanceOf(WheelException.class)
                .hasMessageContaining("x-2.0-py3-none-any.whl: the project is " + marker);
        assertThat(new Union().page(page, List.of(LISTED))).isEqualTo(page);
    }

    @ParameterizedTest
    @EnumSource(names = {"ACTIVE", "DEPRECATED"})
    void othersTakeFilesAndKeepTheirStatus(Marker marker) {
        assertThat(new Union().page(page(marker), List.of(NEW)))
                .isEqualTo(page(marker).with(List.of(LISTED, NEW)));
    }

    private static ProjectPage page(Marker marker) {
        return ProjectPage.empty(ProjectName.of("x"))
                .with(List.of(LISTED))
                .with(new ProjectStatus(marker, Optional.of("why")));
    }

    private static IndexFile file(String name) {
        return new IndexFile(
                "packages/" + name,
                Sha256.of(new byte[0]),
                0,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty());
    }
}
