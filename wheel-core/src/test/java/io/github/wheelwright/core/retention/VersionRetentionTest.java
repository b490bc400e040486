package io.github.wheelwright.core.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.index.ProjectStatus;
import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.retention.VersionVerdict.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** B7: which versions of layout simple go, and why the others stay. */
class VersionRetentionTest {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Retention ONE = new Retention(Optional.of(1), Optional.empty());

    private final Listings index = new Listings();

    @Test
    void nightliesPushOutNightliesAndNothingElse() {
        index.old("vllm 0.10.0").old("vllm 0.11.0rc1").old("vllm 0.11.0");
        index.old("vllm 0.11.1.dev1")
                .old("vllm 0.11.1.dev2")
                .old("vllm 0.11.0rc2.dev3")
                .old("vllm 0.11.1rc1");

        assertThat(going(ONE))
                .containsExactly(
                        "vllm 0.11.0rc1 behind the newest pre-release",
                        "vllm 0.11.0rc2.dev3 behind the newest development release",
                        "vllm 0.11.1.dev1 behind the newest development release");
    }

    @Test
    void finalReleasesGoOnlyWhereTheirNumberIsGiven() {
        index.old("vllm 0.9.0").old("vllm 0.9.0.post1").old("vllm 0.10.0");

        assertThat(going(ONE)).isEmpty();
        assertThat(going(new Retention(Optional.empty(), Optional.empty(), Optional.of(2), Set.of())))
                .containsExactly("vllm 0.9.0 behind the newest 2 final releases");
    }

    @Test
    void variantsOfOneVersionAreCountedOnceAndStayTogether() {
        index.old("torch 2.9.0.dev1+cu128").old("torch 2.9.0.dev1+rocm7.1");
        index.old("torch 2.9.0.dev2+cu128").old("torch 2.9.0.dev2+rocm7.1");

        assertThat(going(ONE))
                .containsExactly(
                        "torch 2.9.0.dev1+cu128 behind the newest development release",
                        "torch 2.9.0.dev1+rocm7.1 behind the newest development release");
    }

    @Test
    void aPinKeepsTheVariantThatItNames() {
        index.old("torch 2.9.0.dev1+cu128").old("torch 2.9.0.dev1+rocm7.1").old("torch 2.9.0.dev2+cu128");
        index.old("vllm 0.11.0", "torch==2.9.0.dev1+rocm7.1; extra == 'gpu'");

        assertThat(going(ONE)).containsExactly("torch 2.9.0.dev1+cu128 behind the newest development release");
        assertThat(held(ONE))
                .containsExactly("torch 2.9.0.dev1+rocm7.1 vllm 0.11.0 requires"
                        + " torch==2.9.0.dev1+rocm7.1; extra == \"gpu\"");
    }

    @Test
    void aPinWithoutALocalPartKeepsAllVariants() {
        index.old("torch 2.9.0.dev1+cu128").old("torch 2.9.0.dev1+rocm7.1").old("torch 2.9.0.dev2");
        index.old("vllm 0.11.0", "torch==2.9.0.dev1");

        assertThat(going(ONE)).isEmpty();
    }

    @Test
    void whatIsPinnedByWhatIsPinnedStaysAndWhatIsPinnedByWhatGoesDoesNot() {
        index.old("triton 3.dev1").old("triton 3.dev2").old("triton 3.dev3");
        index.old("torch 2.dev1", "triton==3.dev1")
                .old("torch 2.dev2", "triton==3.dev2")
                .old("torch 2.dev3");
        index.old("vllm 1", "torch==2.dev2");

        assertThat(going(ONE))
                .extracting(line -> line.split(" behind")[0])
                .containsExactly("torch 2.dev1", "triton 3.dev1");
    }

    @Test
    void aRangeKeepsTheNewestThatFitsWhereNothingElseDoes() {
        index.old("lib 1.dev1").old("lib 1.dev2").old("lib 2.dev1");
        index.old("app 1", "lib<2.dev1", "lib>1.dev0");

        assertThat(going(ONE)).containsExactly("lib 1.dev1 behind the newest development release");
        assertThat(held(ONE)).containsExactly("lib 1.dev2 app 1 requires lib<2.dev1");
    }

