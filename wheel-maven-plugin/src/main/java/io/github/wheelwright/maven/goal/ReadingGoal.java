package io.github.wheelwright.maven.goal;

import io.github.wheelwright.core.staging.Collector;
import io.github.wheelwright.maven.config.Setting;
import io.github.wheelwright.maven.report.Report;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;

/** What goals have in common that read wheels and tell what is in them. */
abstract class ReadingGoal extends AbstractGoal {
    private enum Format {
        TABLE,
        JSON
    }

    /**
     * Files or folders of wheels; folders are searched to the bottom. By default {@code target/wheels}. Example: {@code
     * dist,build/wheels}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.input")
    private List<File> input = List.of();

    /**
     * {@code table} for people, {@code json} to print the report on standard output. Example: {@code json}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.format", defaultValue = "table")
    private String format;

    /** The wheels, sorted. */
    final List<Path> files() throws IOException {
        return Collector.collect(
                input.isEmpty()
                        ? List.of(target().resolve("wheels"))
                        : input.stream().map(File::toPath).toList());
    }

    /** Prints {@code lines}, or what {@code record} has come to. */
    final void print(List<String> lines, Report record) throws IOException {
        if (Setting.choice("format", format, Format.class) == Format.JSON) {
            System.out.println(record.asJson());
        } else {
            lines.forEach(getLog()::info);
        }
    }
}
