CREATE TABLE customers (id INT);
