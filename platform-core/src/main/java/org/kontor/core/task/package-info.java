/** Work that outlives requests: tasks with their steps, schedules, and backgrounds with their lease. */
@NullMarked
package org.kontor.core.task;

import org.jspecify.annotations.NullMarked;
