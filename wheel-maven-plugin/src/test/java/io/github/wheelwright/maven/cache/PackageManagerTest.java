package io.github.wheelwright.maven.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A1: what a command installs in whichever version there is. */
class PackageManagerTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "apt-get update                                          |",
                "apt-get install -y --no-install-recommends gcc=4:12 vim | apt-get: vim",
                "apt install -t bookworm-backports git                   | apt: git",
                "pip install torch==2.9.0 numpy>=2 -r lock.txt           | pip: numpy>=2",
                "python3 -m pip3.12 install --no-binary :all: pandas     | pip3.12: pandas",
                "uv pip install ninja                                    | pip: ninja",
                "pip download torch                                      |",
                "pip install https://example.org/a.whl dist/a.whl ./b    |",
                "dnf install -y gcc-11.4.1-3.el9 gcc-c++                 | dnf: gcc-c++",
                "dnf -y install gcc-0:11.4.1-3.el9.x86_64 less-590-4.el9 |",
                "dnf5 install numactl-devel.x86_64                       | dnf5: numactl-devel.x86_64",
                "yum -y install gcc-toolset-12 gcc-toolset-12-gcc        | yum: gcc-toolset-12 gcc-toolset-12-gcc",
                "yum install --enablerepo epel ccache-4.8.2              |",
                "yum reinstall cuda-toolkit-12-4                         | yum: cuda-toolkit-12-4",
                "microdnf install --nodocs python3.12                    | microdnf: python3.12",
                "/usr/bin/dnf group install 'Development'                | dnf: Development",
                "dnf upgrade -y                                          |",
                "dnf install https://example.org/epel.rpm local.rpm      |",
                "apk add --no-cache gcc=13.2.1_git20240309-r1 musl-dev   | apk: musl-dev",
                "apk add -t .build make~=4.4 'g++>13'                    | apk: make~=4.4 g++>13",
                "conda install -y -c conda-forge numpy==2.1.0 python=3.12 | conda: python=3.12",
                "micromamba create -n build -f env.yml cmake=3.30.2=h1   |",
                "mamba install ninja                                     | mamba: ninja",
                "echo mydnf install x                                    |",
                "pip install numpy==2.1.0 2>&1 2>/dev/null >out 3<x      |",
                "apt-get install -y gcc=4:12 2> log.txt <in &>> all.txt  |",
            })
    void namesPackagesWithoutAnExactVersion(String command, @Nullable String loose) {
        List<String> found = Arrays.stream(PackageManager.values())
                .map(manager -> manager.loose(command))
                .filter(some -> !some.packages().isEmpty())
                .map(some -> some.tool() + ": " + String.join(" ", some.packages()))
                .toList();

        assertThat(found.stream().collect(Collectors.joining(", "))).isEqualTo(loose == null ? "" : loose);
    }
}
