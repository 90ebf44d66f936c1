@org.jspecify.annotations.NullMarked
package org.kontor.core.formula;
