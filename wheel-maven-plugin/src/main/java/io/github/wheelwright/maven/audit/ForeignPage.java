package io.github.wheelwright.maven.audit;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A project page of an index, in one of its forms.
 *
 * @param form how it was written
 * @param links its files, in its order
 * @param unreadable links that are no web addresses, as they are written
 * @param apiVersion as the page says it
 * @param status of the project (PEP 792)
 * @param versions as JSON lists them
 */
record ForeignPage(
        Form form,
        List<Link> links,
        List<String> unreadable,
        Optional<String> apiVersion,
        Optional<String> status,
        Optional<Set<String>> versions) {

    /** The forms of the simple repository API. */
    enum Form {
        HTML("application/vnd.pypi.simple.v1+html, text/html;q=0.5"),
        JSON("application/vnd.pypi.simple.v1+json");

        private final String accept;

        Form(String accept) {
            this.accept = accept;
        }

        /** Value of {@code Accept} that asks for this form alone. */
        String accept() {
            return accept;
        }
    }
}
