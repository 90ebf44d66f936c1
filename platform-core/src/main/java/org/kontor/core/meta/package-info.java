/** What the platform declares, resolved: entities, fields, their columns and kinds. */
@org.jspecify.annotations.NullMarked
package org.kontor.core.meta;
