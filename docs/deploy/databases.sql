-- Prefect's server keeps its own database beside ours. PostgreSQL runs this once, when its folder is new.
CREATE DATABASE prefect;
