package io.github.wheelwright.core.metadata;

import io.github.wheelwright.core.GrammarException;
import io.github.wheelwright.core.text.PythonIdentifier;
import io.github.wheelwright.core.text.Whitespace;

/**
 * What a distribution lets import ({@code Import-Name}, {@code Import-Namespace}; PEP 794): {@code torch.utils},
 * {@code _torch_impl; private}.
 *
 * @param name dotted
 * @param isPrivate whether it is marked as not for others
 */
public record ImportName(String name, boolean isPrivate) {
    /**
     * Reads a name.
     *
     * @throws InvalidImportNameException where Python could not import it
     */
    public static ImportName parse(String text) {
        int semicolon = text.indexOf(';');
        int end = Whitespace.skipBack(text, 0, semicolon < 0 ? text.length() : semicolon);
        if (semicolon >= 0) {
            int option = Whitespace.skip(text, semicolon + 1, text.length());
            if (!text.substring(option).equals("private")) {
                throw new InvalidImportNameException("after ';' stands 'private' or nothing", text, option);
            }
        }
        int start = 0;
        for (String part : text.substring(0, end).split("\\.", -1)) {
            if (!PythonIdentifier.is(part)) {
                throw new InvalidImportNameException("expected a Python identifier", text, start);
            }
            if (PythonIdentifier.isKeyword(part)) {
                throw new InvalidImportNameException("a keyword of Python cannot be imported", text, start);
            }
            start += part.length() + 1;
        }
        return new ImportName(text.substring(0, end), semicolon >= 0);
    }

    /** A name that cannot be imported. */
    public static final class InvalidImportNameException extends GrammarException {
        private static final long serialVersionUID = 1L;

        InvalidImportNameException(String problem, String input, int position) {
            super(problem, input, position, 1);
        }
    }
}
