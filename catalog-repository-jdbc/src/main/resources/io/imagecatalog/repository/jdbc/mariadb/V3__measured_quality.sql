-- How faithful a rendition is to its original at its size. Both are NULL where it was not measured. Where no sample differs
-- the PSNR is infinite, which not every database can hold: then psnr alone is NULL.
ALTER TABLE renditions ADD COLUMN psnr DOUBLE PRECISION;
ALTER TABLE renditions ADD COLUMN ssim DOUBLE PRECISION;
