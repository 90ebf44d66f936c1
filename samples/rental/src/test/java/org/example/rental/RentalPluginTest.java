package org.example.rental;

import org.kontor.testing.PluginContract;

/** What every plugin keeps, tried with this one on real databases. */
class RentalPluginTest extends PluginContract {}
