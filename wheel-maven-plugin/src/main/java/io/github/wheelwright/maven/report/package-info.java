/** What people and programs see of a run: progress, tables, the JSON report, the commands to go on with. */
@NullMarked
package io.github.wheelwright.maven.report;

import org.jspecify.annotations.NullMarked;
