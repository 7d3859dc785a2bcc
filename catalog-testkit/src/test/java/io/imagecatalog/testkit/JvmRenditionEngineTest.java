package io.imagecatalog.testkit;

import io.imagecatalog.image.JvmRenditionEngine;
import io.imagecatalog.model.Limits;
import io.imagecatalog.spi.RenditionEngine;

class JvmRenditionEngineTest extends RenditionEngineContract {
    @Override
    protected RenditionEngine engine(Limits limits) {
        return new JvmRenditionEngine(limits, 256L << 20);
    }
}
