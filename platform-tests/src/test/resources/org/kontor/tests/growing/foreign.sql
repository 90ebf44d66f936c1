--liquibase formatted sql
--changeset growing:1
create table every_thing_of_mine (id int);
