package io.github.wheelwright.core.index;

import static io.github.wheelwright.core.index.FaultCode.Finder.AUDIT;
import static io.github.wheelwright.core.index.FaultCode.Finder.BOTH;
import static io.github.wheelwright.core.index.FaultCode.Finder.FSCK;
import static io.github.wheelwright.core.index.FaultCode.Mending.BY_HAND;
import static io.github.wheelwright.core.index.FaultCode.Mending.BY_REPAIR;
import static io.github.wheelwright.core.index.FaultCode.Severity.ERROR;
import static io.github.wheelwright.core.index.FaultCode.Severity.WARNING;

/**
 * Kinds of faults of an index, whether it is looked at in its store ({@code wheel:fsck}) or over HTTP ({@code wheel:audit-index}). The
 * names are stable: reports and scripts may rely on them.
 */
public enum FaultCode {
    // the list and the pages
    LIST_MISSING(
            BOTH,
            ERROR,
            BY_REPAIR,
            "list of projects that is not there",
            "it was deleted, or the address is not that of an index",
            "let wheel:fsck write it from the pages; a channel's earlier steps are lost with its list"),
    LIST_UNREADABLE(
            AUDIT,
            ERROR,
            BY_HAND,
            "list of projects that the server does not give, too large or malformed",
            "a refused login, a proxy's own error page, a file cut short",
            "open the address with curl; for what was cut short, publish again"),
    LIST_ENTRY_MISSING(
            FSCK,
            ERROR,
            BY_REPAIR,
            "page with files that its list does not name",
            "a publish was interrupted before its lists, or an old list was put back",
            "let wheel:fsck list it"),
    PAGE_MISSING(
            BOTH,
            ERROR,
            BY_REPAIR,
            "listed project without a page",
            "the page was deleted, or a sync has not copied it",
            "let wheel:fsck take it off the list, or publish its wheels again"),
    PAGE_UNREADABLE(
            BOTH,
            ERROR,
            BY_HAND,
            "page that is somebody else's, damaged, too large, or that the server does not give; in a store, a list or journal too",
            "another program writes there, or a transfer was cut short",
            "delete it and run wheel:index, which writes it anew from the files"),
    PAGE_EMPTY(
            FSCK,
            ERROR,
            BY_REPAIR,
            "listed project whose page shows nothing",
            "its files were taken off, and the run that did was interrupted before the list",
            "let wheel:fsck take it off the list"),
    PAGE_CONTENT_TYPE(
            AUDIT,
            ERROR,
            BY_HAND,
            "page of a type that pip and uv do not read",
            "the upload or the server sets application/json or octet-stream",
            "serve it as application/vnd.pypi.simple.v1+json or text/html"),
    PAGE_CACHED(
            AUDIT,
            WARNING,
            BY_HAND,
            "page that a cache may show after it has changed: uv then misses new files",
            "no Cache-Control, or a maximum age, at the server or CDN",
            "send Cache-Control: no-cache with pages, and a minimum TTL of 0 at the CDN"),
    PAGE_NOT_VALIDATED(
            AUDIT,
            WARNING,
            BY_HAND,
            "page without ETag and Last-Modified, sent whole each time",
            "pages made anew for each request, or headers that a proxy drops",
            "send one of the two"),
    API_VERSION(
            AUDIT,
            ERROR,
            BY_HAND,
            "page of an API that installers do not know",
            "a generator that says another major version than 1",
            "write version 1.x"),
    ABSENT_IS_NOT_404(
            AUDIT,
            ERROR,
            BY_HAND,
            "other answer than 404 for a project that is not there: uv stops at 403",
            "a bucket that may be read and not listed answers 403",
            "allow s3:ListBucket, or let the server turn 403 into 404"),
    NAME_NOT_NORMALIZED(
            AUDIT,
            ERROR,
            BY_HAND,
            "project listed under a name by which no installer asks for it",
            "folders named as the wheels spell their project",
            "name folders by PEP 503: lower case, runs of -_. as one -"),
    FORM_MISSING(
            FSCK,
            ERROR,
            BY_REPAIR,
            "form of a page (HTML, metadata.json, the key ending in /) that is not there",
            "a publish was interrupted, or the form was deleted",
            "let wheel:fsck render it"),
    FORMS_DISAGREE(
            BOTH,
            ERROR,
            BY_REPAIR,
            "forms of one page that show different files or say different things of one",
            "a publish was interrupted, one was edited by hand, or a cache holds an old one. A page of an older version is held to its links",
            "let wheel:fsck render them; purge the cache"),
    STRAY_PAGE(
            FSCK,
            ERROR,
            BY_HAND,
            "HTML page without a JSON form, which nothing keeps up to date",
            "another program wrote it, or its JSON form was deleted",
            "delete it"),
    VERSIONS_INCOMPLETE(
            AUDIT,
            WARNING,
            BY_HAND,
            "JSON page whose \"versions\" lacks that of a file (PEP 700)",
            "a generator that does not know the key",
            "write every version once"),
    QUARANTINED_WITH_FILES(
            AUDIT,
            ERROR,
            BY_HAND,
            "quarantined project that offers files (PEP 792)",
            "a generator that adds the status only",
            "take the files off the page"),
    STATUS_DIFFERS(
            FSCK,
            ERROR,
            BY_REPAIR,
            "page that says another status of its project (PEP 792) than the list above it",
            "wheel:status was interrupted",
            "let wheel:fsck copy what the list says"),

