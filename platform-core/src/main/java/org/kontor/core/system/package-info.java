/** Plugin zero: users, teams, roles, lists, settings and views, declared in the language that plugins use. */
@org.jspecify.annotations.NullMarked
package org.kontor.core.system;
