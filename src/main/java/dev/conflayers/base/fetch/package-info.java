/** Downloads of models, with their source, licence and checksum. */
@NullMarked
package dev.conflayers.base.fetch;

import org.jspecify.annotations.NullMarked;
