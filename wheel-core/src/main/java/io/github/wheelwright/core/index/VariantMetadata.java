package io.github.wheelwright.core.index;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.wheelwright.core.filename.WheelFilename;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * vLLM's {@code metadata.json}: the wheels of one project page for programs, one object a wheel.
 *
 * <p>Keys and meaning are those that vLLM's nightly index has, so that what reads it there reads it here; {@code path} is the
 * percent-encoded link relative to the page's folder.
 */
public final class VariantMetadata {
    /** Media type of the document. */
    public static final String CONTENT_TYPE = "application/json";

    private VariantMetadata() {}

    /**
     * The document that stands beside the page at {@code pageKey}.
     *
     * <p>After it comes the page's generation in white space, a tab for 1 and a blank for 0: the format has no place for it, and two
     * states of a page must not have the same document, or a write that was delayed could take the later for the earlier.
     */
    public static byte[] render(ProjectPage page, String pageKey) {
        byte[] document = document(page, pageKey);
        String generation = Long.toBinaryString(page.revision().generation())
                .replace('1', '\t')
                .replace('0', ' ');
        byte[] marked = Arrays.copyOf(document, document.length + generation.length());
        System.arraycopy(
                generation.getBytes(StandardCharsets.US_ASCII), 0, marked, document.length, generation.length());
        return marked;
    }

    private static byte[] document(ProjectPage page, String pageKey) {
        return Json.written(json -> {
            json.useDefaultPrettyPrinter();
            json.writeStartArray();
            for (IndexFile file : page.offered()) {
                // What reads this takes any file that it finds.
                if (!file.isDeparting()) {
                    write(json, file, pageKey);
                }
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, IndexFile file, String pageKey) throws IOException {
        WheelFilename wheel = file.wheel();
        String[] tags = wheel.tags().toString().split("-");
        json.writeStartObject();
        json.writeStringField("package_name", wheel.name().toString());
        json.writeStringField("version", Variant.versionWithout(wheel.version()));
        json.writeStringField(
                "build_tag", wheel.buildTag().map(Object::toString).orElse(null));
        json.writeStringField("python_tag", tags[0]);
        json.writeStringField("abi_tag", tags[1]);
        json.writeStringField("platform_tag", tags[2]);
        json.writeStringField("variant", Variant.of(wheel.version()).orElse(null));
        json.writeStringField("filename", file.filename());
        json.writeStringField("path", Href.relative(pageKey, file.key()));
        json.writeEndObject();
    }
}
