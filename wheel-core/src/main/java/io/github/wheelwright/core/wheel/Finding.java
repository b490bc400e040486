package io.github.wheelwright.core.wheel;

import io.github.wheelwright.core.zip.ZipFault;

/**
 * Something that a check found in a wheel.
 *
 * @param code what kind of thing
 * @param where the member, or the file as a whole
 * @param message what is wrong, for people
 */
public record Finding(Code code, String where, String message) {

    /** How bad a finding is; the worst first. */
    public enum Severity {
        /** Installers fail, or install something else than was built. */
        ERROR,
        /** Against the specifications, and works with most installers. */
        WARNING,
        /** Allowed, and seldom meant; or a matter of one index only. */
        NOTE
    }

    /** Kinds of findings. The names are stable: reports and scripts may rely on them. */
    public enum Code {
        ZIP_NOT_A_ZIP("no archive at all: other bytes, or nothing"),
        ZIP_TRUNCATED("begins as an archive, and the end is missing"),
        ZIP_PREFIX_DATA("bytes before the first member"),
        ZIP_TRAILING_DATA("bytes after the archive"),
        ZIP_GAP("bytes between members that belong to none"),
        ZIP_OVERLAP("two members share bytes"),
        ZIP_END_RECORD_WRONG("end record whose counts, offsets or sizes do not fit the archive"),
        ZIP_ZIP64_END_RECORD_WRONG("ZIP64 end record or locator that disagrees with the rest"),
        ZIP_DIRECTORY_WRONG("central directory that is not a sequence of well-formed records"),
        ZIP_EXTRA_FIELD_WRONG("extra field that is malformed, doubled, or disagrees with its header"),
        ZIP_COMMENT_HIDES_ARCHIVE("comment with zip signatures in it"),
        ZIP_LOCAL_HEADER_DISAGREES("local header that says something else than the central directory"),
        ZIP_DESCRIPTOR_DISAGREES("data descriptor that is missing or says something else than the central directory"),
        ZIP_ENCRYPTED("encrypted member"),
        ZIP_MULTI_DISK("part of an archive over several disks"),
        ZIP_UNSUPPORTED_METHOD("compression other than stored and deflated"),
        ZIP_UNSUPPORTED_FEATURE("reserved flag, or a later version of the format"),
        ZIP_DUPLICATE_NAME("two members with one name"),
        ZIP_COLLIDING_NAMES("names that some file systems take for one, or a file where a folder is needed"),
        ZIP_UNSAFE_NAME("name that leads outside, or that some systems understand differently or not at all"),
        ZIP_NAME_ENCODING("name in no encoding that all readers agree on"),
        ZIP_SPECIAL_FILE("symbolic link, device or the like"),
        ZIP_FOLDER_WITH_DATA("folder entry with content"),
        ZIP_LIMIT_EXCEEDED("more members, longer names or more bytes than the limits allow"),
        ZIP_SIZE_DISAGREES("content shorter or longer than declared"),
        ZIP_CRC_DISAGREES("content whose CRC-32 is not the declared one"),
        ZIP_CORRUPT_DATA("deflated data that does not inflate"),
        DATA_DESCRIPTORS(Severity.WARNING, true, "members with data descriptors"),

        FOLDER_NAME_ODD(Severity.WARNING, false, "entry for an empty folder whose name Windows changes"),
        FILENAME_INVALID("filename that is not that of a wheel"),
        DIST_INFO_MISSING("no .dist-info folder"),
        DIST_INFO_AMBIGUOUS("more than one .dist-info folder"),
        DIST_INFO_MISMATCH(".dist-info folder of another distribution or version than the filename says"),
        DATA_FOLDER_UNKNOWN(Severity.ERROR, false, "file in .data that belongs to no installation scheme"),
        DATA_FOLDER_MISMATCH(Severity.WARNING, false, ".data folder that is not that of the .dist-info folder"),
        NATIVE_IN_ANY(Severity.NOTE, false, "native library in a wheel tagged for any platform"),

        METADATA_MISSING("no METADATA"),
        METADATA_INVALID("METADATA that cannot be understood"),
        METADATA_NAME_MISMATCH("METADATA whose name is not that of the filename"),
        METADATA_VERSION_MISMATCH("METADATA whose version is not that of the filename"),
        METADATA_MALFORMED(Severity.WARNING, false, "METADATA that readers may split differently"),
        METADATA_FIELD_INVALID(Severity.WARNING, true, "field that Python's packaging, and so PyPI, refuses"),
        METADATA_FIELD_TOO_NEW(
                Severity.WARNING, false, "field that came with a later metadata version than the file says"),
        METADATA_LICENSE_TWICE(Severity.WARNING, false, "License-Expression beside License or a licence classifier"),
        DESCRIPTION_MISSING(Severity.NOTE, false, "no long description"),
        DESCRIPTION_TYPE_MISSING(Severity.NOTE, false, "long description without a content type"),
        LICENSE_FILE_ABSENT(Severity.WARNING, true, "License-File without its file under licenses/ (PEP 639)"),

        ENTRY_POINTS_INVALID(Severity.WARNING, false, "entry_points.txt that installers read in part or differently"),
        ENTRY_POINT_MODULE_ABSENT(Severity.NOTE, false, "script whose module is not in the wheel"),

