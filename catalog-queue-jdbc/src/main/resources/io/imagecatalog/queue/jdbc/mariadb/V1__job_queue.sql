-- seq is the order of arrival; gaps in it mean nothing.

CREATE TABLE job_queue (
    seq BIGINT AUTO_INCREMENT PRIMARY KEY,
    job_id BIGINT NOT NULL UNIQUE
) ENGINE = InnoDB;
