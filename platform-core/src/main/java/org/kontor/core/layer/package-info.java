/**
 * Layers above what plugins declare: what administrators, roles, teams and users change of forms, labels and lists, each
 * saying no more than what it changes.
 */
@NullMarked
package org.kontor.core.layer;

import org.jspecify.annotations.NullMarked;
