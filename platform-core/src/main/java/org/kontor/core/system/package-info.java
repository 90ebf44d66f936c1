/** Plugin zero: users, teams, roles, lists, settings and kept searches, declared in the language that plugins use. */
@org.jspecify.annotations.NullMarked
package org.kontor.core.system;
