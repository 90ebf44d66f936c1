/** Databases of older versions, kept as texts. */
package org.kontor.tests.golden;
