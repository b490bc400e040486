package io.github.wheelwright.maven.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.engines.Engines;
import io.github.wheelwright.maven.s3.S3Location;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudFrontTemplateTest {
    private static final List<String> ACCEPTED = List.of(
            "",
            "*/*",
            "text/html",
            "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "application/vnd.pypi.simple.v1+json",
            "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html; q=0.1, text/html; q=0.01",
            "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.01",
            "application/vnd.pypi.simple.v1+json;q=0.2, text/html;q=0.9",
            "application/vnd.pypi.simple.v1+json;q=x, text/html;q=0.1",
            "application/vnd.pypi.simple.latest+json",
            "application/json");

    @ParameterizedTest
    @CsvSource({"s3://wheels, ''", "s3://wheels/rocm/stack/, /rocm/stack"})
    void theOriginIsThePrefixOfTheBucket(String location, String path) {
        assertThat(CloudFrontTemplate.of(S3Location.parse(location)))
                .contains("            DomainName: !Sub \"wheels.s3.${AWS::Region}.amazonaws.com\"")
                .contains("            OriginPath: \"" + path + "\"")
                .noneMatch(line -> line.contains("@"));
    }

    // the same choice as wheel:serve makes
    @Test
    void theFunctionChoosesTheFormThatTheReaderPrefers(@TempDir Path work) throws Exception {
        String calls = ACCEPTED.stream()
                .map(accept -> "console.log(handler({request: {uri: '/simple/torch/', headers: {accept: {value: '"
                        + accept + "'}}}}).uri);")
                .collect(Collectors.joining("\n"));

        assertThat(run(0, calls, work))
                .containsExactlyElementsOf(ACCEPTED.stream()
                        .map(accept -> "/simple/torch/" + MediaType.indexDocument(accept))
                        .toList());
    }

    @Test
    void theFunctionLeavesFilesAsTheyAre(@TempDir Path work) throws Exception {
        assertThat(run(0, """
                        console.log(handler({request: {uri: '/packages/a-1.0%2Bcpu-py3-none-any.whl', headers: {}}}).uri);
                        console.log(handler({request: {uri: '/simple/', headers: {}}}).uri);
                        """, work)).containsExactly("/packages/a-1.0%2Bcpu-py3-none-any.whl", "/simple/index.html");
    }

    @Test
    void pagesVary(@TempDir Path work) throws Exception {
        assertThat(run(1, """
                        ['/simple/torch/', '/simple/index.json', '/packages/a.whl'].forEach(function (uri) {
                            var response = handler({request: {uri: uri}, response: {headers: {}}});
                            console.log(response.headers.vary ? response.headers.vary.value : '-');
                        });
                        """, work)).containsExactly("Accept", "Accept", "-");
    }

    /** What {@code calls} print, after the template's function with that number. */
    private static List<String> run(int number, String calls, Path work) throws Exception {
        Path script = Files.writeString(work.resolve("function.js"), function(number) + "\n" + calls);
        Path output = work.resolve("output");
        Process process = new ProcessBuilder(Engines.require("node"), script.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(output)).isZero();
        return Files.readAllLines(output);
    }

    private static String function(int number) {
        String template = String.join("\n", CloudFrontTemplate.of(S3Location.parse("s3://wheels")));
        return template.split("FunctionCode: \\|\n", -1)[number + 1]
                .lines()
                .takeWhile(line -> line.startsWith("        "))
                .collect(Collectors.joining("\n"));
    }
}
