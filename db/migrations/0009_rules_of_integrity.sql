-- An interview is public only with consent and an agreed attribution. Checked at the end of the transaction, because
-- a source and its interview are two rows.
create function interviews_not_public() returns trigger language plpgsql as $$
declare source uuid;
begin
  if tg_table_name = 'sources' then
    source := new.id;
  else
    source := new.source_id;
  end if;
  if exists (
    select 1 from sources s left join interviews i on i.source_id = s.id
    where s.id = source and s.access_class = 'public'
      and s.type in ('interview_official', 'interview_nonstate', 'survivor_consultation')
      and (i.source_id is null or i.consent <> 'given' or i.attribution = 'not_attributed')) then
    raise exception 'an interview without consent or attribution is not public' using errcode = 'check_violation', constraint = 'sources_interview_not_public';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger sources_interview_not_public after insert or update of access_class, type on sources deferrable initially deferred for each row execute function interviews_not_public();
--> statement-breakpoint
create constraint trigger interviews_not_public after insert or update of consent, attribution on interviews deferrable initially deferred for each row execute function interviews_not_public();
--> statement-breakpoint
-- Nobody but the focal point holds a duty on the own State. Duties and interests of one person wait for each other.
create or replace function duties_keep_distance() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('distance:' || new.user_id::text, 0));
  if new.ended_at is null and new.duty <> 'focal_point' and exists (
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
create function interests_keep_distance() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('distance:' || new.user_id::text, 0));
  if exists (
    select 1 from assessment_duties d join assessments a on a.id = d.assessment_id
    where d.user_id = new.user_id and a.country_id = new.country_id and d.ended_at is null and d.duty <> 'focal_point') then
    raise exception 'the person holds a duty on this State' using errcode = 'check_violation', constraint = 'user_interests_duty_there';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger user_interests_distance before insert or update of user_id, country_id on user_interests for each row execute function interests_keep_distance();
--> statement-breakpoint
-- The rows derived from an edition are written in the transaction that publishes it, and never again.
create function edition_is_complete() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from instrument_editions e where e.id = new.edition_id and e.xmin = pg_current_xact_id()::xid) then
    raise exception 'a published edition takes no further row' using errcode = 'restrict_violation', constraint = tg_table_name || '_immutable';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger indicators_with_edition before insert on indicators for each row execute function edition_is_complete();
--> statement-breakpoint
create trigger edition_nodes_with_edition before insert on edition_nodes for each row execute function edition_is_complete();
--> statement-breakpoint
create trigger indicators_no_truncate before truncate on indicators for each statement execute function forbid_change();
--> statement-breakpoint
create trigger edition_nodes_no_truncate before truncate on edition_nodes for each statement execute function forbid_change();
--> statement-breakpoint
create trigger assessment_transitions_no_truncate before truncate on assessment_transitions for each statement execute function forbid_change();
--> statement-breakpoint
create trigger rating_revisions_no_truncate before truncate on rating_revisions for each statement execute function forbid_change();
--> statement-breakpoint
create trigger comments_immutable before update or delete on comments for each row execute function forbid_change();
--> statement-breakpoint
create trigger comments_no_truncate before truncate on comments for each statement execute function forbid_change();
--> statement-breakpoint
create trigger edition_validations_immutable before update or delete on edition_validations for each row execute function forbid_change();
--> statement-breakpoint
create trigger edition_validations_no_truncate before truncate on edition_validations for each statement execute function forbid_change();
--> statement-breakpoint
-- What two people do together is proposed, then confirmed once; nothing else of it changes.
create function confirm_only_once() returns trigger language plpgsql as $$
begin
  if old.confirmed_by is not null or new.confirmed_by is null or new.confirmed_at is null
     or to_jsonb(new) - 'confirmed_by' - 'confirmed_at' is distinct from to_jsonb(old) - 'confirmed_by' - 'confirmed_at' then
    raise exception 'row of % can only be confirmed once', tg_table_name using errcode = 'restrict_violation', constraint = tg_table_name || '_immutable';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger erasures_confirm_once before update on erasures for each row execute function confirm_only_once();
--> statement-breakpoint
create trigger erasures_no_delete before delete on erasures for each row execute function forbid_change();
--> statement-breakpoint
create trigger erasures_no_truncate before truncate on erasures for each statement execute function forbid_change();
--> statement-breakpoint
create trigger release_seals_confirm_once before update on release_seals for each row execute function confirm_only_once();
--> statement-breakpoint
create trigger release_seals_no_delete before delete on release_seals for each row execute function forbid_change();
--> statement-breakpoint
create trigger release_seals_no_truncate before truncate on release_seals for each statement execute function forbid_change();
