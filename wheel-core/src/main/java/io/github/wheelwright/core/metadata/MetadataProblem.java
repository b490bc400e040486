package io.github.wheelwright.core.metadata;

/**
 * What is wrong with a METADATA file, by the core metadata specification.
 *
 * @param code what kind of thing
 * @param field the name of the field, as the specification writes it where it knows it; empty where no field is concerned
 * @param line of the field, from 1; 0 where the field is missing or none is concerned
 * @param value of the field; empty where none is concerned
 * @param reason what is wrong with it, in one line
 */
public record MetadataProblem(Code code, String field, int line, String value, String reason) {
    private static final int SHOWN = 100;

    /** How bad a problem is. */
    public enum Severity {
        /** Python's {@code packaging}, and so PyPI, refuses the file. */
        ERROR,
        /** Against the specification, and read by all. */
        WARNING
    }

    /** Kinds of problems. The names are stable: reports and scripts may rely on them. */
    public enum Code {
        /** A field that every file needs is missing. */
        FIELD_MISSING(Severity.ERROR, "PEP 241"),
        /** A field for single use is there again. */
        FIELD_REPEATED(Severity.ERROR, "PEP 241"),
        /** A field that no version of the specification has. */
        FIELD_UNKNOWN(Severity.ERROR, "core metadata"),
        /** A field that came with a later version than the file's own. */
        FIELD_TOO_NEW(Severity.ERROR, "core metadata, Metadata-Version"),
        /** A field whose bytes are not UTF-8. */
        ENCODING_INVALID(Severity.ERROR, "core metadata: UTF-8"),
        /** A mark that hides the first field from Python's readers. */
        BYTE_ORDER_MARK(Severity.ERROR, "core metadata: UTF-8 without mark"),
        /** A {@code Metadata-Version} that is none. */
        METADATA_VERSION_INVALID(Severity.ERROR, "core metadata, Metadata-Version"),
        /** A {@code Name} that is none. */
        NAME_INVALID(Severity.ERROR, "PEP 508, Names"),
        /** A {@code Version} that is none. */
        VERSION_INVALID(Severity.ERROR, "PEP 440"),
        /** A {@code Summary} of several lines. */
        SUMMARY_MULTILINE(Severity.ERROR, "PEP 241: a one-line summary"),
        /** A description in the body and in the field, or in two fields. */
        DESCRIPTION_REPEATED(Severity.ERROR, "PEP 566"),
        /** A {@code Description-Content-Type} that no description can have. */
        CONTENT_TYPE_INVALID(Severity.ERROR, "PEP 566"),
        /** A {@code Dynamic} that names no field, or one that cannot be dynamic. */
        DYNAMIC_INVALID(Severity.ERROR, "PEP 643"),
        /** A {@code Provides-Extra} that is no name. */
        EXTRA_INVALID(Severity.ERROR, "PEP 685"),
        /** A {@code Requires-Python} that is no set of specifiers. */
        REQUIRES_PYTHON_INVALID(Severity.ERROR, "PEP 345, PEP 440"),
        /** A {@code Requires-Dist} that is no requirement. */
        REQUIRES_DIST_INVALID(Severity.ERROR, "PEP 508"),
        /** A {@code License-Expression} that is none. */
        LICENSE_EXPRESSION_INVALID(Severity.ERROR, "PEP 639"),
        /** A {@code License-File} that is no resolved relative path. */
        LICENSE_FILE_INVALID(Severity.ERROR, "PEP 639"),
        /** An {@code Import-Name} or {@code Import-Namespace} that Python could not import. */
        IMPORT_NAME_INVALID(Severity.ERROR, "PEP 794"),
        /** Two {@code Project-URL}s with one label. */
        PROJECT_URL_REPEATED(Severity.ERROR, "PEP 345"),
        /** A {@code Project-URL} that is no label, comma and address, or whose label is longer than 32 characters. */
        PROJECT_URL_INVALID(Severity.WARNING, "PEP 345; PyPI limits labels to 32 characters"),
        /** {@code License} or licence classifiers beside {@code License-Expression}; PyPI refuses such a file. */
        LICENSE_TWICE(Severity.WARNING, "PEP 639"),
        /** Lines before the body that are no fields. */
        LINES_MALFORMED(Severity.WARNING, "RFC 822");

        private final Severity severity;
        private final String rule;

        Code(Severity severity, String rule) {
            this.severity = severity;
            this.rule = rule;
        }

        /** How bad problems of this kind are. */
        public Severity severity() {
            return severity;
        }

        /** The document that has the rule, and where in it. */
        public String rule() {
            return rule;
        }
    }

    /** How bad it is. */
    public Severity severity() {
        return code.severity();
    }

    /** Whether readers refuse the file for it. */
    public boolean isError() {
        return severity() == Severity.ERROR;
    }

    /** Line, field, value, reason and rule, in one line. */
    public String message() {
        StringBuilder message = new StringBuilder(line > 0 ? "line " + line + ": " : "");
        if (!field.isEmpty()) {
            message.append(field)
                    .append(value.isEmpty() ? "" : " \"" + shortened() + "\"")
                    .append(": ");
        }
        return message.append(reason)
                .append(" (")
                .append(code.rule())
                .append(')')
                .toString();
    }

    private String shortened() {
        String shown = value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
        return shown.chars()
                .map(c -> Character.isISOControl(c) ? '\u00b7' : c)
                .collect(StringBuilder::new, (text, c) -> text.append((char) c), StringBuilder::append)
                .toString();
    }

    @Override
    public String toString() {
        return severity() + " " + code + " " + message();
    }
}
