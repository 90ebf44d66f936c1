package org.kontor.core.meta;

/**
 * One value of a list of choices, as it stands now.
 *
 * @param name what is stored
 * @param label in English, as declared or as an administrator wrote it
 * @param active whether new records may choose it; a retired one stays readable
 */
public record ChoiceOption(String name, String label, boolean active) {}