    // lists above lists, channels
    ROOT_MISSING(
            FSCK,
            ERROR,
            BY_REPAIR,
            "index that the list above it names and that is not there",
            "it was deleted by hand",
            "let wheel:fsck take it off the list"),
    ROOT_UNLISTED(
            FSCK,
            ERROR,
            BY_REPAIR,
            "index with files that the list above it does not name",
            "a publish was interrupted before its lists, or an old list was put back",
            "let wheel:fsck list it"),
    RELEASES_DIFFER(
            FSCK,
            ERROR,
            BY_REPAIR,
            "list of releases that does not say of a build or channel what that one's own list says",
            "a publish was interrupted, or the list is of a version that said no such things",
            "let wheel:fsck copy it"),
    CHANNEL_BEHIND(
            FSCK,
            ERROR,
            BY_REPAIR,
            "page of a channel that has not reached the step of its list",
            "a move was interrupted, or is under way",
            "let wheel:fsck finish the move"),
    CHANNEL_AHEAD(
            FSCK,
            ERROR,
            BY_REPAIR,
            "page of a channel at a later step than its list",
            "an old list was put back",
            "let wheel:fsck make what the list says the next step"),
    CHANNEL_FILE(
            FSCK,
            ERROR,
            BY_REPAIR,
            "page of a channel with a file of a build that the channel does not show",
            "another program wrote the page, or an old one was put back",
            "let wheel:fsck take it off the page"),
    YANK_DIFFERS(
            FSCK,
            ERROR,
            BY_REPAIR,
            "file that is yanked on one page and not on another",
            "wheel:yank was interrupted",
            "let wheel:fsck copy what the page of the commit says"),

    // names and links
    FILENAME_INVALID(
            AUDIT,
            WARNING,
            BY_HAND,
            "file that is neither wheel nor source distribution by its name",
            "logs, checksums or installers in the same folder",
            "take it off the page"),
    FILENAME_NOT_NORMALIZED(
            AUDIT,
            WARNING,
            BY_HAND,
            "wheel whose filename is not in normal form; PyPI refuses it",
            "an old build tool",
            "run wheel:normalize on it, or build it with a newer tool"),
    FILENAME_OTHER_PROJECT(
            AUDIT,
            ERROR,
            BY_HAND,
            "file of another project than the page is of",
            "one folder for several projects, or a wheel that was renamed by mv",
            "put it on its own project's page"),
    FILENAME_DUPLICATE(
            AUDIT,
            ERROR,
            BY_HAND,
            "two files of one name on a page",
            "pages of two builds put together",
            "list the one that was published under that name"),
    LINK_TEXT(
            AUDIT,
            WARNING,
            BY_HAND,
            "link whose text is not the filename (PEP 503)",
            "a page made by hand, or a server's own folder listing that shortens names",
            "write the filename as the text"),
    LINK_INSECURE(
            AUDIT,
            ERROR,
            BY_HAND,
            "link that leads away from HTTPS, or to no web address",
            "absolute links that were made behind a proxy, or from file addresses",
            "use relative links"),
    PLATFORM_TAG_LINUX(
            AUDIT,
            WARNING,
            BY_HAND,
            "wheel tagged linux_*, which promises nothing to other machines",
            "a native wheel published as its build left it",
            "run wheel:retag, or publish with wheel.platformTag"),

