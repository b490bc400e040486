package io.github.wheelwright.core.requirementsfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.requirementsfile.RequirementsLine.Kind;
import io.github.wheelwright.core.version.SpecifierSet;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequirementsFileTest {
    private static final ProjectName TORCH = ProjectName.of("torch");
    private static final SpecifierSet PIN = SpecifierSet.parse("==2.9.1+rocm7");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            torch                                   | REQUIREMENT       | torch
            torch[x] >=2 ; python_version<"3.13"    | REQUIREMENT       | torch[x] >=2 ; python_version<"3.13"
            torch @ https://x.example/a.whl         | REQUIREMENT       | torch @ https://x.example/a.whl
            https://x.example/a-1-py3-none-any.whl  | REQUIREMENT       | https://x.example/a-1-py3-none-any.whl
            ./folder                                | REQUIREMENT       | ./folder
            -e git+https://x.example/t#egg=torch    | EDITABLE          | git+https://x.example/t#egg=torch
            --editable=.                            | EDITABLE          | .
            -r base.txt                             | REQUIREMENTS_FILE | base.txt
            --requirement "my base.txt"             | REQUIREMENTS_FILE | my base.txt
            -cconstraints.txt                       | CONSTRAINTS_FILE  | constraints.txt
            --const x.txt                           | CONSTRAINTS_FILE  | x.txt
            --index-url https://x.example/simple    | OPTIONS           | ''
            torch==${VERSION}                       | INVALID           | torch==${VERSION}
            torch=2                                 | INVALID           | torch=2
            ./folder[x]/                            | REQUIREMENT       | ./folder[x]/
            ./folder[@]/                            | INVALID           | ./folder[@]/
            torch --hash=md5:abc                    | INVALID           | torch
            --no-such-option                        | INVALID           | ''
            --pre=yes                               | INVALID           | ''
            -r                                      | INVALID           | ''
            --hash='sha256:abc                      | INVALID           | ''
            """)
    void tellsWhatALineIsFor(String text, Kind kind, String argument) {
        assertThat(parse("# comment\n\n" + text + "  # why\n").lines())
                .singleElement()
                .satisfies(line -> assertThat(line.kind()).isEqualTo(kind))
                .satisfies(line -> assertThat(line.argument()).isEqualTo(argument.replace("''", "")))
                .satisfies(line -> assertThat(line.text()).isEqualTo(text))
                .satisfies(line -> assertThat(line.problem().isPresent()).isEqualTo(kind == Kind.INVALID))
                .satisfies(line -> assertThat(line.number()).isEqualTo(3));
    }

    @Test
    void joinsContinuedLinesAndReadsTheirOptions() {
        RequirementsLine line = parse("torch==2.9.1 \\\r\n    --hash=sha256:aa \\\r\n  --hash sha512:bb -C a=b\r\n")
                .lines()
                .get(0);

        assertThat(line.requirement()).hasToString("Optional[torch==2.9.1]");
        assertThat(line.hashes()).containsExactly("sha256:aa", "sha512:bb");
        assertThat(line.options()).last().isEqualTo(new RequirementsOption("--config-settings", "a=b"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            torch                                         | torch==2.9.1+rocm7
            Torch>=2,<3                                   | Torch==2.9.1+rocm7
            torch [x,y] ~= 2.9 ; sys_platform == "linux"  | torch [x,y]==2.9.1+rocm7 ; sys_platform == "linux"
            torch (!=2.8);os_name=='posix'                | torch==2.9.1+rocm7;os_name=='posix'
            torch===2.9.0#why                             | torch==2.9.1+rocm7
            torch===2.9.0 # why                           | torch==2.9.1+rocm7 # why
            torch @ https://x.example/t.whl ; a           | torch @ https://x.example/t.whl ; a
            torch@https://x.example/t.zip ; os_name=='a'  | torch==2.9.1+rocm7 ; os_name=='a'
            https://x.example/torch-2.9-py3-none-any.whl  | torch==2.9.1+rocm7
            -e git+https://x.example/t#egg=torch  # why   | torch==2.9.1+rocm7  # why
            torch -C "a=b c"                              | torch==2.9.1+rocm7 -C "a=b c"
            torch==2.9.0 -C a=b --hash=sha256:aa  # why   | torch==2.9.1+rocm7 -C a=b  # why
            torch == 2.9.1+rocm7 --hash=sha256:aa         | torch == 2.9.1+rocm7 --hash=sha256:aa
            torchvision>=0.20                             | torchvision>=0.20
            """)
    void pins(String text, String pinned) {
        String rest = "\n# comment \\\nother>=1  # x\n";

        assertThat(parse(text + rest).withPin(TORCH, PIN, List.of()).text()).isEqualTo(pinned + rest);
    }

    @Test
    void pinsContinuedLinesInTheirPlace() {
        assertThat(parse("a\ntorch==2.9.0 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n    # via a\nb\n")
                        .withPin(TORCH, PIN, List.of())
                        .text())
                .isEqualTo("a\ntorch==2.9.1+rocm7\n    # via a\nb\n");
        assertThat(parse("torch>=2 \\\r\n  -C a=b\r\n")
                        .withPin(TORCH, PIN, List.of())
                        .text())
                .isEqualTo("torch==2.9.1+rocm7 \\\r\n  -C a=b\r\n");
        assertThat(parse("torch==2.9.0 --hash=sha256:aa\n")
                        .withPin(TORCH, PIN, List.of("sha256:bb", "sha256:cc"))
                        .text())
                .isEqualTo("torch==2.9.1+rocm7 --hash=sha256:bb --hash=sha256:cc\n");
    }

    @Test
    void takesLinesAwayAndKeepsTheirComments() {
        RequirementsFile file = parse("a\nb \\\n --pre\nc  # why\nd");

        assertThat(file.edited(line -> line.text().startsWith("a") ? line.text() : "")
                        .text())
                .isEqualTo("a\n  # why\n");
        assertThat(file.edited(RequirementsLine::text)).isSameAs(file);
    }

    @Test
    void addsLinesWithTheLineEndsOfTheFile() {
        assertThat(parse("a\r\nb").withLines(List.of("c", "d")).text()).isEqualTo("a\r\nb\r\nc\r\nd\r\n");
        assertThat(parse("").withLines(List.of("c")).text()).isEqualTo("c\n");
        assertThat(parse("a \\").withLines(List.of("c")).lines()).hasSize(2);
        assertThat(parse("a \\\n").withLines(List.of("c")).lines()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void keepsAByteOrderMark(String charset) {
        byte[] bytes = ("\ufefftorch  # \u00fc\n").getBytes(Charset.forName(charset));

        assertThat(RequirementsFile.parse(bytes, "r.txt")
                        .withPin(TORCH, PIN, List.of())
                        .bytes())
                .isEqualTo("\ufefftorch==2.9.1+rocm7  # \u00fc\n".getBytes(Charset.forName(charset)));
    }

    @Test
    void readsTheEncodingThatIsDeclared() {
        byte[] bytes = "#!x\n# -*- coding: cp1252 -*-\n# \u20ac\ntorch\n".getBytes(Charset.forName("windows-1252"));
        RequirementsFile file = RequirementsFile.parse(bytes, "r.txt");

        assertThat(file.text()).contains("\u20ac");
        assertThat(file.withLines(List.of("# \u20ac")).bytes()).endsWith('#', ' ', 0x80, '\n');
        assertThatThrownBy(() -> file.withLines(List.of("# \u0416")))
                .isInstanceOf(InvalidRequirementsFileException.class)
                .hasMessage("r.txt: the encoding windows-1252 of the file cannot write what is added");
        assertThatThrownBy(() -> parse("# coding: klingon\n"))
                .isInstanceOf(InvalidRequirementsFileException.class)
                .hasMessage("r.txt: no encoding has the name klingon");
        assertThatThrownBy(() -> RequirementsFile.parse(
                        new byte[] {'#', 'c', 'o', 'd', 'i', 'n', 'g', ':', 'u', 't', 'f', '-', '8', '\n', (byte) 0xe4},
                        "r.txt"))
                .isInstanceOf(InvalidRequirementsFileException.class)
                .hasMessageContaining("the bytes are not UTF-8");
    }

    @Test
    void keepsBytesThatAreInNoEncoding() {
        byte[] bytes = "# J\u00f6rg\ntorch\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(RequirementsFile.parse(bytes, "r.txt")
                        .withPin(TORCH, PIN, List.of())
                        .bytes())
                .isEqualTo("# J\u00f6rg\ntorch==2.9.1+rocm7\n".getBytes(StandardCharsets.ISO_8859_1));
    }

    private static RequirementsFile parse(String text) {
        return RequirementsFile.parse(text.getBytes(UTF_8), "r.txt");
    }
}
