/**
 * The server's settings: one small record per concern, read from {@code config/kontor.properties}, the environment and
 * the command line. SmallRye Config's room.
 */
@NullMarked
package org.kontor.core.config;

import org.jspecify.annotations.NullMarked;
