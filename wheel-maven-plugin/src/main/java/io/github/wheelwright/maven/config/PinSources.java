package io.github.wheelwright.maven.config;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.filename.WheelFilename;
import io.github.wheelwright.core.requirement.Requirement;
import io.github.wheelwright.core.staging.Collector;
import io.github.wheelwright.core.version.Operator;
import io.github.wheelwright.core.version.Specifier;
import io.github.wheelwright.core.version.Version;
import io.github.wheelwright.core.wheelset.Pins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What to pin to: {@code torch==2.9.1}, wheels, folders of wheels. */
public final class PinSources {
    private static final String PARAMETER = "pins";

    private PinSources() {}

    /** The version of each project; relative paths start from {@code base}. */
    public static Pins read(List<String> values, Path base) throws IOException {
        Pins pins = new Pins();
        for (String value : Setting.stripped(values)) {
            Path path = base.resolve(value);
            if (Files.exists(path) || value.endsWith(".whl")) {
                for (Path wheel : Collector.collect(List.of(path))) {
                    pins.add(WheelFilename.parse(String.valueOf(wheel.getFileName())));
                }
            } else {
                Requirement pin = Setting.read(PARAMETER, value, Requirement::parse);
                pins.add(pin.name(), version(value, pin), value);
            }
        }
        return pins;
    }

    private static Version version(String text, Requirement pin) {
        List<Specifier> clauses = pin.specifiers().clauses();
        if (clauses.size() != 1
                || clauses.get(0).operator() != Operator.EQUAL
                || clauses.get(0).isWildcard()) {
            throw notAPin(text);
        }
        return Version.parse(clauses.get(0).version());
    }

    private static WheelException notAPin(String text) {
        return Setting.wrong(
                PARAMETER,
                text,
                "neither a wheel, a folder of wheels, nor a project and its version",
                "write it as torch==2.9.1, or correct the path");
    }
}
