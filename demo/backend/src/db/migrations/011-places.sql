-- How many places the operator says there are. `capacity` is more where more were given already: nobody is thrown out, and
-- it comes down with everybody who leaves.
alter table event add column places int;
