package io.github.wheelwright.core.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.engines.Engines;
import io.github.wheelwright.core.wheel.Expectations;
import io.github.wheelwright.core.wheel.Finding;
import io.github.wheelwright.core.wheel.Finding.Code;
import io.github.wheelwright.core.wheel.PypiVerdict;
import io.github.wheelwright.core.wheel.WheelVerifier;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Real wheels are judged as others judge them. A sample in every run; all with {@code -Dreal.wheels=all}. */
class RealWheelsIT {
    /** PyPI's rules of today are older than this. */
    private static final String TODAYS_RULES = "2026-03-01";

    /** Prints the names of the wheels whose RECORD is wrong. */
    private static final String INSTALLER = """
            import pathlib, sys
            from installer.sources import WheelFile
            for path in map(pathlib.Path, sys.stdin.read().splitlines()):
                try:
                    with WheelFile.open(path) as wheel:
                        wheel.validate_record(validate_contents=True)
                except Exception as e:
                    print(path.name)
            """;

    private static final Map<RealWheel, List<Finding>> FINDINGS = new LinkedHashMap<>();
    private static List<Path> files = List.of();

    @BeforeAll
    static void reviewAll() throws Exception {
        boolean all = "all".equals(System.getProperty("real.wheels"));
        List<RealWheel> wheels = all ? RealWheel.all() : RealWheel.sample();
        files = new Download().of(wheels);
        Map<Code, Integer> found = new EnumMap<>(Code.class);
        for (int i = 0; i < files.size(); i++) {
            List<Finding> findings = WheelVerifier.review(files.get(i), Expectations.NONE, bytes -> {});
            FINDINGS.put(wheels.get(i), findings);
            findings.stream().map(Finding::code).distinct().forEach(code -> found.merge(code, 1, Integer::sum));
        }
        System.out.println(files.size() + " real wheels; how many have which findings: " + found);
    }

    @Test
    void rejectsThoseThatInstallerRejects() throws Exception {
        Set<String> ours = new TreeSet<>();
        FINDINGS.forEach((wheel, findings) -> {
            // a digest in hexadecimal digits is right, and for installer none at all
            if (findings.stream().anyMatch(finding -> finding.isError() || finding.code() == Code.RECORD_HASH_HEX)) {
                ours.add(wheel.filename());
            }
        });
        assertThat(ours).isEqualTo(rejectedByInstaller());
    }

    private static Set<String> rejectedByInstaller() throws IOException, InterruptedException {
        Process python = new ProcessBuilder(Engines.require("python"), "-c", INSTALLER)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (PrintStream in = new PrintStream(python.getOutputStream())) {
            files.forEach(in::println);
        }
        Set<String> rejected = new TreeSet<>(
                new String(python.getInputStream().readAllBytes()).lines().toList());
        assertThat(python.waitFor()).isZero();
        return rejected;
    }

    @Test
    void foreseesNoRefusalOfWhatPypiTook() {
        List<String> wrong = new ArrayList<>();
        FINDINGS.forEach((wheel, findings) -> {
            if (wheel.uploaded().compareTo(TODAYS_RULES) > 0) {
                PypiVerdict.of(findings).reasons().forEach(reason -> wrong.add(wheel.filename() + ": " + reason));
            }
        });
        assertThat(wrong).isEmpty();
    }
}
