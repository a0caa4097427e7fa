/** What a YAML file asks for, checked. */
@NullMarked
package dev.conflayers.suite;

import org.jspecify.annotations.NullMarked;
