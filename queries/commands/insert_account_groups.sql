-- Copies in which accounts belong together (data/reference).
-- Right: the program
insert into raw.account_groups by name
select
    prefix,
    account_group,
    section,
    position::integer as position,
    private_texts = 'yes' as private_texts
from incoming_account_groups
