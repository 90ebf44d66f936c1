package org.kontor.core.record;

/**
 * A record as it was.
 *
 * @param row what it held
 * @param open what of it the actor may read, by the rights of now
 * @param isDeleted whether it lies in the trash now
 */
record PastRow(StoredRow row, OpenFields open, boolean isDeleted) {
    PastRow with(StoredRow other) {
        return new PastRow(other, open, isDeleted);
    }
}
