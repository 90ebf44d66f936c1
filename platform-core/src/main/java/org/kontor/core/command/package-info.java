/** What administrators say on the command line to a server that runs. */
@NullMarked
package org.kontor.core.command;

import org.jspecify.annotations.NullMarked;
