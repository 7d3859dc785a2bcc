/**
 * What can be set on the program. {@link io.imagecatalog.server.settings.SettingsReader} makes
 * {@link io.imagecatalog.server.settings.ServerSettings} of flags and environment, or says which
 * {@link io.imagecatalog.server.settings.Setting} is wrong and what is allowed.
 */
@NullMarked
package io.imagecatalog.server.settings;

import org.jspecify.annotations.NullMarked;
