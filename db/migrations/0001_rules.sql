-- Rules that plain constraints cannot say. Each function raises with a name that the application can map.

create function forbid_change() returns trigger language plpgsql as $$
begin
  raise exception 'row of % cannot be changed', tg_table_name using errcode = 'restrict_violation', constraint = tg_table_name || '_immutable';
end $$;
--> statement-breakpoint
create trigger audit_events_immutable before update or delete on audit_events for each row execute function forbid_change();
--> statement-breakpoint
create trigger audit_events_no_truncate before truncate on audit_events for each statement execute function forbid_change();
--> statement-breakpoint
create trigger releases_immutable before update or delete on releases for each row execute function forbid_change();
--> statement-breakpoint
create trigger releases_no_truncate before truncate on releases for each statement execute function forbid_change();
--> statement-breakpoint
create trigger instrument_editions_immutable before update or delete on instrument_editions for each row execute function forbid_change();
--> statement-breakpoint
create trigger instrument_editions_no_truncate before truncate on instrument_editions for each statement execute function forbid_change();
--> statement-breakpoint
create trigger indicators_immutable before update or delete on indicators for each row execute function forbid_change();
--> statement-breakpoint
create trigger edition_nodes_immutable before update or delete on edition_nodes for each row execute function forbid_change();
--> statement-breakpoint
create trigger assessment_transitions_immutable before update or delete on assessment_transitions for each row execute function forbid_change();
--> statement-breakpoint
create trigger rating_revisions_immutable before update or delete on rating_revisions for each row execute function forbid_change();
--> statement-breakpoint
create trigger revisions_no_delete before delete on revisions for each row execute function forbid_change();
--> statement-breakpoint
create trigger revisions_no_truncate before truncate on revisions for each statement execute function forbid_change();
--> statement-breakpoint
-- A revision changes in one way only: a confirmed or enforced erasure takes its content, reason and salts away.
create function revisions_only_erase() returns trigger language plpgsql as $$
begin
  if new.id is distinct from old.id or new.position is distinct from old.position or new.entity is distinct from old.entity
     or new.entity_id is distinct from old.entity_id or new.version is distinct from old.version
     or new.content is not null or new.salt is not null or new.reason is not null or new.reason_salt is not null
     or new.erasure_id is null
     or not exists (select 1 from erasures e where e.id = new.erasure_id and (e.confirmed_by is not null or e.enforced_by is not null)
                    and e.entity = new.entity and e.entity_id = new.entity_id) then
    raise exception 'a revision can only be erased by a confirmed erasure' using errcode = 'restrict_violation', constraint = 'revisions_only_erase';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger revisions_only_erase before update on revisions for each row execute function revisions_only_erase();
--> statement-breakpoint
-- The administrator holds no other role and no duty.
create function administrator_stands_alone() returns trigger language plpgsql as $$
declare person uuid := new.user_id;
begin
  perform pg_advisory_xact_lock(hashtextextended('administrator:' || person::text, 0));
  if exists (select 1 from user_roles where user_id = person and role = 'administrator')
     and (exists (select 1 from user_roles where user_id = person and role <> 'administrator')
          or exists (select 1 from assessment_duties where user_id = person and ended_at is null)) then
    raise exception 'an administrator holds no other role or duty' using errcode = 'check_violation', constraint = 'administrator_stands_alone';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger user_roles_administrator_alone after insert or update on user_roles deferrable initially deferred for each row execute function administrator_stands_alone();
