-- One row: a number that grows with everything that changes what counts.
-- Right: any
select version from visible.data_version
