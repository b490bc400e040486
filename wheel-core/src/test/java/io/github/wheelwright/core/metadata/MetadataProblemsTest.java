package io.github.wheelwright.core.metadata;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wheelwright.core.metadata.MetadataProblem.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetadataProblemsTest {
    private static final String MINIMAL = "Metadata-Version: 2.4\nName: a\nVersion: 1\n";

    @Test
    void findsNothingInAFileThatFollowsTheSpecification() {
        assertThat(of(MINIMAL + "Summary: s\nRequires-Dist: b>=1\nLicense-Expression: MIT\n\ntext\n")
                        .problems())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            Name: b                                            | FIELD_REPEATED
            Colour: red                                        | FIELD_UNKNOWN
            Import-Name: a                                     | FIELD_TOO_NEW
            Summary: one;  two                                 | SUMMARY_MULTILINE
            Description-Content-Type: text/html                | CONTENT_TYPE_INVALID
            Description-Content-Type: text/plain; charset=x    | CONTENT_TYPE_INVALID
            Description-Content-Type: text/markdown; variant=x | CONTENT_TYPE_INVALID
            Dynamic: Name                                      | DYNAMIC_INVALID
            Dynamic: Colour                                    | DYNAMIC_INVALID
            Provides-Extra: -x                                 | EXTRA_INVALID
            Requires-Python: 3.9                               | REQUIRES_PYTHON_INVALID
            Requires-Dist: b==                                 | REQUIRES_DIST_INVALID
            License-Expression: Beerware OR Nothing            | LICENSE_EXPRESSION_INVALID
            License-File: ../LICENSE                           | LICENSE_FILE_INVALID
            License-File: C:/LICENSE                           | LICENSE_FILE_INVALID
            License-File: a\\b                                 | LICENSE_FILE_INVALID
            License-File: ./LICENSE                            | LICENSE_FILE_INVALID
            Project-URL: A, x;Project-URL: A, y                | PROJECT_URL_REPEATED
            Project-URL: https://a.example/                    | PROJECT_URL_INVALID
            Description: one;;two                              | DESCRIPTION_REPEATED
            not a field                                        | LINES_MALFORMED
            : no name                                          | LINES_MALFORMED
            """)
    void namesWhatIsWrong(String lines, Code code) {
        assertThat(of(MINIMAL
                                + lines.replace(';', '\n')
                                        .replace("\n charset", "; charset")
                                        .replace("\n variant", "; variant")
                                + "\n")
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Name: a;Version: 1                           | FIELD_MISSING
            Metadata-Version: 2.0;Name: a;Version: 1     | METADATA_VERSION_INVALID
            Metadata-Version: 2.1;Name: a_;Version: 1    | NAME_INVALID
            Metadata-Version: 2.1;Name: a;Version: one   | VERSION_INVALID
            Metadata-Version: 2.5;Name: a;Version: 1;Import-Name: a.class           | IMPORT_NAME_INVALID
            Metadata-Version: 2.5;Name: a;Version: 1;Import-Namespace:              | IMPORT_NAME_INVALID
            Metadata-Version: 2.4;Name: a;Version: 1;License: MIT;License-Expression: MIT | LICENSE_TWICE
            """)
    void namesWhatIsWrongWithTheFile(String lines, Code code) {
        assertThat(of(lines.replace(';', '\n') + "\n").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(code));
    }

    @Test
    void saysFieldLineValueReasonAndRule() {
        assertThat(of(MINIMAL + "Requires-Dist: b\nrequires-dist: c==\n").problems())
                .singleElement()
                .hasToString("ERROR REQUIRES_DIST_INVALID line 5: Requires-Dist \"c==\": expected a version after the"
                        + " operator (PEP 508)");
        assertThat(of("Metadata-Version: 2.1\nName: a\nVersion: 1\nLicense-File: L\n")
                        .problems())
                .singleElement()
                .hasToString("ERROR FIELD_TOO_NEW line 4: License-File \"L\": the field came with metadata version 2.4"
                        + " (PEP 639), and the file says 2.1 (core metadata, Metadata-Version)");
    }

    @Test
    void readsOtherEncodingsByteForByteAndSaysSo() {
        byte[] bytes = (MINIMAL + "Author: J\u00f6rg\nSummary: \u00fc\n\nb\u00f6dy\n").getBytes(ISO_8859_1);
        MetadataFields fields = MetadataFields.of(HeaderDocument.parse(bytes));

        assertThat(fields.author()).contains("J\u00f6rg");
        assertThat(HeaderDocument.parse(bytes).fields("Author").get(0).charset())
                .isEqualTo(ISO_8859_1);
        assertThat(fields.problems())
                .extracting(MetadataProblem::code)
                .containsOnly(Code.ENCODING_INVALID)
                .hasSize(3);
        byte[] edited = HeaderDocument.parse(bytes)
                .withValues("Summary", java.util.List.of("\u20ac"))
                .bytes();
        assertThat(new String(edited, ISO_8859_1))
                .isEqualTo(MINIMAL + "Author: J\u00f6rg\nSummary: \u00e2\u0082\u00ac\n\nb\u00f6dy\n");
    }

    @Test
    void seesNoFieldBehindAByteOrderMark() {
        assertThat(of("\ufeff" + MINIMAL).problems())
                .extracting(MetadataProblem::code)
                .containsExactly(Code.BYTE_ORDER_MARK);
    }

    @Test
    void viewsWhatIsInvalid() {
        MetadataFields fields =
                of("Name: a\nRequires-Dist: b\nRequires-Dist: c==\nProject-URL: Home , https://a.example/\n"
                        + "Keywords: x, y ,z\nnot a field\n");

        assertThat(fields.name()).hasToString("Optional[a]");
        assertThat(fields.version()).isEmpty();
        assertThat(fields.requiresDist()).singleElement().hasToString("b");
        assertThat(fields.projectUrls()).containsEntry("Home", "https://a.example/");
        assertThat(fields.keywords()).containsExactly("x", "y", "z");
        assertThat(fields.description()).contains("not a field\n");
    }

    private static MetadataFields of(String text) {
        return MetadataFields.of(HeaderDocument.parse(text.getBytes(UTF_8)));
    }
}
