/** A plugin that breaks what the contract is about, each thing in one place. */
@NullMarked
package org.kontor.tests.wrong;

import org.jspecify.annotations.NullMarked;
