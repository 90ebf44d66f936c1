package org.kontor.core.file;

/**
 * A column that holds ids of files.
 *
 * @param entity whose records they belong to; of a part its parent's
 */
public record FileColumn(String entity, String tableName, String columnName) {}
