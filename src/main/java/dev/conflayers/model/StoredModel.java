package dev.conflayers.model;

/**
 * What a checkpoint tells before its weights are loaded.
 *
 * @param chat whether it has a chat template that is known here
 * @param dtype the format in which its weights are stored, or the smallest that holds them exactly
 */
public record StoredModel(boolean chat, NumberFormat dtype) {}