    // what the page says of files, and the files
    HASH_MISSING(
            AUDIT,
            ERROR,
            BY_HAND,
            "file without a hash",
            "a generator that only lists names",
            "write #sha256=… at the link, and hashes in JSON"),
    HASH_WEAK(
            AUDIT,
            ERROR,
            BY_HAND,
            "file whose only hashes are not SHA-256 or stronger",
            "a generator that writes md5 or sha1",
            "write sha256"),
    HASH_INVALID(
            AUDIT,
            ERROR,
            BY_HAND,
            "hash that is no digest of its kind",
            "Base64 instead of hexadecimal, or a value cut short",
            "write the digest in lower-case hexadecimal"),
    HASH_MISMATCH(
            BOTH,
            ERROR,
            BY_HAND,
            "file that does not have the hash that the page names",
            "it was built again or edited under the same name, or damaged on the way",
            "find out what has replaced it; delete it and publish the listed file again"),
    SIZE_MISSING(
            AUDIT,
            WARNING,
            BY_HAND,
            "JSON without the size of a file (PEP 700)",
            "a generator that does not know the key",
            "write it"),
    SIZE_MISMATCH(
            BOTH,
            ERROR,
            BY_HAND,
            "file of another size than the page says",
            "it was built again or edited under the same name, or cut short on the way",
            "find out what has replaced it; delete it and publish the listed file again"),
    UPLOAD_TIME_MISSING(
            AUDIT,
            WARNING,
            BY_HAND,
            "JSON without upload time: pip's --uploaded-prior-to fails",
            "a generator that does not know the key",
            "write it"),
    UPLOAD_TIME_INVALID(
            AUDIT,
            ERROR,
            BY_HAND,
            "upload time in another form than PEP 700 has",
            "a blank instead of T, or an offset instead of Z",
            "write 2026-11-21T09:00:00Z"),
    YANKED_WITHOUT_REASON(
            AUDIT,
            WARNING,
            BY_HAND,
            "yanked file without a reason",
            "wheel:yank without wheel.reason, or a generator without a place for it",
            "yank it again and say why"),
    FILE_MISSING(
            BOTH,
            ERROR,
            BY_REPAIR,
            "listed file that is not there",
            "it was deleted by hand or by a lifecycle rule, or + in its address is not encoded as %2B",
            "publish it again, or let wheel:fsck take the link off"),
    FILE_UNREADABLE(
            AUDIT,
            ERROR,
            BY_HAND,
            "file that the server does not give, or not whole",
            "a refused login, an object without public read, a connection that breaks off",
            "open the address with curl -I; make the object readable"),
    FILE_ENCODED(
            AUDIT,
            ERROR,
            BY_HAND,
            "file sent with a Content-Encoding: its bytes are not those of the hash",
            "a server or CDN that compresses all it sends",
            "switch compression off for wheels"),
    FILE_CONTENT_TYPE(
            AUDIT,
            WARNING,
            BY_HAND,
            "file sent as text, which proxies and browsers may change",
            "a server that does not know .whl",
            "send application/octet-stream"),
    FILE_NOT_CACHED(
            AUDIT,
            WARNING,
            BY_HAND,
            "file that caches may not keep, though it never changes",
            "one Cache-Control for pages and files",
            "send Cache-Control: public, max-age=31536000, immutable with files"),
    FILE_WITHOUT_RANGES(
            AUDIT,
            WARNING,
            BY_HAND,
            "file of which no part can be had: metadata costs the whole",
            "a small server that ignores Range",
            "serve files by one that knows it, and publish .metadata files"),
    ORPHAN(
            FSCK,
            ERROR,
            BY_HAND,
            "file that no page lists and that no run under way needs",
            "a publish was interrupted and not finished, or a build was pruned",
            "publish it again, or run wheel:prune, which deletes it after a grace"),
    CONDEMNED(
            FSCK,
            ERROR,
            BY_HAND,
            "file that is listed and marked for deletion",
            "it was listed by hand after wheel:prune had found it unlisted",
            "run wheel:prune, which takes it off its list"),
    INTERRUPTED(
            FSCK,
            ERROR,
            BY_HAND,
            "journal of a run that has not come to its end; it may be alive",
            "the machine vanished, or the run is still at work",
            "run that publish again, or let wheel:prune forget it after a grace"),

