/** What is always true of records: each kind of rule, one class, checked on records before they are written. */
@org.jspecify.annotations.NullMarked
package org.kontor.core.rule;
