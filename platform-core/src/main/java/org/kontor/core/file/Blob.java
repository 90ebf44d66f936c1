package org.kontor.core.file;

/**
 * Content that was kept.
 *
 * @param sha256 in hexadecimal digits
 */
public record Blob(String key, long size, String sha256) {}
