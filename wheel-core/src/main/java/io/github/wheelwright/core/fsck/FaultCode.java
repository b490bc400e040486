package io.github.wheelwright.core.fsck;

import java.util.Locale;

/** Kinds of {@link IndexFault}. */
public enum FaultCode {
    /** A page or list cannot be read. */
    PAGE_UNREADABLE(false, "delete it and run wheel:index, which writes it anew from the files"),
    /** A listed file is not there. */
    FILE_MISSING(true, "publish it again; or let the repair take the link off"),
    /** A listed file has another size than its page says. */
    FILE_SIZE(false, "find out what has replaced it; delete it and publish the listed file again"),
    /** A listed file has another digest than its page says. */
    FILE_HASH(false, "find out what has replaced it; delete it and publish the listed file again"),
    /** The METADATA of a listed wheel is not beside it. */
    METADATA_MISSING(true, "let the repair make it from the wheel"),
    /** What is beside a listed wheel is not its METADATA, or its page gives another digest for it. */
    METADATA_HASH(true, "let the repair make it from the wheel"),
    /** A form of a page (HTML, metadata.json) is not there. */
    FORM_MISSING(true, "let the repair render it"),
    /** A form of a page does not say what its JSON form says. */
    FORM_DIFFERS(true, "let the repair render it"),
    /** A project is listed and has no page. */
    PAGE_MISSING(true, "let the repair take it off the list"),
    /** A project is listed and its page shows nothing. */
    PAGE_EMPTY(true, "let the repair take it off the list"),
    /** There are pages and no list. */
    LIST_MISSING(true, "let the repair write the list"),
    /** A project has a page with files and is not listed. */
    LIST_ENTRY_MISSING(true, "let the repair list it"),
    /** A list names a further index that is not there. */
    ROOT_MISSING(true, "let the repair take it off the list"),
    /** An index is not named by the list above it. */
    ROOT_UNLISTED(true, "let the repair list it"),
    /** The list of releases does not say of a channel or commit what that one's own list says. */
    RELEASES_DIFFER(true, "let the repair copy it"),
    /** A page of a channel has not reached the step of its list. */
    CHANNEL_BEHIND(true, "let the repair finish the move"),
    /** A page of a channel is at a later step than its list. */
    CHANNEL_AHEAD(true, "let the repair bring the list up to it"),
    /** A page of a channel shows a file of a build that the channel does not show. */
    CHANNEL_FILE(true, "let the repair take it off the page"),
    /** A file is yanked on one page and not on another. */
    YANK_DIFFERS(true, "let the repair copy what the page of the commit says"),
    /** A page says another status of its project (PEP 792) than the list above it. */
    STATUS_DIFFERS(true, "let the repair copy what the list says"),
    /** A file is there that no page lists, and no run that is under way. */
    ORPHAN(false, "publish it again, or run wheel:prune, which deletes it after a grace"),
    /** A page is there that has no JSON form, so nothing keeps it up to date. */
    STRAY_PAGE(false, "delete it"),
    /** A run has not come to its end. */
    INTERRUPTED(false, "run that publish again, or let wheel:prune forget it after a grace"),
    /** A file is listed and marked for deletion. */
    CONDEMNED(false, "run wheel:prune, which takes it off its list");

    private final boolean mendable;
    private final String remedy;

    FaultCode(boolean mendable, String remedy) {
        this.mendable = mendable;
        this.remedy = remedy;
    }

    /** Whether a repair can put it right without losing anything. */
    public boolean isMendable() {
        return mendable;
    }

    /** What to do. */
    public String remedy() {
        return remedy;
    }

    /** As reports have it: {@code file-missing}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
