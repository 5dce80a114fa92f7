-- What a package needs of whoever plays it.
alter table resource_version
  add column runtime text not null default 'NONE'
    check (runtime in ('NONE', 'SCORM12', 'SCORM2004', 'H5P'));
