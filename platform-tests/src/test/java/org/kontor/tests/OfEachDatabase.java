package org.kontor.tests;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A test that makes its own servers, and is given each database that this run is about. */
@ParameterizedTest
@MethodSource("org.kontor.testing.TestDatabase#wanted")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface OfEachDatabase {}
