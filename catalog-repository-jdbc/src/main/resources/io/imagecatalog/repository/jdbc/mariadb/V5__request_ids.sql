-- Of the request that a job was opened for, for logs.
ALTER TABLE jobs ADD COLUMN request_id VARCHAR(64);
