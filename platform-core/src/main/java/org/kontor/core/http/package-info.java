/** The room of Jetty and Jersey: the server, its doors, and what every request passes before a resource is called. */
@NullMarked
package org.kontor.core.http;

import org.jspecify.annotations.NullMarked;
