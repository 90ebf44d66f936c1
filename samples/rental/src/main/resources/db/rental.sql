--liquibase formatted sql
--changeset rental:1
create table rental_step (
    days int not null primary key,
    percent int not null
);
insert into rental_step (days, percent) values (1, 100);
insert into rental_step (days, percent) values (7, 80);
