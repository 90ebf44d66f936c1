package org.kontor.core.print;

/**
 * A document.
 *
 * @param name of its file
 */
public record Printed(String name, byte[] pdf) {}
