/** Tools that are lent for money: a plugin that stands for itself, as an example. */
@NullMarked
package org.example.rental;

import org.jspecify.annotations.NullMarked;
