/**
 * Fields that are worked out from others of their record: the language of formulas, and in which order kept fields follow
 * one another.
 */
@org.jspecify.annotations.NullMarked
package org.kontor.core.formula;
