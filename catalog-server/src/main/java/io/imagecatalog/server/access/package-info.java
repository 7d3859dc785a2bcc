/**
 * Who calls: {@link io.imagecatalog.server.access.Admission} says whether keys are asked for,
 * {@link io.imagecatalog.server.access.ApiKeys} whose a key is, and {@link io.imagecatalog.server.access.Caller} is the answer.
 */
@NullMarked
package io.imagecatalog.server.access;

import org.jspecify.annotations.NullMarked;
