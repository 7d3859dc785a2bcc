-- Four rows for each living asset that has a perceptual hash, one a part of it. A bucket is tenant_id * 2^18 + a key as
-- HashParts of catalog-core makes them. No foreign key, which would need an index of its own: the rows come and go in the
-- transaction that gives the asset its hash or deletes it.
CREATE TABLE hash_parts (
    bucket BIGINT NOT NULL,
    bits BIGINT NOT NULL,
    asset_id BIGINT NOT NULL,
    PRIMARY KEY (bucket, bits, asset_id)
) ENGINE = InnoDB;

-- In the order of the key, as InnoDB keeps rows by it.
INSERT INTO hash_parts (bucket, bits, asset_id)
SELECT a.tenant_id * 262144 + part.x * 65536 + ((a.phash_bits >> (part.x * 16)) & 65535) AS bucket, a.phash_bits, a.id
FROM assets a CROSS JOIN (SELECT 0 AS x UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3) part
WHERE a.deleted = FALSE AND a.phash_recipe IS NOT NULL
ORDER BY bucket, a.phash_bits, a.id;
