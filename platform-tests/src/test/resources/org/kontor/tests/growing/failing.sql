--liquibase formatted sql
--changeset growing:1
alter table growing_nothing add column size int;
