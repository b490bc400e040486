package io.github.wheelwright.maven.config;

import io.github.wheelwright.core.wheel.WheelEdit;
import io.github.wheelwright.maven.build.Variant;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a variant says of itself on a project's page, as edits of its wheels. */
public final class VariantTexts {
    private VariantTexts() {}

    /** Summary, description and keywords, as far as the variant has its own. */
    public static List<WheelEdit> edits(Variant variant) throws IOException {
        List<WheelEdit> edits = new ArrayList<>();
        variant.description().ifPresent(text -> edits.add(new WheelEdit.SetSummary(text)));
        if (variant.readme().isPresent()) {
            edits.add(DescriptionFile.edit(variant.readme().get(), null));
        }
        if (!variant.keywords().isEmpty()) {
            edits.add(new WheelEdit.AddKeywords(variant.keywords()));
        }
        return edits;
    }
}