    // wheels and their METADATA
    WHEEL_INVALID(
            AUDIT,
            ERROR,
            BY_HAND,
            "wheel that cannot be opened",
            "an upload cut short, or an archive that installers read in two ways",
            "run wheel:verify on the file, and publish it under another version"),
    DATA_DESCRIPTORS(
            AUDIT,
            WARNING,
            BY_HAND,
            "wheel with data descriptors; PyPI refuses it",
            "a tool that wrote the archive as a stream",
            "write it anew: wheel:unpack, then wheel:pack"),
    METADATA_INVALID(
            AUDIT,
            ERROR,
            BY_HAND,
            "wheel whose METADATA is invalid or of another name or version",
            "a wheel that was renamed by mv, or a faulty build",
            "run wheel:verify on the file, and wheel:edit to change name or version"),
    METADATA_FILE_MISSING(
            AUDIT,
            WARNING,
            BY_HAND,
            "wheel without .metadata file: resolving costs the wheel",
            "a generator without PEP 658",
            "publish it with Wheelwright, which writes one"),
    METADATA_FILE_UNREADABLE(
            BOTH,
            ERROR,
            BY_REPAIR,
            ".metadata file that is announced and is not there or cannot be read",
            "it was deleted, or only wheels were copied to the server",
            "let wheel:fsck make it from the wheel"),
    METADATA_FILE_MISMATCH(
            AUDIT,
            ERROR,
            BY_HAND,
            ".metadata file that is not the wheel's METADATA",
            "the wheel was edited, and the file beside it was not made anew",
            "delete it and let wheel:fsck make it from the wheel"),
    METADATA_HASH_MISSING(
            AUDIT,
            WARNING,
            BY_HAND,
            ".metadata file without a hash",
            "a page that says data-core-metadata=\"true\"",
            "write sha256=… there"),
    METADATA_HASH_MISMATCH(
            BOTH,
            ERROR,
            BY_REPAIR,
            ".metadata file that does not have the hash that the page names",
            "one of the two was changed alone",
            "let wheel:fsck make it from the wheel"),
    METADATA_OLD_KEY(
            AUDIT,
            ERROR,
            BY_HAND,
            "hashes under dist-info-metadata in JSON: pip 22.3.1 and 23.1.2 crash",
            "a generator of before PEP 714",
            "write core-metadata only"),
    REQUIRES_PYTHON_MISSING(
            AUDIT,
            ERROR,
            BY_HAND,
            "page without the Requires-Python that METADATA has",
            "a generator that does not read wheels: pip then takes wheels that do not run",
            "write data-requires-python and requires-python"),
    REQUIRES_PYTHON_MISMATCH(
            AUDIT,
            ERROR,
            BY_HAND,
            "page with another Requires-Python than METADATA has",
            "the wheel was edited, and the page was not",
            "write what METADATA says"),
    PROVENANCE_UNREADABLE(
            BOTH,
            WARNING,
            BY_HAND,
            "provenance that is announced and cannot be read, is not secure, or is of another file",
            "only wheels were copied to the server, or the address is not absolute",
            "publish the wheel again with its attestations beside it, and serve the index by HTTPS");

    /** How bad a fault is. */
    public enum Severity {
        /** Installers fail, or can be given something else than was published; or a publisher has left something undone. */
        ERROR,
        /** Works with most installers; against the specifications, slower, or in the way of some. */
        WARNING
    }

    /** Who looks for it. */
    enum Finder {
        FSCK("fsck"),
        AUDIT("audit-index"),
        BOTH("both");

        private final String text;

        Finder(String text) {
            this.text = text;
        }
    }

    /** Who can put it right. */
    enum Mending {
        BY_REPAIR,
        BY_HAND
    }

    private final Finder finder;
    private final Severity severity;
    private final Mending mending;
    private final String description;
    private final String cause;
    private final String remedy;

    FaultCode(Finder finder, Severity severity, Mending mending, String description, String cause, String remedy) {
        this.finder = finder;
        this.severity = severity;
        this.mending = mending;
        this.description = description;
        this.cause = cause;
        this.remedy = remedy;
    }

    /** How bad faults of this kind are. */
    public Severity severity() {
        return severity;
    }

    /** Whether {@code wheel:fsck} can put it right in its own index, without losing anything. */
    public boolean isMendable() {
        return mending == Mending.BY_REPAIR;
    }

    /** What is wrong, for people. */
    public String description() {
        return description;
    }

    /** How it comes about, as far as is known. */
    public String cause() {
        return cause;
    }

    /** What to do. */
    public String remedy() {
        return remedy;
    }

    /** Which goals look for it: {@code fsck}, {@code audit-index} or {@code both}. */
    public String foundBy() {
        return finder.text;
    }
}
