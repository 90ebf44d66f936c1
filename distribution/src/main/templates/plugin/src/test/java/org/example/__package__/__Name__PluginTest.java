package org.example.@package@;

import org.kontor.testing.PluginContract;

/** What every plugin must keep, tried with this one on real databases. */
class @Name@PluginTest extends PluginContract {}
