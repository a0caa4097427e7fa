/** Whether a machine can measure: its facts, its engine, and how evenly it works. */
@NullMarked
package dev.conflayers.app.doctor;

import org.jspecify.annotations.NullMarked;
