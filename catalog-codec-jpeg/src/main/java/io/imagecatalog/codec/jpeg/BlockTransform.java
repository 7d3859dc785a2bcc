package io.imagecatalog.codec.jpeg;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Makes samples of a batch's coefficients at some scale. For one thread. */
interface BlockTransform {

    /** Puts samples in place of the coefficients, multiplied by their steps. */
    void transform(BlockBatch batch, int blocks);

    /**
     * Writes a row of samples of blocks that lie side by side.
     *
     * @param y which row of the blocks
     * @param from the first of the blocks in the batch
     * @param blocks how many
     * @param into where the samples go, from {@code at} on
     */
    void write(BlockBatch batch, int y, int from, int blocks, byte[] into, int at);

    static BlockTransform of(JpegScale scale) {
        return switch (scale) {
            case WHOLE -> new Whole();
            case HALF -> new Half();
            case QUARTER -> new Quarter();
            case EIGHTH -> new Eighth();
        };
    }

    /** All 64 samples of a block. */
    final class Whole implements BlockTransform {
        private static final VarHandle EIGHT =
                MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

        private final InverseDct transform = new InverseDct();
        private final int[] left = new int[BlockBatch.CAPACITY];
        private final int[] right = new int[BlockBatch.CAPACITY];

        @Override
        public void transform(BlockBatch batch, int blocks) {
            transform.transform(batch.rows, blocks);
        }

        @Override
        public void write(BlockBatch batch, int y, int from, int blocks, byte[] into, int at) {
            Packing.four(
                    sample(batch, y, 0),
                    sample(batch, y, 1),
                    sample(batch, y, 2),
                    sample(batch, y, 3),
                    left,
                    from,
                    blocks);
            Packing.four(
                    sample(batch, y, 4),
                    sample(batch, y, 5),
                    sample(batch, y, 6),
                    sample(batch, y, 7),
                    right,
                    from,
                    blocks);
            for (int i = 0; i < blocks; i++) {
                long eight = (left[from + i] & 0xffffffffL) | ((long) right[from + i] << 32);
                EIGHT.set(into, at + 8 * i, eight);
            }
        }

        private static int[] sample(BlockBatch batch, int y, int x) {
            return batch.rows[InverseDct.found(y, x)];
        }
    }

    /** Of the lowest four by four coefficients, four by four samples. */
    final class Half implements BlockTransform {
        private static final VarHandle FOUR =
                MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

        private final int[] packed = new int[BlockBatch.CAPACITY];

        @Override
        public void transform(BlockBatch batch, int blocks) {
            int[][] rows = batch.rows;
            for (int x = 0; x < 4; x++) {
                SmallDct.first(rows[x], rows[8 + x], rows[16 + x], rows[24 + x], blocks);
            }
            for (int y = 0; y < 4; y++) {
                SmallDct.second(rows[8 * y], rows[8 * y + 1], rows[8 * y + 2], rows[8 * y + 3], blocks);
            }
        }

        @Override
        public void write(BlockBatch batch, int y, int from, int blocks, byte[] into, int at) {
            Packing.four(
                    sample(batch, y, 0),
                    sample(batch, y, 1),
                    sample(batch, y, 2),
                    sample(batch, y, 3),
                    packed,
                    from,
                    blocks);
            for (int i = 0; i < blocks; i++) {
                FOUR.set(into, at + 4 * i, packed[from + i]);
            }
        }

        private static int[] sample(BlockBatch batch, int y, int x) {
            return batch.rows[SmallDct.found(y) * 8 + SmallDct.found(x)];
        }
    }

    /** Of the lowest two by two coefficients, two by two samples. */
    final class Quarter implements BlockTransform {
        @Override
        public void transform(BlockBatch batch, int blocks) {
            int[][] rows = batch.rows;
            SmallDct.two(rows[0], rows[1], rows[8], rows[9], blocks);
        }

        @Override
        public void write(BlockBatch batch, int y, int from, int blocks, byte[] into, int at) {
            int[] left = batch.rows[8 * y];
            int[] right = batch.rows[8 * y + 1];
            for (int i = 0; i < blocks; i++) {
                into[at + 2 * i] = (byte) left[from + i];
                into[at + 2 * i + 1] = (byte) right[from + i];
            }
        }
    }

    /** The average alone. */
    final class Eighth implements BlockTransform {
        @Override
        public void transform(BlockBatch batch, int blocks) {
            SmallDct.one(batch.rows[0], blocks);
        }

        @Override
        public void write(BlockBatch batch, int y, int from, int blocks, byte[] into, int at) {
            int[] samples = batch.rows[0];
            for (int i = 0; i < blocks; i++) {
                into[at + i] = (byte) samples[from + i];
            }
        }
    }
}
