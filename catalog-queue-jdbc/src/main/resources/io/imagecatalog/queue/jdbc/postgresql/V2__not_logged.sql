-- What is offered may be lost, as the repository knows it too: a crash of the server leaves the table empty, and the sweep
-- fills it again. So no offer and no take waits for the disk.
ALTER TABLE job_queue SET UNLOGGED;

-- A take passes over what was taken before it and is not swept up yet. By default that is a fifth of what waits, however much.
ALTER TABLE job_queue SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000);
