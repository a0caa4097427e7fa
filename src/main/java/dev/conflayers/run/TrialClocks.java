package dev.conflayers.run;

import dev.conflayers.decode.NanoClock;

/**
 * The clocks of a trial.
 *
 * @param outer times the whole of it
 * @param inner is what the decoder reads; ends the trial when its time is up
 */
record TrialClocks(NanoClock outer, TrialClock inner) {}
