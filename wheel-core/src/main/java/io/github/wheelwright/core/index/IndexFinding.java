package io.github.wheelwright.core.index;

/**
 * Something wrong with an index as its readers see it.
 *
 * @param code what kind of thing
 * @param where the page or file: an address or a key
 * @param message what is wrong there, for people
 */
public record IndexFinding(Code code, String where, String message) {

    /** How bad a finding is. */
    public enum Severity {
        /** Installers fail, or can be given something else than was published. */
        ERROR,
        /** Works with most installers; against the specifications, slower, or in the way of some. */
        WARNING
    }

    /** Kinds of findings. The names are stable: reports and scripts may rely on them. */
    public enum Code {
        LIST_UNREADABLE(Severity.ERROR, "list of projects that is not there, too large or malformed"),
        PAGE_UNREADABLE(Severity.ERROR, "page of a listed project that is not there, too large or malformed"),
        PAGE_CONTENT_TYPE(Severity.ERROR, "page of a type that pip and uv do not read"),
        PAGE_CACHED(Severity.WARNING, "page that a cache may show after it has changed: uv then misses new files"),
        PAGE_NOT_VALIDATED(Severity.WARNING, "page without ETag and Last-Modified, sent whole each time"),
        API_VERSION(Severity.ERROR, "page of an API that installers do not know"),
        ABSENT_IS_NOT_404(Severity.ERROR, "other answer than 404 for a project that is not there: uv stops at 403"),
        NAME_NOT_NORMALIZED(Severity.ERROR, "project listed under a name by which no installer asks for it"),
        FORMS_DISAGREE(Severity.ERROR, "HTML and JSON that show different files or say different things of one"),
        VERSIONS_INCOMPLETE(Severity.WARNING, "JSON page whose \"versions\" lacks that of a file (PEP 700)"),
        QUARANTINED_WITH_FILES(Severity.ERROR, "quarantined project that offers files (PEP 792)"),
        FILENAME_INVALID(Severity.WARNING, "file that is neither wheel nor source distribution by its name"),
        FILENAME_NOT_NORMALIZED(Severity.WARNING, "wheel whose filename is not in normal form; PyPI refuses it"),
        FILENAME_OTHER_PROJECT(Severity.ERROR, "file of another project than the page is of"),
        FILENAME_DUPLICATE(Severity.ERROR, "two files of one name on a page"),
        LINK_TEXT(Severity.WARNING, "link whose text is not the filename (PEP 503)"),
        LINK_INSECURE(Severity.ERROR, "link that leads away from HTTPS, or to no web address"),
        HASH_MISSING(Severity.ERROR, "file without a hash"),
        HASH_WEAK(Severity.ERROR, "file whose only hashes are not SHA-256 or stronger"),
        HASH_INVALID(Severity.ERROR, "hash that is no digest of its kind"),
        HASH_MISMATCH(Severity.ERROR, "file that does not have the hash that the page names"),
        SIZE_MISSING(Severity.WARNING, "JSON without the size of a file (PEP 700)"),
        SIZE_MISMATCH(Severity.ERROR, "file of another size than the page says"),
        UPLOAD_TIME_MISSING(Severity.WARNING, "JSON without upload time: pip's --uploaded-prior-to fails"),
        UPLOAD_TIME_INVALID(Severity.ERROR, "upload time in another form than PEP 700 has"),
        YANKED_WITHOUT_REASON(Severity.WARNING, "yanked file without a reason"),
        PLATFORM_TAG_LINUX(Severity.WARNING, "wheel tagged linux_*, which promises nothing to other machines"),
        FILE_UNREADABLE(Severity.ERROR, "file that is not there, or cannot be read"),
        FILE_ENCODED(Severity.ERROR, "file sent with a Content-Encoding: its bytes are not those of the hash"),
        FILE_CONTENT_TYPE(Severity.WARNING, "file sent as text, which proxies and browsers may change"),
        FILE_NOT_CACHED(Severity.WARNING, "file that caches may not keep, though it never changes"),
        FILE_WITHOUT_RANGES(Severity.WARNING, "file of which no part can be had: metadata costs the whole"),
        WHEEL_INVALID(Severity.ERROR, "wheel that cannot be opened"),
        DATA_DESCRIPTORS(Severity.WARNING, "wheel with data descriptors; PyPI refuses it"),
        METADATA_INVALID(Severity.ERROR, "wheel whose METADATA is invalid or of another name or version"),
        METADATA_FILE_MISSING(Severity.WARNING, "wheel without .metadata file: resolving costs the wheel"),
        METADATA_FILE_UNREADABLE(Severity.ERROR, ".metadata file that is announced and cannot be read"),
        METADATA_FILE_MISMATCH(Severity.ERROR, ".metadata file that is not the wheel's METADATA"),
        METADATA_HASH_MISSING(Severity.WARNING, ".metadata file without a hash"),
        METADATA_HASH_MISMATCH(Severity.ERROR, ".metadata file that does not have the hash that the page names"),
        METADATA_OLD_KEY(Severity.ERROR, "hashes under dist-info-metadata in JSON: pip 22.3.1 and 23.1.2 crash"),
        REQUIRES_PYTHON_MISSING(Severity.ERROR, "page without the Requires-Python that METADATA has"),
        REQUIRES_PYTHON_MISMATCH(Severity.ERROR, "page with another Requires-Python than METADATA has"),
        PROVENANCE_UNREADABLE(Severity.WARNING, "provenance that is announced and cannot be read, or is not secure");

        private final Severity severity;
        private final String description;

        Code(Severity severity, String description) {
            this.severity = severity;
            this.description = description;
        }

        /** How bad findings of this kind are. */
        public Severity severity() {
            return severity;
        }

        /** What findings of this kind are about, for people. */
        public String description() {
            return description;
        }
    }

    /** How bad it is. */
    public Severity severity() {
        return code.severity();
    }

    /** Whether it is an error. */
    public boolean isError() {
        return severity() == Severity.ERROR;
    }

    @Override
    public String toString() {
        return severity() + " " + code + " " + where + ": " + message;
    }
}
