/**
 * Files from elsewhere, checked: where they come from, under which licence, with which checksum.
 */
@NullMarked
package dev.conflayers.base.fetch;

import org.jspecify.annotations.NullMarked;
