package org.kontor.api;

/**
 * How far a right reaches. A share lets its receiver read, and update where it says so, as far as its giver may do the
 * same at that moment; never delete, share on, or pass the record to another owner. On entities that are not {@link
 * Entity#owned} every scope but {@link #ALL} reaches shared records only.
 *
 * {@snippet class="org.kontor.example.ContactsPlugin" region="grant"}
 */
public enum Scope {
    /** Records that were shared with the actor or with one of their teams. */
    SHARED,
    /** Records that the actor owns, and shared ones. */
    OWN,
    /** Records of the actor's teams, their own, and shared ones. */
    TEAM,
    /** Records of everybody below the actor in the reporting line, their own, and shared ones. */
    SUBORDINATES,
    /** All records. */
    ALL
}