    @Test
    void anAddressKeepsTheFileThatItNames() {
        index.old("lib 1.dev1+cu128").old("lib 1.dev2");
        index.old("app 1", "lib @ https://wheels.example.org/packages/lib-1.dev1%2Bcu128-py3-none-any.whl#sha256=00");

        assertThat(going(ONE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lib-1.dev1+cu128-py3-none-any.whl",
                "lib-1.dev1%2bcu128-py3-none-any.whl?download=1",
                "%6Cib%2D1%2Edev1%2Bcu128%2Dpy3-none-any%2Ewhl#sha256=00",
                "other/../lib-1.dev1%2Bcu128-py3-none-any.whl"
            })
    void anAddressKeepsItsFileHoweverItIsWritten(String path) {
        index.old("lib 1.dev1+cu128").old("lib 1.dev2");
        index.old("app 1", "lib @ https://wheels.example.org/packages/" + path);

        assertThat(going(ONE)).isEmpty();
    }

    @Test
    void anAddressThatIsNoneKeepsNothing() {
        index.old("lib 1.dev1").old("lib 1.dev2");
        index.old("app 1", "lib @ https://wheels.example.org/lib-1.dev1%-py3-none-any.whl");

        assertThat(going(ONE)).containsExactly("lib 1.dev1 behind the newest development release");
    }

    @Test
    void yankedVersionsPushNothingOutAndGoFirst() {
        index.old("lib 1.dev1").old("lib 1.dev2").yanked("lib 1.dev3", WEEK);

        assertThat(going(ONE)).containsExactly("lib 1.dev1 behind the newest development release", "lib 1.dev3 yanked");
        assertThat(going(new Retention(Optional.of(9), Optional.of(WEEK.plusDays(1)))))
                .as("it is young")
                .isEmpty();
    }

    @Test
    void aYankedReleaseStaysWhereReleasesDo() {
        index.yanked("lib 1", WEEK).old("lib 2");

        assertThat(going(ONE)).isEmpty();
        assertThat(going(new Retention(Optional.empty(), Optional.empty(), Optional.of(5), Set.of())))
                .containsExactly("lib 1 yanked");
    }

    @Test
    void theYoungStayByTheLastUploadOfAnyVariant() {
        index.old("lib 1.dev1").old("lib 1.dev2+a").add("lib 1.dev2+b", WEEK).add("lib 1.dev3", WEEK);

        assertThat(going(new Retention(Optional.empty(), Optional.of(WEEK))))
                .containsExactly("lib 1.dev1 older than 7 days");
        assertThat(going(new Retention(Optional.of(1), Optional.of(WEEK.minusSeconds(1)))))
                .containsExactly(
                        "lib 1.dev1 older than 6 days, behind the newest development release",
                        "lib 1.dev2+a older than 6 days, behind the newest development release",
                        "lib 1.dev2+b older than 6 days, behind the newest development release");
    }

    @Test
    void onlyVersionsOfTheProjectsNamedGoAndThoseOfOthersHold() {
        index.old("lib 1.dev1").old("lib 1.dev2").old("lib 1.dev3");
        index.old("app 1.dev1", "lib==1.dev1").old("app 1.dev2");

        assertThat(going(new Retention(
                        Optional.of(1), Optional.empty(), Optional.empty(), Set.of(ProjectName.of("lib")))))
                .containsExactly("lib 1.dev2 behind the newest development release");
    }

    @Test
    void whatARunUnderWayPublishesStaysWithWhatItPins() {
        index.old("lib 1.dev1").old("lib 1.dev2").old("lib 1.dev3");
        index.old("app 1.dev1", "lib==1.dev1").old("app 1.dev2");

        assertThat(lines(ONE, Step.HELD, "app-1.dev1"))
                .containsExactly(
                        "app 1.dev1 a run under way publishes it", "lib 1.dev1 app 1.dev1 requires lib==1.dev1");
    }

    @Test
    void aProjectInQuarantineStaysAsItIs() {
        index.old("lib 1.dev1").old("lib 1.dev2");
        index.with(index.page("lib").with(new ProjectStatus(ProjectStatus.Marker.QUARANTINED, Optional.of("malware"))));

        assertThat(going(ONE)).isEmpty();
    }

    @Test
    void nothingIsReadWhereNothingCouldGo() {
        index.old("lib 1").old("lib 1.dev1");

        VersionRetention all = new VersionRetention(
                index.pages(),
                ONE,
                file -> Optional.empty(),
                List.of(),
                files -> {
                    throw new AssertionError("read " + files);
                },
                Listings.NOW);
        assertThat(all.going()).isEmpty();
    }

    private List<String> going(Retention retention) {
        return lines(retention, Step.GOES, "nothing");
    }

    private List<String> held(Retention retention) {
        return lines(retention, Step.HELD, "nothing");
    }

    private List<String> lines(Retention retention, Step step, String underway) {
        return new VersionRetention(
                        index.pages(),
                        retention,
                        file -> file.filename().startsWith(underway)
                                ? Optional.of(VersionRetention.UNDER_WAY)
                                : Optional.empty(),
                        List.of(),
                        index::require,
                        Listings.NOW)
                .verdicts().stream()
                        .filter(verdict -> verdict.step() == step)
                        .map(verdict -> verdict.project() + " " + verdict.version() + " " + verdict.why())
                        .toList();
    }
}
