/** The telephone as a small plugin: numbers are dialled behind the request. */
@NullMarked
package org.kontor.tests.telephony;

import org.jspecify.annotations.NullMarked;
