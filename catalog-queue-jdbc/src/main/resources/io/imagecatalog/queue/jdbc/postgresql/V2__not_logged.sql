-- What is offered may be lost, as the repository knows it too: a crash of the server leaves the table empty, and the sweep
-- fills it again. So no offer and no take waits for the disk.
ALTER TABLE job_queue SET UNLOGGED;
