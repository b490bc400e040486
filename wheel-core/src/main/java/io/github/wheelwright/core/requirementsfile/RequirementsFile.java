package io.github.wheelwright.core.requirementsfile;

import io.github.wheelwright.core.name.ProjectName;
import io.github.wheelwright.core.version.SpecifierSet;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A requirements or constraints file (pip documentation, "Requirements File Format"). Immutable and lossless: {@link #bytes()}
 * are those that were parsed, and an edit changes its own lines only, in the file's own encoding. {@code ${VARIABLE}} is left as
 * it is. Any text can be parsed; what pip would refuse is a line of kind {@code INVALID}, with its problem.
 *
 * <pre>{@code
 * RequirementsFile file = RequirementsFile.parse(Files.readAllBytes(path), "requirements.txt");
 * file.withPin(ProjectName.of("torch"), SpecifierSet.parse("==2.9.0+git1c57644"), List.of()).bytes();
 * }</pre>
 */
public final class RequirementsFile {
    private final byte[] bytes;
    private final String file;
    private final FileEncoding encoding;
    private final String text;
    private final List<RequirementsLine> lines;

    private RequirementsFile(byte[] bytes, String file) {
        this.bytes = bytes;
        this.file = file;
        this.encoding = FileEncoding.of(bytes, file);
        this.text = encoding.decode(bytes, file);
        this.lines = LogicalLine.of(text).stream().map(RequirementsLine::of).toList();
    }

    /**
     * Parses a file, called {@code file} in messages.
     *
     * @throws InvalidRequirementsFileException if the bytes are no text in the encoding that the file declares
     */
    public static RequirementsFile parse(byte[] bytes, String file) {
        return new RequirementsFile(bytes.clone(), file);
    }

    /** The whole file. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The whole file, decoded, without a byte order mark. */
    public String text() {
        return text;
    }

    /** The name that was given to the parser. */
    public String file() {
        return file;
    }

    /** All lines but those that hold only blanks and comments, in order. */
    public List<RequirementsLine> lines() {
        return lines;
    }

    /** The lines that ask for a project. */
    public List<RequirementsLine> lines(ProjectName project) {
        return lines.stream()
                .filter(line -> line.project().filter(project::equals).isPresent())
                .toList();
    }

    /**
     * A file in which every line that asks for {@code project} has these specifiers in place of its own, or of its address. Extras,
     * markers, options and comments stay. A line that changes loses its hashes, for they are of other files than those that
     * it now asks for, and pip would refuse these; {@code hashes} ({@code sha256:…}) take their place.
     */
    public RequirementsFile withPin(ProjectName project, SpecifierSet specifiers, List<String> hashes) {
        return edited(line ->
                line.project().filter(project::equals).isPresent() ? Pin.of(line, specifiers, hashes) : line.text());
    }

    /**
     * A file in which each line is as {@code change} gives it: equal to {@link RequirementsLine#text()} and untouched, or
     * another text, or empty and gone. Comments behind a line stay, and so does what the text of a line shares with the new
     * one at both ends, with its continuation.
     */
    public RequirementsFile edited(Function<RequirementsLine, String> change) {
        StringBuilder edited = new StringBuilder(text.length() + 64);
        int done = 0;
        for (RequirementsLine line : lines) {
            String replacement = change.apply(line);
            if (!replacement.equals(line.text())) {
                LineEdit edit = LineEdit.of(line.logical(), replacement);
                edited.append(text, done, edit.start()).append(edit.text());
                done = edit.end();
            }
        }
        return done == 0 ? this : with(edited.append(text, done, text.length()).toString());
    }

    /** A file with further lines at its end. */
    public RequirementsFile withLines(List<String> added) {
        if (added.isEmpty()) {
            return this;
        }
        String end = lineEnd();
        boolean terminated = text.isEmpty() || text.endsWith("\n") || text.endsWith("\r");
        // a line that ends in a backslash would go on in what is added
        String content = text.stripTrailing();
        String apart = content.endsWith("\\") ? end : "";
        return with(text
                + (terminated ? "" : end)
                + apart
                + added.stream().map(line -> line + end).collect(Collectors.joining()));
    }

    private String lineEnd() {
        int end = LogicalLine.contentEnd(text, 0);
        return text.startsWith("\r\n", end) ? "\r\n" : text.startsWith("\r", end) ? "\r" : "\n";
    }

    private RequirementsFile with(String newText) {
        if (!Arrays.equals(encoding.encode(text), bytes)) {
            throw new InvalidRequirementsFileException(
                    file,
                    "what an edit does not concern would change too, for the encoding " + encoding.charset()
                            + " can write it in several ways",
                    "save the file in UTF-8");
        }
        if (!encoding.charset().newEncoder().canEncode(newText)) {
            throw new InvalidRequirementsFileException(
                    file,
                    "the encoding " + encoding.charset() + " of the file cannot write what is added",
                    "save the file in UTF-8");
        }
        return new RequirementsFile(encoding.encode(newText), file);
    }

    /** The whole file, decoded. */
    @Override
    public String toString() {
        return text;
    }
}
