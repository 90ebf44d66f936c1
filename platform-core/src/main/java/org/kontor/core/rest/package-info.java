/** The resources of the REST interface, and how questions and answers are written. */
@NullMarked
package org.kontor.core.rest;

import org.jspecify.annotations.NullMarked;
