-- Copies in which accounts belong together (data/reference).
insert into raw.account_groups by name
select prefix, account_group, section, position::integer as position
from incoming_account_groups
