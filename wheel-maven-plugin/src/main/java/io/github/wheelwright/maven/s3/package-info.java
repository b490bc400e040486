/** The store on S3 and everything that speaks its protocol. */
@NullMarked
package io.github.wheelwright.maven.s3;

import org.jspecify.annotations.NullMarked;