        WHEEL_MISSING("no WHEEL"),
        WHEEL_INVALID("WHEEL that cannot be understood"),
        WHEEL_ROOT_UNCLEAR(Severity.WARNING, false, "WHEEL whose Root-Is-Purelib is neither true nor false"),
        WHEEL_TAGS_MISMATCH(Severity.WARNING, false, "WHEEL whose tags are not those of the filename"),
        WHEEL_BUILD_MISMATCH(Severity.WARNING, false, "WHEEL whose build tag is not that of the filename"),

        RECORD_MISSING("no RECORD"),
        RECORD_INVALID("RECORD that is no table of paths, hashes and sizes"),
        RECORD_UNLISTED("member that RECORD does not list"),
        RECORD_ABSENT("row of RECORD without a member"),
        RECORD_DUPLICATE(Severity.WARNING, false, "rows of RECORD with one path"),
        RECORD_HASH_MISSING(Severity.ERROR, false, "row of RECORD without a hash"),
        RECORD_HASH_WEAK(Severity.ERROR, false, "hash that is neither SHA-256 nor stronger"),
        RECORD_HASH_HEX(Severity.WARNING, false, "hash written in hexadecimal digits, and right"),
        RECORD_HASH_MISMATCH(Severity.ERROR, false, "hash that is not that of the member"),
        RECORD_SIZE_MISSING(Severity.WARNING, false, "row of RECORD without a size"),
        RECORD_SIZE_MISMATCH(Severity.ERROR, false, "size that is not that of the member"),
        RECORD_SIGNED(Severity.WARNING, false, "deprecated signature of RECORD (PEP 815)"),

        W001_BYTECODE(Severity.NOTE, false, ".pyc or .pyo files"),
        W002_DUPLICATE_FILES(Severity.NOTE, false, "files with one content"),
        W003_TOP_LEVEL_NON_MODULE(Severity.NOTE, false, "file at the top of the library that is no module"),
        W004_UNIMPORTABLE_PATH(Severity.NOTE, false, "module at a path that cannot be imported"),
        W005_COMMON_TOP_LEVEL_NAME(Severity.NOTE, false, "name at the top that others use too, such as tests"),
        W006_TOP_LEVEL_INIT(Severity.NOTE, false, "__init__.py at the top of the library"),
        W007_LIBRARY_EMPTY(Severity.NOTE, false, "nothing in the library"),
        W008_WHEEL_EMPTY(Severity.NOTE, false, "nothing outside .dist-info"),
        W009_SEVERAL_TOP_LEVEL_ENTRIES(Severity.NOTE, false, "several entries at the top of the library"),
        W010_FOLDER_WITHOUT_MODULES(Severity.NOTE, false, "folder at the top of the library without any module"),
        W101_PACKAGE_FILES_MISSING(Severity.WARNING, false, "file of the package's source that the wheel lacks"),
        W102_PACKAGE_FILES_EXTRA(Severity.WARNING, false, "file that the package's source does not have"),
        W201_TOP_LEVEL_MISSING(Severity.WARNING, false, "declared entry at the top that the wheel lacks"),
        W202_TOP_LEVEL_UNDECLARED(Severity.WARNING, false, "entry at the top that is not declared"),

        PYPI_FILENAME(Severity.NOTE, true, "filename whose project is not in normalised form"),
        PYPI_LOCAL_VERSION(Severity.NOTE, true, "local version, which only other indexes take"),
        PYPI_PLATFORM(Severity.NOTE, true, "platform tag that PyPI does not take, such as linux_x86_64"),
        PYPI_MEMBER_COMMENT(Severity.NOTE, true, "member with a comment"),
        PYPI_METADATA_VERSION(Severity.NOTE, true, "metadata version that PyPI does not take"),
        PYPI_DIRECT_REFERENCE(Severity.NOTE, true, "requirement by URL"),
        PYPI_SUMMARY(Severity.NOTE, true, "summary of more than 512 characters"),
        PYPI_PROJECT_URL(Severity.NOTE, true, "project URL without a label, or with one of more than 32 characters"),
        PYPI_SIZE(Severity.NOTE, true, "file of more than 100 MiB, the limit unless PyPI raises it"),
        PYPI_RATIO(Severity.NOTE, true, "content more than 50 times as large as the file, and over 64 MiB");

        private final Severity severity;
        private final boolean refusedByPypi;
        private final String meaning;

        Code(String meaning) {
            this(Severity.ERROR, true, meaning);
        }

        Code(Severity severity, boolean refusedByPypi, String meaning) {
            this.severity = severity;
            this.refusedByPypi = refusedByPypi;
            this.meaning = meaning;
        }

        /** The code for a fault of the archive. */
        static Code of(ZipFault fault) {
            return valueOf("ZIP_" + fault);
        }

        /** How bad findings of this kind are. */
        public Severity severity() {
            return severity;
        }

        /** Whether PyPI refuses a wheel for this. */
        public boolean isRefusedByPypi() {
            return refusedByPypi;
        }

        /** What is found, in a few words. */
        public String meaning() {
            return meaning;
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
