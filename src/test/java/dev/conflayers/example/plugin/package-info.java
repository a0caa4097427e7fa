/**
 * A method, a task and a metric as other projects bring them: classes and three lines of services.
 */
@NullMarked
package dev.conflayers.example.plugin;

import org.jspecify.annotations.NullMarked;
