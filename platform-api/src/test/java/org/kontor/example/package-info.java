/** Examples that the API's documentation quotes; compiled with every build, so that they stay true. */
@NullMarked
package org.kontor.example;

import org.jspecify.annotations.NullMarked;
