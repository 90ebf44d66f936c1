/** Approvals: who is asked, who decides in whose place, by when, and what becomes of the record. */
@NullMarked
package org.kontor.core.approval;

import org.jspecify.annotations.NullMarked;
