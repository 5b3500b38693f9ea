ALTER TABLE "erasures" ADD COLUMN "passage" text;--> statement-breakpoint
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_rule_takes_everything" CHECK ("erasures"."enforced_by" is null or ("erasures"."passage" is null and "erasures"."confirmed_by" is null));--> statement-breakpoint
-- What stands where a passage was erased: the sign for words left out, in any language.
create function erased_mark() returns text language sql immutable parallel safe as $$ select '[…]' $$;
--> statement-breakpoint
-- A row as JSON with the mark in place of a passage in some of its columns.
create function without_passage(row_content jsonb, passage text, columns text[]) returns jsonb language plpgsql immutable parallel safe as $$
declare name text;
begin
  foreach name in array columns loop
    if jsonb_typeof(row_content -> name) = 'string' then
      row_content := jsonb_set(row_content, array[name], to_jsonb(replace(row_content ->> name, passage, erased_mark())));
    end if;
  end loop;
  return row_content;
end $$;
--> statement-breakpoint
-- Whether a canonical JSON text holds a passage in one of its texts.
create function holds_passage(content text, passage text) returns boolean language sql immutable parallel safe as $$
  select position(substr(to_json(passage)::text, 2, length(to_json(passage)::text) - 2) in content) > 0
$$;
--> statement-breakpoint
-- Whether a row changes exactly as an erasure of its noun asks that two people confirm in this very transaction: at its
-- end the passage is forgotten, and nothing can be erased by it any more.
create function is_erasing(noun text, noun_id uuid, row_before jsonb, row_after jsonb, columns text[]) returns boolean language sql stable as $$
  select exists (
    select 1 from erasures e where e.entity = noun and e.entity_id = noun_id and e.confirmed_by is not null and e.passage is not null
      and row_after = without_passage(row_before, e.passage, columns))
$$;
--> statement-breakpoint
-- Rows that never change but for an erased passage. Arguments: the noun, the column of its id, the columns of texts.
create function only_erase() returns trigger language plpgsql as $$
begin
  if not is_erasing(tg_argv[0], (to_jsonb(old) ->> tg_argv[1])::uuid, to_jsonb(old), to_jsonb(new), string_to_array(tg_argv[2], ',')) then
    raise exception 'rows of % do not change', tg_table_name using errcode = 'restrict_violation', constraint = tg_table_name || '_immutable';
  end if;
  return new;
end $$;
--> statement-breakpoint
drop trigger comments_immutable on comments;
--> statement-breakpoint
create trigger comments_immutable before update on comments for each row execute function only_erase('comment', 'id', 'body');
--> statement-breakpoint
create trigger comments_no_delete before delete on comments for each row execute function forbid_change();
--> statement-breakpoint
drop trigger assessment_transitions_immutable on assessment_transitions;
--> statement-breakpoint
create trigger assessment_transitions_immutable before update on assessment_transitions for each row execute function only_erase('assessment', 'assessment_id', 'reason');
--> statement-breakpoint
create trigger assessment_transitions_no_delete before delete on assessment_transitions for each row execute function forbid_change();
--> statement-breakpoint
drop trigger edition_validations_immutable on edition_validations;
--> statement-breakpoint
create trigger edition_validations_immutable before update on edition_validations for each row execute function only_erase('edition_validation', 'id', 'validated_by,note');
--> statement-breakpoint
create trigger edition_validations_no_delete before delete on edition_validations for each row execute function forbid_change();
--> statement-breakpoint
-- The reason of a seal may be erased; else a seal is confirmed once.
create function seals_confirm_or_erase() returns trigger language plpgsql as $$
begin
  if is_erasing('release_seal', old.release_id, to_jsonb(old), to_jsonb(new), array['reason']) then
    return new;
  end if;
  if old.confirmed_by is not null or new.confirmed_by is null or new.confirmed_at is null
     or to_jsonb(new) - 'confirmed_by' - 'confirmed_at' is distinct from to_jsonb(old) - 'confirmed_by' - 'confirmed_at' then
    raise exception 'a seal can only be confirmed once' using errcode = 'restrict_violation', constraint = 'release_seals_immutable';
  end if;
  return new;
