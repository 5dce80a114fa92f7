-- Run once as superuser before the first start: psql -v owner_password=… -v app_password=… -v read_password=… -f roles.sql
-- owner: runs the migrations and owns the tables.   app: what the application uses; it cannot rewrite the book.
-- read: reports and verification from outside.
create role xueshi_owner login password :'owner_password';
create role xueshi_app login password :'app_password';
create role xueshi_read login password :'read_password';
create database xueshi owner xueshi_owner encoding 'UTF8' template template0;
