package io.github.wheelwright.core.metadata;

import java.util.Optional;

/**
 * An entry point (entry points specification, "Data model").
 *
 * @param group {@code console_scripts}, {@code gui_scripts}, or that of whoever looks for it
 * @param name within the group
 * @param value the object reference as written, {@code package.module:function [extra]}
 * @param line in the file, from 1; 0 for one that was never in a file
 */
public record EntryPoint(String group, String name, String value, int line) {
    /** An entry point for a file. */
    public static EntryPoint of(String group, String name, String value) {
        return new EntryPoint(group, name, value, 0);
    }

    /** What the value refers to; empty if it is no object reference. */
    public Optional<ObjectReference> reference() {
        return ObjectReference.tryParse(value);
    }

    /** Whether installers make a command of it. */
    public boolean isScript() {
        return group.equals("console_scripts") || group.equals("gui_scripts");
    }
}