end $$;
--> statement-breakpoint
drop trigger release_seals_confirm_once on release_seals;
--> statement-breakpoint
create trigger release_seals_confirm_once before update on release_seals for each row execute function seals_confirm_or_erase();
--> statement-breakpoint
-- A rating is written only in a state in which its kind is writable, and only on the scale of its edition; a passage is
-- erased in every state. Rounds of kind outside have no workflow: their ratings are effective at once.
create or replace function ratings_only_when_writable() returns trigger language plpgsql as $$
declare assessment_state assessment_state; kind_of_round round_kind; edition record; rating ratings;
begin
  rating := case when tg_op = 'DELETE' then old else new end;
  select a.state, r.kind into assessment_state, kind_of_round from assessments a join rounds r on r.id = a.round_id where a.id = rating.assessment_id;
  if kind_of_round = 'programme' and not exists (
    select 1 from writable_ratings w where w.state = assessment_state and w.kind = rating.kind) then
    if tg_op = 'UPDATE' and is_erasing('rating', old.id, to_jsonb(old) - 'version' - 'field_versions', to_jsonb(new) - 'version' - 'field_versions',
      array['not_applicable_reason', 'rationale', 'team_note', 'confidence_lowered_reason', 'confidence_stated', 'override_reason',
            'search_sources', 'search_languages', 'request_what', 'request_of', 'request_refusal']) then
      return new;
    end if;
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
-- A revision changes in one way only: an erasure takes its content, reason and salts away. An enforced date takes all
-- revisions of its noun; two people take those that hold the passage, of the noun and of imports that brought it.
create or replace function revisions_only_erase() returns trigger language plpgsql as $$
begin
  if new.id is distinct from old.id or new.position is distinct from old.position or new.entity is distinct from old.entity
     or new.entity_id is distinct from old.entity_id or new.version is distinct from old.version
     or new.content is not null or new.salt is not null or new.reason is not null or new.reason_salt is not null
     or not exists (
       select 1 from erasures e where e.id = new.erasure_id and (
         (e.enforced_by is not null and e.entity = new.entity and e.entity_id = new.entity_id)
         or (e.confirmed_by is not null and e.passage is not null
             and ((e.entity = new.entity and e.entity_id = new.entity_id) or new.entity = 'import_batch')
             and (holds_passage(old.content, e.passage) or position(e.passage in old.reason) > 0)))) then
    raise exception 'a revision can only be erased by a confirmed erasure' using errcode = 'restrict_violation', constraint = 'revisions_only_erase';
  end if;
  return new;
end $$;
--> statement-breakpoint
-- Erasures by people are proposed with their passage, then confirmed once, and forget the passage before the
-- transaction ends. Of other proposals on the same noun the passage goes as well.
create function erasures_propose_first() returns trigger language plpgsql as $$
begin
  if new.enforced_by is null and (new.confirmed_by is not null or new.confirmed_at is not null or coalesce(btrim(new.passage), '') = '') then
    raise exception 'an erasure is proposed with its passage before it is confirmed' using errcode = 'restrict_violation', constraint = 'erasures_propose_first';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger erasures_propose_first before insert on erasures for each row execute function erasures_propose_first();
--> statement-breakpoint
create function erasures_confirm_and_forget() returns trigger language plpgsql as $$
begin
  if old.confirmed_by is null and new.confirmed_by is not null and new.confirmed_at is not null and new.passage is not null
     and to_jsonb(new) - 'confirmed_by' - 'confirmed_at' = to_jsonb(old) - 'confirmed_by' - 'confirmed_at' then
    return new;
  end if;
  if old.confirmed_by is not null and old.passage is not null and new.passage is null
     and to_jsonb(new) - 'passage' = to_jsonb(old) - 'passage' then
    return new;
  end if;
  if old.confirmed_by is null and is_erasing(old.entity, old.entity_id, to_jsonb(old), to_jsonb(new), array['passage']) then
    return new;
  end if;
  raise exception 'an erasure is confirmed once and then forgets its passage' using errcode = 'restrict_violation', constraint = 'erasures_immutable';
end $$;
--> statement-breakpoint
drop trigger erasures_confirm_once on erasures;
--> statement-breakpoint
create trigger erasures_confirm_and_forget before update on erasures for each row execute function erasures_confirm_and_forget();
--> statement-breakpoint
create function erasures_forgotten() returns trigger language plpgsql as $$
begin
  if exists (select 1 from erasures e where e.id = new.id and e.confirmed_by is not null and e.passage is not null) then
    raise exception 'a confirmed erasure keeps no passage' using errcode = 'restrict_violation', constraint = 'erasures_forgotten';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger erasures_forgotten after update on erasures deferrable initially deferred for each row execute function erasures_forgotten();
