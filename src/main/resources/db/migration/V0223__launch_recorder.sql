-- The launch recorder by day, and its end: records of launches are not kept for ever.

create index lti_launch_by_time on lti_launch (tenant_id, at, id);

-- The application may not delete records; it may ask for old ones to be forgotten, and what is
-- younger than thirty days is not old, whatever it asks.
create function lti_forget_launches(district uuid, before timestamptz, most int) returns int
  language sql security definer set search_path from current
  as $$
    with gone as (
      delete from lti_launch where tenant_id = district and id in (
        select id from lti_launch
        where tenant_id = district and at < least(before, now() - interval '30 days')
        order by at limit most)
      returning 1)
    select count(*)::int from gone
  $$;

revoke all on function lti_forget_launches(uuid, timestamptz, int) from public;
grant execute on function lti_forget_launches(uuid, timestamptz, int) to ${app};