--> statement-breakpoint
create constraint trigger assessment_duties_administrator_alone after insert or update on assessment_duties deferrable initially deferred for each row execute function administrator_stands_alone();
--> statement-breakpoint
-- Nobody but the focal point holds a duty on a State of own nationality or declared interest, and the focal point is of no other team.
create function duties_keep_distance() returns trigger language plpgsql as $$
begin
  if new.ended_at is null and new.duty not in ('focal_point', 'contributor') and exists (
    select 1 from user_interests i join assessments a on a.country_id = i.country_id
    where i.user_id = new.user_id and a.id = new.assessment_id) then
    raise exception 'no duty on the own State' using errcode = 'check_violation', constraint = 'assessment_duties_own_state';
  end if;
  if new.ended_at is null and exists (
    select 1 from assessment_duties d where d.assessment_id = new.assessment_id and d.user_id = new.user_id and d.id <> new.id and d.ended_at is null
      and ( (new.duty in ('lead','assessor','second_rater') and d.duty in ('reviewer','approver'))
         or (d.duty in ('lead','assessor','second_rater') and new.duty in ('reviewer','approver'))
         or (new.duty = 'reviewer' and d.duty = 'approver') or (new.duty = 'approver' and d.duty = 'reviewer')
         or (new.duty in ('focal_point','contributor')) <> (d.duty in ('focal_point','contributor')))) then
    raise exception 'duties of one person exclude each other' using errcode = 'check_violation', constraint = 'assessment_duties_exclude';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger assessment_duties_distance before insert or update on assessment_duties for each row execute function duties_keep_distance();
--> statement-breakpoint
-- A rating is written only in a state in which its kind is writable, and only on the scale of its edition.
-- Rounds of kind outside have no workflow: their ratings are effective at once.
create function ratings_only_when_writable() returns trigger language plpgsql as $$
declare assessment_state assessment_state; kind_of_round round_kind; edition record; rating ratings;
begin
  rating := case when tg_op = 'DELETE' then old else new end;
  select a.state, r.kind into assessment_state, kind_of_round from assessments a join rounds r on r.id = a.round_id where a.id = rating.assessment_id;
  if kind_of_round = 'programme' and not exists (
    select 1 from writable_ratings w where w.state = assessment_state and w.kind = rating.kind) then
    raise exception 'ratings are locked in state %', assessment_state using errcode = 'check_violation', constraint = 'ratings_locked';
  end if;
  if tg_op <> 'DELETE' and new.level is not null then
    select scale_min, scale_max, scale_step into edition from instrument_editions where id = new.edition_id;
    if new.level < edition.scale_min or new.level > edition.scale_max or (new.level - edition.scale_min) % edition.scale_step <> 0 then
      raise exception 'level % is not on the scale', new.level using errcode = 'check_violation', constraint = 'ratings_level_on_scale';
    end if;
  end if;
  return rating;
end $$;
--> statement-breakpoint
create trigger ratings_only_when_writable before insert or update or delete on ratings for each row execute function ratings_only_when_writable();
--> statement-breakpoint
insert into writable_ratings (state, kind) values ('drafting', 'assessor');
--> statement-breakpoint
-- Citations follow the lock of their rating.
create function citations_only_when_writable() returns trigger language plpgsql as $$
declare rating_id uuid := coalesce(new.rating_id, old.rating_id);
begin
  if not exists (
    select 1 from ratings g join assessments a on a.id = g.assessment_id join rounds r on r.id = a.round_id
    left join writable_ratings w on w.state = a.state and w.kind = g.kind
    where g.id = rating_id and (r.kind = 'outside' or w.kind is not null)) then
    raise exception 'citations are locked' using errcode = 'check_violation', constraint = 'ratings_locked';
  end if;
  return coalesce(new, old);
end $$;
--> statement-breakpoint
create trigger citations_only_when_writable before insert or update or delete on rating_citations for each row execute function citations_only_when_writable();
--> statement-breakpoint
-- The edition of an assessment, its round and its country stay.
create function assessments_keep_identity() returns trigger language plpgsql as $$
begin
  if new.edition_id <> old.edition_id or new.round_id <> old.round_id or new.country_id <> old.country_id then
    raise exception 'an assessment stays on its edition, round and country' using errcode = 'restrict_violation', constraint = 'assessments_keep_identity';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger assessments_keep_identity before update on assessments for each row execute function assessments_keep_identity();
